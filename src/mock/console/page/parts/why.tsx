import type { FullExchange } from '../model/types.ts';

/** Why a request got the answer it got: the mock's own words, the promises that it broke, and where those stand. */
export function Why({ exchange }: { readonly exchange: FullExchange }) {
  const { why, promises, documented, status, fault } = exchange;
  const reasons = why.filter((text) => !promises.some((promise) => promise.text === text));
  return (
    <section class={status >= 400 || fault !== null ? 'why refused' : 'why'} aria-label="Why">
      <h3>{status >= 400 || fault !== null ? 'Why it was refused' : 'Why this answer'}</h3>
      <ul>
        {fault !== null && <li>The fault “{fault}” was switched on.</li>}
        {reasons.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {promises.map(({ text, line }) => (
          <li key={text + line}>
            {text} <span class="soft">promised at</span> <span class="place">{line}</span>
          </li>
        ))}
        {documented === null && <li>No operation of the document fits this request.</li>}
        {documented !== null && (
          <li class="soft">
            Operation at <span class="place">{documented.operation}</span>
            {documented.response === null ? (
              `; the status ${status} is not documented there`
            ) : (
              <>
                , this answer at <span class="place">{documented.response}</span>
              </>
            )}
          </li>
        )}
      </ul>
    </section>
  );
}
