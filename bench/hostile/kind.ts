import type { createRandom } from '../../src/mock/control/random.ts';

/** A seeded source of choices. */
export interface Choices {
  readonly random: ReturnType<typeof createRandom>;
  pick<T>(list: readonly T[]): T;
  /** A whole number from 0 to `most`. */
  upTo(most: number): number;
}

/** One kind of hostile input: what it is tried on, and what would be harm. */
export interface Kind {
  readonly name: string;
  /** How many inputs of it come for each one of the rarest kind. */
  readonly share: number;
  /** Opens what the inputs are tried on. */
  open(): Promise<Trial>;
}

/** What inputs of a kind are tried on. */
export interface Trial {
  /** Sends one input. A text where it did harm: what happened. */
  attack(choices: Choices): Promise<string | undefined> | string | undefined;
  /** Looks at the end whether all still works, and closes. A text where it does not. */
  close(): Promise<string | undefined>;
}
