import type { Json } from '../shared/json.ts';

/** A filter with a value, and what of the whole list it leaves. */
export interface Choice {
  readonly name: string;
  readonly query: [string, string][];
  /** True for an item that has to come, and for one that may. */
  readonly owed: (item: Json) => boolean;
  readonly allowed: (item: Json) => boolean;
}
