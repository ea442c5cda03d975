import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import type { SchemaReader } from '../values/applicable.ts';

/** What deriving needs to know about a target: values that exist there. `undefined` where nobody told. */
export type KnownValue = (place: string) => string | undefined;

/** One operation on its way to probes. */
export interface Context {
  readonly spec: Spec;
  readonly operation: Operation;
  readonly known: KnownValue;
  /** True for a place whose value was made for the run: what hangs on it need not be there. */
  readonly isNew?: (place: string) => boolean;
  /** The id of a thing that is there, for a field that is called after such things. */
  readonly reference?: (name: string) => string | undefined;
  /** Body places that a target gives values for: `body./permissions/*` + `/_id`. */
  readonly bodyPlaces: readonly string[];
  /** True where the examples of the spec exist on the target, as on a mock. */
  readonly examplesExist: boolean;
}

/** The schemas of the spec as a reader of requests sees them. */
export function requestReader(spec: Spec): SchemaReader {
  return { document: spec.document, schemas: spec.schemas, direction: 'request' };
}
