import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useLog } from '../model/hooks.ts';
import { type Log, mostLines } from '../model/log.ts';
import { hashOf, keyOf } from '../model/route.ts';
import type { Mock, ShownLine } from '../model/types.ts';
import { Method, Status } from '../parts/status.tsx';
import { ExchangeView } from './exchange.tsx';

interface LogProps {
  readonly mock: Mock;
  readonly mocks: readonly Mock[];
  readonly log: Log;
  readonly chosen: string | undefined;
}

/** The requests as they come; of each, when it is chosen, everything. */
export function LogView({ mock, mocks, log, chosen }: LogProps) {
  useLog(log);
  const [text, setText] = useState('');
  const [isRefusedOnly, setRefusedOnly] = useState(false);
  const [isOfAll, setOfAll] = useState(false);
  const lines = log.lines();
  const shown = useMemo(
    () =>
      lines.filter(
        (line) =>
          (isOfAll || line.mock === mock) &&
          (!isRefusedOnly || line.status >= 400 || line.fault !== null) &&
          (text === '' || textOf(line).includes(text.toLowerCase())),
      ),
    [lines, mock, isOfAll, isRefusedOnly, text],
  );
  const line = shown.find(({ id }) => String(id) === chosen);
  const open = (next: ShownLine) => {
    history.replaceState(null, '', hashOf(keyOf(mock), 'log', next.id));
    dispatchEvent(new HashChangeEvent('hashchange'));
  };
  return (
    <div class="log-view">
      <h2>Requests</h2>
      <div class="row">
        <label>
          Find a request
          <input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={isRefusedOnly}
            onChange={(event) => setRefusedOnly(event.currentTarget.checked)}
          />
          Refused only
        </label>
        {mocks.length > 1 && (
          <label class="check">
            <input
              type="checkbox"
              checked={isOfAll}
              onChange={(event) => setOfAll(event.currentTarget.checked)}
            />
            All APIs
          </label>
        )}
        <button type="button" onClick={() => log.clear()}>
          Clear
        </button>
      </div>
      <p class="soft">
        {shown.length} of {lines.length} requests{lines.length === mostLines ? ', older ones are gone' : ''}
        {log.missed() > 0 && `; ${log.missed()} came faster than the mock keeps them`}
      </p>
      <div class="split">
        <Lines lines={shown} chosen={line} isOfAll={isOfAll} onOpen={open} />
        {line !== undefined && <ExchangeView key={line.id} line={line} />}
      </div>
    </div>
  );
}

const rowHeight = 30;
const beyond = 8;

interface LinesProps {
  readonly lines: readonly ShownLine[];
  readonly chosen: ShownLine | undefined;
  readonly isOfAll: boolean;
  readonly onOpen: (line: ShownLine) => void;
}

/** A list of which only what is seen is in the page. It stays at its end unless somebody scrolls away. */
function Lines({ lines, chosen, isOfAll, onOpen }: LinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (isAtEnd.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [lines.length, lines.at(-1)?.id, height]);
  const from = Math.max(0, Math.floor(top / rowHeight) - beyond);
  const seen = lines.slice(from, from + Math.ceil(height / rowHeight) + 2 * beyond);
  const step = (by: number) => {
    const at = chosen === undefined ? lines.length - (by > 0 ? 1 : 0) : lines.indexOf(chosen) + by;
    const index = Math.max(0, Math.min(lines.length - 1, at));
    const next = lines[index];
    if (next === undefined || box.current === null) return;
    const { scrollTop, clientHeight } = box.current;
    if (index * rowHeight < scrollTop) box.current.scrollTop = index * rowHeight;
    else if ((index + 1) * rowHeight > scrollTop + clientHeight)
      box.current.scrollTop = (index + 1) * rowHeight - clientHeight;
    onOpen(next);
  };
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: -lines.length,
    End: lines.length,
  };
  return (
    <div
      ref={box}
      class="lines"
      role="listbox"
      aria-label="Requests, the newest last"
      tabIndex={0}
      aria-activedescendant={chosen !== undefined && seen.includes(chosen) ? `line-${chosen.id}` : undefined}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight >= scrollHeight - rowHeight;
        setTop(scrollTop);
      }}
      onKeyDown={(event) => {
        const by = steps[event.key];
        if (by === undefined) return;
        event.preventDefault();
        step(by);
      }}
    >
      {lines.length === 0 && (
        <div class="soft empty" role="option" tabIndex={-1} aria-selected={false} aria-disabled>
          Nothing was asked yet.
        </div>
      )}
      <div role="presentation" style={{ height: `${from * rowHeight}px` }} />
      {seen.map((line, index) => (
        <Row
          key={line.mock.url + line.id}
          line={line}
          position={from + index + 1}
          count={lines.length}
          isChosen={line === chosen}
          isOfAll={isOfAll}
          onOpen={onOpen}
        />
      ))}
      <div
        role="presentation"
        style={{ height: `${Math.max(0, lines.length - from - seen.length) * rowHeight}px` }}
      />
    </div>
  );
}

interface RowProps extends Pick<LinesProps, 'isOfAll' | 'onOpen'> {
  readonly line: ShownLine;
  readonly position: number;
  readonly count: number;
  readonly isChosen: boolean;
}

function Row({ line, position, count, isChosen, isOfAll, onOpen }: RowProps) {
  const { id, at, ms, method, url, status, why, session, mock } = line;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus, and its keys choose
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
    <div
      id={`line-${id}`}
      class="line"
      role="option"
      aria-selected={isChosen}
      aria-setsize={count}
      aria-posinset={position}
      onClick={() => onOpen(line)}
    >
      <span class="time">{clock(at)}</span>
      <Status status={status} />
      <Method method={method} />
      {isOfAll && <span class="soft">{keyOf(mock)}</span>}
      <span class="url">{url}</span>
      {session !== '' && <span class="mark">{session}</span>}
      <span class="ms">{ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms</span>
      {why.length > 0 && <span class="reason">{why.join('; ')}</span>}
    </div>
  );
}

function clock(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { hour12: false });
}

function textOf({ method, url, status, operation, why, session }: ShownLine): string {
  return `${method} ${url} ${status} ${operation ?? ''} ${why.join(' ')} ${session}`.toLowerCase();
}
