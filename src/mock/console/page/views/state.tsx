import { useState } from 'preact/hooks';
import { steer } from '../model/ask.ts';
import { useLoaded, useLog } from '../model/hooks.ts';
import type { Log } from '../model/log.ts';
import { keyOf } from '../model/route.ts';
import type { Caller, Json, Mock, Outline } from '../model/types.ts';
import { Code } from '../parts/code.tsx';
import { steeringCode } from '../snippets/steer.ts';

interface StateProps {
  readonly mock: Mock;
  readonly outline: Outline;
  readonly caller: Caller;
  readonly log: Log;
}

/** Everything that the mock remembers for a session: seen, edited, made as new, saved and loaded. */
export function StateView({ mock, outline, caller: { session }, log }: StateProps) {
  const written = useLog(log)
    .lines()
    .findLast((line) => line.mock === mock && line.session === session && line.method !== 'GET');
  const ask = () => steer(mock, { method: 'GET', name: 'state' }, session);
  const { value, error, again } = useLoaded<Json>(ask, [mock.url, session, written?.id]);
  const [edited, setEdited] = useState<string | undefined>();
  const [said, setSaid] = useState<{ text: string; isBad: boolean } | undefined>();
  const act = async (act: () => Promise<unknown>, text: string) => {
    try {
      await act();
      setEdited(undefined);
      setSaid({ text, isBad: false });
      again();
    } catch (thrown) {
      setSaid({ text: thrown instanceof Error ? thrown.message : String(thrown), isBad: true });
    }
  };
  const put = (text: string) => steer(mock, { method: 'PUT', name: 'state', body: text }, session);
  const file = `${keyOf(mock)}.state.json`;
  const load = async (input: HTMLInputElement) => {
    const text = await input.files?.[0]?.text();
    input.value = '';
    if (text !== undefined) await act(() => put(text), 'The state of the file is in use.');
  };
  const steering = `await fetch(\`\${mocks.url('${mock.api}')}/__mock/state\`, {
  method: 'PUT',${session === '' ? '' : `\n  headers: { 'X-Mock-Session': ${JSON.stringify(session)} },`}
  body: readFileSync('${file}', 'utf8'),
});`;
  if (outline.forgetful !== null)
    return (
      <div class="state-view">
        <h2>State</h2>
        <p>This mock remembers nothing ({outline.forgetful}).</p>
      </div>
    );
  return (
    <div class="state-view">
      <h2>State</h2>
      <p class="soft">
        What {session === '' ? 'the session that everybody shares' : `session “${session}”`} has written,
        begun with the examples of the document.
      </p>
      <div class="row">
        <button type="button" onClick={again}>
          Read again
        </button>
        <button type="button" onClick={() => save(file, value ?? null)} disabled={value === undefined}>
          Save as a file
        </button>
        <label class="button">
          Load a file
          <input
            class="hidden"
            type="file"
            accept=".json,application/json"
            onChange={(event) => void load(event.currentTarget)}
          />
        </label>
        <button
          type="button"
          onClick={() =>
            void act(() => steer(mock, { method: 'POST', name: 'reset' }, session), 'The session is as new.')
          }
        >
          Reset
        </button>
        {edited === undefined && value !== undefined && (
          <button type="button" onClick={() => setEdited(JSON.stringify(value, undefined, 2))}>
            Edit
          </button>
        )}
      </div>
      <p role="status" class={said?.isBad === true ? 'error' : 'note'}>
        {said?.text}
      </p>
      {error !== undefined && <p class="error">{error}</p>}
      {edited !== undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void act(() => put(edited), 'The state is in use.');
          }}
        >
          <label>
            The state as JSON
            <textarea
              rows={24}
              value={edited}
              spellcheck={false}
              onInput={(event) => setEdited(event.currentTarget.value)}
            />
          </label>
          <div class="row">
            <button type="submit" class="primary">
              Use it
            </button>
            <button type="button" onClick={() => setEdited(undefined)}>
              Discard
            </button>
          </div>
        </form>
      ) : (
        value !== undefined && <Code text={JSON.stringify(value, undefined, 2)} label="the state" />
      )}
      <h3>The same in a test</h3>
      <Code
        text={steeringCode(mock.api, { method: 'POST', name: 'reset' }, session)}
        label="the reset as code"
      />
      <Code text={steering} label="loading the file as code" />
    </div>
  );
}

/** Hands a value over as a file. */
function save(name: string, value: Json): void {
  const blob = new Blob([`${JSON.stringify(value, undefined, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
