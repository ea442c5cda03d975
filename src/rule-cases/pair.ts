import type { Breach } from '../laws/law.ts';
import type { Step } from '../laws/world.ts';
import { type ShownExchange, showExchange } from './show.ts';

/** The exchanges that show a broken rule, and the same ones where it is kept. */
export interface Pair {
  readonly breaks: readonly ShownExchange[];
  readonly keeps: readonly ShownExchange[];
}

interface Tried {
  readonly breaches: readonly Breach[];
  readonly steps: readonly Step[];
}

/** Of two runs of a law the two exchanges that tell them apart: the one that shows it, with the one it depends on. */
export function pairOf(broken: Tried, kept: Tried): Pair {
  const shown = broken.steps.map(({ exchange }) => showExchange(exchange));
  const step = broken.breaches[0]?.step;
  const index = broken.steps.findIndex((one) => one === step);
  const text = (at: number) => JSON.stringify(shown[at]);
  let first = index;
  if (step?.draft.operation.method === 'GET') {
    first = index - 1;
    // Asked again and again: the one before the first time is what it depends on.
    while (first > 0 && text(first) === text(index)) first -= 1;
  }
  const both = [first, first + 1].filter((at) => at >= 0);
  return {
    breaks: both.flatMap((at) => shown[at] ?? []),
    keeps: both.flatMap((at) => kept.steps[at] ?? []).map(({ exchange }) => showExchange(exchange)),
  };
}
