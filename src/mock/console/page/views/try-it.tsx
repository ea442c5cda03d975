import { useEffect, useMemo, useState } from 'preact/hooks';
import { askExchange, type Received, send, unsendable } from '../model/ask.ts';
import { draftOf, type Form, filledForm, formOf, requestNames } from '../model/draft.ts';
import type { Log } from '../model/log.ts';
import { takeReplay } from '../model/replay.ts';
import type { Caller, FullExchange, HttpDraft, Mock, Operation } from '../model/types.ts';
import { Code } from '../parts/code.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { clientCode } from '../snippets/client.ts';
import { curlCode } from '../snippets/curl.ts';
import { fetchCode } from '../snippets/fetch.ts';
import { Fields } from './fields.tsx';
import { ReceivedView } from './received.tsx';

interface TryItProps {
  readonly mock: Mock;
  readonly operation: Operation;
  readonly caller: Caller;
  readonly log: Log;
}

/** A request of an operation: filled from the examples, editable, as code, sent, and what came of it. */
export function TryIt({ mock, operation, caller, log }: TryItProps) {
  const [form, setForm] = useState<Form>(() => replayed(operation) ?? filledForm(operation));
  const [received, setReceived] = useState<Received | undefined>();
  const [exchange, setExchange] = useState<FullExchange | undefined>();
  const [isAsking, setAsking] = useState(false);
  const draft = useMemo(() => draftOf(mock, operation, form, caller), [mock, operation, form, caller]);
  const dropped = unsendable(draft);
  useEffect(() => setExchange(undefined), [received]);
  const ask = async () => {
    setAsking(true);
    const before = log.lines().findLast((line) => line.mock === mock)?.id ?? -1;
    const answer = await send(draft);
    setReceived(answer);
    setAsking(false);
    setExchange(await exchangeOf(mock, log, draft, before));
  };
  const names = requestNames(operation);
  return (
    <section class="try-it" aria-label="Try it">
      <h3>Try it</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        {names.length > 0 && (
          <label>
            Fill from the example
            <select
              onChange={(event) =>
                setForm({ ...filledForm(operation, event.currentTarget.value), prefer: form.prefer })
              }
            >
              {names.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        <Fields operation={operation} form={form} onChange={setForm} />
        <div class="row">
          <button type="submit" class="primary" disabled={isAsking}>
            {isAsking ? 'Sending…' : 'Send'}
          </button>
          <span class="soft">
            as {caller.identity}
            {caller.session === '' ? '' : ` in session “${caller.session}”`}
          </span>
        </div>
        {dropped.length > 0 && (
          <p class="note">A page cannot send {dropped.join(', ')}: the curl line can.</p>
        )}
      </form>
      <div aria-live="polite">
        {received !== undefined && <ReceivedView received={received} exchange={exchange} />}
      </div>
      <Tabs
        label="The request as code"
        tabs={[
          { name: 'curl', content: () => <Code text={curlCode(draft)} label="the request as curl" /> },
          { name: 'fetch', content: () => <Code text={fetchCode(draft)} label="the request as fetch" /> },
          {
            name: 'generated client',
            content: () => (
              <Code text={clientCode(mock, operation, form, caller)} label="the request with the client" />
            ),
          },
        ]}
      />
    </section>
  );
}

/** A form filled from a line of the log that was to be edited; the first time it is asked for. */
function replayed(operation: Operation): Form | undefined {
  const values = takeReplay(operation.id);
  return values === undefined ? undefined : formOf(operation, values);
}

/** How long the log is waited for, in milliseconds: it comes by another way than the answer. */
const patience = 1_500;

/** The line of the log that a request left, in full; undefined where none is found. */
async function exchangeOf(
  mock: Mock,
  log: Log,
  { method, url }: HttpDraft,
  before: number,
): Promise<FullExchange | undefined> {
  const own = url.slice(mock.url.length);
  const find = () =>
    log
      .lines()
      .find(
        (line) => line.mock === mock && line.id > before && line.method === method && isSame(line.url, own),
      );
  const line =
    find() ??
    (await new Promise<ReturnType<typeof find>>((resolve) => {
      const end = (found: ReturnType<typeof find>) => {
        unfollow();
        clearTimeout(timer);
        resolve(found);
      };
      const unfollow = log.follow(() => {
        const found = find();
        if (found !== undefined) end(found);
      });
      const timer = setTimeout(() => end(undefined), patience);
    }));
  return line === undefined ? undefined : askExchange(mock, line.id).catch(() => undefined);
}

/** A browser writes a URL its own way. */
function isSame(one: string, other: string): boolean {
  const base = 'http://mock';
  return new URL(base + one).href === new URL(base + other).href;
}
