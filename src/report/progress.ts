import type { ProbeResult } from '../judge/result.ts';
import { cut } from './words.ts';

/** How far a run is. */
export interface Progress {
  readonly done: number;
  /** As many as are known of by now. */
  readonly planned: number;
  readonly last: ProbeResult;
}

/** Draws one line over and over; `clear` takes it away. */
export interface ProgressLine {
  show(progress: Progress): void;
  clear(): void;
}

/**
 * A line of progress for somebody who waits: `120 of 430, 2 failed  PUT /v1/…`. At most ten times a second.
 * `write` gets what a terminal shows; nobody calls this where there is none, such as in CI.
 */
export function progressLine(
  write: (text: string) => void,
  width: () => number,
  now: () => number,
): ProgressLine {
  let failed = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show({ done, planned, last }) {
      if (last.outcome === 'failed' || last.outcome === 'broken') failed += 1;
      if (now() - shownAt < 100) return;
      shownAt = now();
      const bad = failed === 0 ? '' : `, ${failed} failed`;
      const line = `${done} of ${Math.max(done, planned)}${bad}  ${last.method} ${last.path}`;
      write(`\r\u001b[2K${cut(line, Math.max(20, width() - 1))}`);
    },
    clear() {
      if (shownAt > Number.NEGATIVE_INFINITY) write('\r\u001b[2K');
    },
  };
}
