import { useState } from 'preact/hooks';
import { askExchange, type Received, send } from '../model/ask.ts';
import { useLoaded } from '../model/hooks.ts';
import { keepReplay } from '../model/replay.ts';
import { hashOf, keyOf } from '../model/route.ts';
import type { FullExchange, HttpDraft, Mock, ShownLine } from '../model/types.ts';
import { Code, prettyBody } from '../parts/code.tsx';
import { Headers } from '../parts/headers.tsx';
import { Method, Status } from '../parts/status.tsx';
import { Why } from '../parts/why.tsx';
import { curlCode } from '../snippets/curl.ts';
import { fetchCode } from '../snippets/fetch.ts';

/** One request of the log in full, and the same again. */
export function ExchangeView({ line }: { readonly line: ShownLine }) {
  const { mock, id } = line;
  const { value: exchange, error } = useLoaded(() => askExchange(mock, id), [mock.url, id]);
  const [again, setAgain] = useState<Received | undefined>();
  return (
    <section class="exchange" aria-label="The chosen request" aria-live="polite">
      <h3>
        <Method method={line.method} /> <span class="path">{line.url}</span>
      </h3>
      <p>
        <Status status={line.status} reason={exchange?.response.reason ?? ''} />{' '}
        <span class="soft">
          {line.ms} ms{line.session === '' ? '' : `, session “${line.session}”`}
        </span>
      </p>
      {error !== undefined && <p class="error">{error}</p>}
      {exchange !== undefined && (
        <>
          <Why exchange={exchange} />
          <div class="row">
            <button type="button" onClick={async () => setAgain(await send(draftOf(mock, exchange)))}>
              Send again
            </button>
            {exchange.operation !== null && exchange.values !== null && (
              <a
                class="button"
                href={hashOf(keyOf(mock), 'operations', exchange.operation)}
                onClick={() => keep(exchange)}
              >
                Edit in “Try it”
              </a>
            )}
            <span role="status">{again !== undefined && <Again received={again} />}</span>
          </div>
          <h4>Request</h4>
          <Headers headers={exchange.request.headers} label="Headers of the request" />
          {exchange.request.text !== '' && (
            <Code text={prettyBody(exchange.request.text)} label="the body of the request" />
          )}
          <h4>Answer</h4>
          <Headers headers={exchange.response.headers} label="Headers of the answer" />
          {exchange.response.text !== '' && (
            <Code text={prettyBody(exchange.response.text)} label="the body of the answer" />
          )}
          <details>
            <summary>As code</summary>
            <Code text={curlCode(draftOf(mock, exchange))} label="the request as curl" />
            <Code text={fetchCode(draftOf(mock, exchange))} label="the request as fetch" />
          </details>
        </>
      )}
    </section>
  );
}

function Again({ received: { status, ms, failure } }: { readonly received: Received }) {
  return (
    <>
      <Status status={status} /> {failure ?? `in ${Math.round(ms)} ms`}
    </>
  );
}

/** What the connection adds by itself. */
const ownHeaders =
  /^(host|connection|content-length|accept-encoding|accept-language|user-agent|origin|referer|cookie|pragma|cache-control|priority|sec-.*)$/;

function draftOf(mock: Mock, { method, url, request: { headers, text } }: FullExchange): HttpDraft {
  const cookies = (headers.cookie ?? '').split(/;\s*/).flatMap((pair): [string, string][] => {
    const cut = pair.indexOf('=');
    return cut < 1 ? [] : [[pair.slice(0, cut), decoded(pair.slice(cut + 1))]];
  });
  return {
    method,
    url: mock.url + url,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.test(name))),
    cookies: Object.fromEntries(cookies),
    body: text === '' ? undefined : text,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function keep({ operation, values, request }: FullExchange): void {
  if (operation === null || values === null) return;
  const body = request.text === '' ? undefined : prettyBody(request.text);
  keepReplay(operation, { path: values.path, query: values.query, body });
}
