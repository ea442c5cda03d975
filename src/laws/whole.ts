import type { World } from '../context/world.ts';
import type { Json } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import type { Listing } from './listing.ts';

/** A list that was read from its first page to its last. */
export interface Whole {
  readonly world: World;
  readonly spec: Spec;
  readonly list: Operation;
  /** The path parameter that names one of its items. */
  readonly key: string;
  readonly listing: Listing;
  readonly items: readonly Json[];
}
