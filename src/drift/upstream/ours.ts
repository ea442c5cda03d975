import type { JsonObject } from '../../json.ts';
import type { Operation } from '../../operation.ts';
import type { Pointer } from '../../pointer.ts';
import type { Spec } from '../../spec.ts';

/** Our side of the comparison. */
export interface Ours {
  readonly api: string;
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  locate(pointer: Pointer): string;
  /** The spec with its schemas compiled, when somebody needs them. */
  spec(): Promise<Spec>;
}
