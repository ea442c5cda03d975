import { performance } from 'node:perf_hooks';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** How a run is told to stop. */
export interface Stop {
  readonly signal: AbortSignal;
  /** Takes the signals for itself alone: a library's handler would end the process before anything is put back. */
  claim(): void;
}

/**
 * Aborts at the first Ctrl-C, so that what was changed can be put back. Another one a second later ends the process:
 * a terminal and a wrapper may both hand on the first.
 */
export function stopOnSignal(): Stop {
  const stop = new AbortController();
  let first = Number.POSITIVE_INFINITY;
  const onSignal = () => {
    if (performance.now() - first > 1000) process.exit(2);
    first = Math.min(first, performance.now());
    stop.abort();
  };
  const claim = () => {
    for (const name of signals) {
      // Ours stays all the time: a signal that is on its way would be lost with the last listener
      const all = process.listeners(name);
      if (!all.includes(onSignal)) process.on(name, onSignal);
      for (const other of all) if (other !== onSignal) process.off(name, other);
    }
  };
  claim();
  return { signal: stop.signal, claim };
}
