import type { LogLine, Mock, ShownLine } from './types.ts';

/** How many lines the page keeps; the mock keeps the bodies of the last 500. */
export const mostLines = 10_000;

/** The requests of all mocks as they come. */
export interface Log {
  /** Not to be changed; another list after each change. */
  readonly lines: () => readonly ShownLine[];
  /** How many lines came faster than the mock keeps them. */
  readonly missed: () => number;
  /** The mocks whose stream is down. */
  readonly silent: () => readonly Mock[];
  clear(): void;
  follow(tell: () => void): () => void;
  close(): void;
}

/** Listens to these mocks. Whoever follows is told once a frame at most, however many lines came. */
export function createLog(mocks: readonly Mock[]): Log {
  let lines: readonly ShownLine[] = [];
  let missed = 0;
  let silent: readonly Mock[] = [];
  let isTold = true;
  const followers = new Set<() => void>();
  const changed = () => {
    if (!isTold) return;
    isTold = false;
    // A hidden page gets no frames
    const next = document.hidden ? (done: () => void) => setTimeout(done, 250) : requestAnimationFrame;
    next(() => {
      isTold = true;
      for (const tell of followers) tell();
    });
  };
  const streams = mocks.map((mock) =>
    streamOf(mock, {
      came(news, lost) {
        const all = [...lines, ...news.map((line) => ({ ...line, mock }))];
        lines = all.length > mostLines ? all.slice(-mostLines) : all;
        missed += lost;
        changed();
      },
      isUp(isUp) {
        silent = [...silent.filter((other) => other !== mock), ...(isUp ? [] : [mock])];
        changed();
      },
    }),
  );
  return {
    lines: () => lines,
    missed: () => missed,
    silent: () => silent,
    clear() {
      lines = [];
      missed = 0;
      changed();
    },
    follow(tell) {
      followers.add(tell);
      return () => followers.delete(tell);
    },
    close() {
      for (const stream of streams) stream.close();
    },
  };
}

interface Listener {
  came(lines: readonly LogLine[], missed: number): void;
  isUp(isUp: boolean): void;
}

function streamOf({ url }: Mock, { came, isUp }: Listener): EventSource {
  const stream = new EventSource(`${url}/__mock/events`);
  stream.addEventListener('log', ({ data }) => {
    const { lines, missed } = JSON.parse(String(data)) as { lines: LogLine[]; missed: number };
    came(lines, missed);
  });
  stream.addEventListener('open', () => isUp(true));
  stream.addEventListener('error', () => isUp(false));
  return stream;
}
