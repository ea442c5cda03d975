import { useEffect, useRef } from 'preact/hooks';
import { askOutline } from './model/ask.ts';
import { useLoaded, useLog, useRoute, useStored } from './model/hooks.ts';
import type { Log } from './model/log.ts';
import { hashOf, keyOf, type View, views } from './model/route.ts';
import type { Caller, Identity, Mock } from './model/types.ts';
import { DocumentView } from './views/document.tsx';
import { LogView } from './views/log.tsx';
import { OperationView } from './views/operation.tsx';
import { Operations } from './views/operations.tsx';
import { StateView } from './views/state.tsx';
import { SwitchesView } from './views/switches.tsx';

const titles: Readonly<Record<View, string>> = {
  operations: 'Operations',
  log: 'Requests',
  state: 'State',
  switches: 'Switches',
  document: 'Document',
};

const identities: readonly Identity[] = ['administrator', 'unprivileged', 'invalid', 'nobody'];

/** The console: which mock, which view of it, as whom. */
export function App({ mocks, log }: { readonly mocks: readonly Mock[]; readonly log: Log }) {
  const route = useRoute();
  const [session, setSession] = useStored('session', '');
  const [identity, setIdentity] = useStored('identity', 'administrator');
  const mock = mocks.find((one) => keyOf(one) === route.mock) ?? mocks[0];
  if (mock === undefined) return <p class="error">No mock runs here.</p>;
  const caller: Caller = { session, identity: identities.find((one) => one === identity) ?? 'administrator' };
  return (
    <>
      <button type="button" class="skip" onClick={toMain}>
        To the content
      </button>
      <header>
        <div class="name">
          <h1>Mock console</h1>
          <p class="soft base">{mock.url}</p>
        </div>
        <label>
          API
          <select
            value={keyOf(mock)}
            onChange={(event) => {
              location.hash = hashOf(event.currentTarget.value, route.view);
            }}
          >
            {mocks.map((one) => (
              <option key={one.url} value={keyOf(one)}>
                {one.variant === null ? one.api : `${one.api} ${one.variant}`}
              </option>
            ))}
          </select>
        </label>
        <label>
          Identity
          <select value={caller.identity} onChange={(event) => setIdentity(event.currentTarget.value)}>
            {identities.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          Session
          <input
            type="text"
            value={session}
            placeholder="shared"
            spellcheck={false}
            autocomplete="off"
            onChange={(event) => setSession(event.currentTarget.value.trim())}
          />
        </label>
        <nav aria-label="Views">
          {views.map((view) => (
            <a
              key={view}
              href={hashOf(keyOf(mock), view)}
              aria-current={view === route.view ? 'page' : undefined}
            >
              {titles[view]}
              {view === 'log' && <Count log={log} mock={mock} />}
            </a>
          ))}
        </nav>
      </header>
      <Silent log={log} mock={mock} />
      <Main mock={mock} mocks={mocks} view={route.view} item={route.item} caller={caller} log={log} />
    </>
  );
}

/** How many requests came. */
function Count({ log, mock }: { readonly log: Log; readonly mock: Mock }) {
  const count = useLog(log)
    .lines()
    .reduce((sum, line) => sum + (line.mock === mock ? 1 : 0), 0);
  return count === 0 ? null : <span class="count">{count}</span>;
}

function Silent({ log, mock }: { readonly log: Log; readonly mock: Mock }) {
  if (!useLog(log).silent().includes(mock)) return null;
  return (
    <p class="error banner" role="alert">
      {mock.url} does not answer. Was the mock stopped? The page asks again.
    </p>
  );
}

interface MainProps {
  readonly mock: Mock;
  readonly mocks: readonly Mock[];
  readonly view: View;
  readonly item: string | undefined;
  readonly caller: Caller;
  readonly log: Log;
}

function Main({ mock, mocks, view, item, caller, log }: MainProps) {
  const { value: outline, error } = useLoaded(() => askOutline(mock), [mock.url]);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${titles[view]}: ${keyOf(mock)}`;
  }, [mock, view]);
  const isOperations = view === 'operations';
  const isReady = outline !== undefined && outline.api === mock.api && outline.variant === mock.variant;
  return (
    <main id="main" ref={main} tabIndex={-1} class={isOperations ? 'with-list' : ''}>
      {error !== undefined && <p class="error">{error}</p>}
      {isReady && outline.broken !== null && (
        <p class="error banner">The last good version is shown: {outline.broken}</p>
      )}
      {isReady && isOperations && (
        <Operations mock={mock} outline={outline} chosen={item ?? outline.operations[0]?.id} />
      )}
      {isReady && isOperations && (
        <OperationView mock={mock} id={item ?? outline.operations[0]?.id ?? ''} caller={caller} log={log} />
      )}
      {view === 'log' && <LogView mock={mock} mocks={mocks} log={log} chosen={item} />}
      {isReady && view === 'state' && (
        <StateView key={keyOf(mock)} mock={mock} outline={outline} caller={caller} log={log} />
      )}
      {view === 'switches' && <SwitchesView key={keyOf(mock)} mock={mock} caller={caller} />}
      {isReady && view === 'document' && <DocumentView mock={mock} outline={outline} />}
    </main>
  );
}

function toMain(): void {
  document.getElementById('main')?.focus();
}
