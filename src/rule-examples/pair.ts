import type { Step } from '../context/world.ts';
import type { LawFinding } from '../laws/law.ts';
import { type ShownExchange, showExchange } from './show.ts';

/** The exchanges that show a broken rule, and the same ones where it is kept. */
export interface Pair {
  readonly breaks: readonly ShownExchange[];
  readonly keeps: readonly ShownExchange[];
}

interface Tried {
  readonly breaches: readonly LawFinding[];
  readonly steps: readonly Step[];
}

/**
 * Of two runs of a law the exchange that tells them apart, with the one that it depends on: the write before it,
 * the first of two equal readings, or the reading after a refusal.
 */
export function pairOf(broken: Tried, kept: Tried): Pair {
  const shown = broken.steps.map(({ exchange }) => showExchange(exchange));
  const telltale = broken.breaches[0]?.step;
  const index = telltale === undefined ? -1 : broken.steps.indexOf(telltale);
  const places = isReading(shown[index])
    ? [before(shown, index), before(shown, index) + 1]
    : [index, index + 1];
  const telling = places.filter((place, nth) => nth === 1 || !isOther(shown[place], shown[places[1] ?? 0]));
  return {
    breaks: telling.flatMap((place) => shown[place] ?? []),
    keeps: telling.flatMap((place) => kept.steps[place] ?? []).map(({ exchange }) => showExchange(exchange)),
  };
}

/** The place of the last exchange that is not the one at `index` asked again. */
function before(shown: readonly ShownExchange[], index: number): number {
  const text = JSON.stringify(shown[index]);
  return shown.findLastIndex((one, place) => place < index && JSON.stringify(one) !== text);
}

function isReading(shown: ShownExchange | undefined): boolean {
  return shown?.request.startsWith('GET ') === true;
}

/** True for a reading of something else: it says nothing about the one after it. */
function isOther(one: ShownExchange | undefined, next: ShownExchange | undefined): boolean {
  return isReading(one) && one?.request !== next?.request;
}
