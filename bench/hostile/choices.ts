import { createRandom } from '../../src/mock/control/random.ts';
import type { Choices } from './kind.ts';

/** Choices that are the same for the same seed. */
export function choicesOf(seed: string): Choices {
  const random = createRandom(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  return { random, upTo, pick: <T>(list: readonly T[]) => list[upTo(list.length - 1)] as T };
}

/** A text with a few of its characters changed, cut out, doubled, or replaced by one of these pieces. */
export function mutated(text: string, pieces: readonly string[], { upTo, pick }: Choices): string {
  let changed = text;
  for (let turn = 0; turn <= upTo(3); turn += 1) {
    const at = upTo(changed.length);
    const until = Math.min(changed.length, at + upTo(pick([1, 4, 40, 400])));
    const between = pick([
      '',
      pick(pieces),
      changed.slice(at, until).repeat(2),
      String.fromCharCode(upTo(300)),
    ]);
    changed = changed.slice(0, at) + between + changed.slice(until);
  }
  return pick([changed, changed, changed.slice(0, upTo(changed.length))]);
}
