import type { Json } from '../../shared/json.ts';
import type { SchemaAt } from '../../spec/operation.ts';

/** A value to put in one place, meant to keep or to break one keyword there. */
export interface Candidate {
  readonly keyword: string;
  readonly at: SchemaAt;
  /** What is special about it, in a few words: `length 65`. */
  readonly label: string;
  /** `undefined` leaves the place out. */
  readonly value: Json | undefined;
  /** A place below the site, where a field is added or left out; the site itself without it. */
  readonly field?: string;
  /** The exact JSON text, where the value cannot say it: `1.0`. */
  readonly text?: string;
  /** True where many servers take it all the same, and mean nothing bad by it: it may not break them. */
  readonly tolerable?: boolean;
}

/** A candidate without the keyword that it is about: whoever asked knows it. */
export type Made = Omit<Candidate, 'at' | 'keyword'>;
