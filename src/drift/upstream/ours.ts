import type { JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import type { Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';

/** Our side of the comparison. */
export interface DeclaredSpec {
  readonly api: string;
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  locate(pointer: Pointer): string;
  /** The spec with its schemas compiled, when somebody needs them. */
  spec(): Promise<Spec>;
}
