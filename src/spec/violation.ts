import type { ErrorObject } from 'ajv';
import type { Json, JsonObject } from '../shared/json.ts';
import { join, type Pointer } from '../shared/pointer.ts';

/** One broken keyword: where in the spec, where in the value. */
export interface Violation {
  readonly keyword: string;
  /** The keyword's place in the bundled spec. */
  readonly at: Pointer;
  /** The place in the value, `#` for all of it. */
  readonly path: Pointer;
  readonly message: string;
  /** The value that broke it. */
  readonly actual: Json;
  /** What the keyword asks for. */
  readonly expected: Json;
  /** True when the spec lists the keyword under `x-unpromised`: nobody documents that it is enforced. */
  readonly unpromised: boolean;
}

/** The compiled schemas of one spec. Requests leave `readOnly` fields out, responses `writeOnly` ones. */
export interface Schemas {
  check(schema: Pointer, value: unknown, direction: Direction): Violation[];
  /**
   * Compiles each of these now. One that does not compile strictly is an InputError, since a misspelt keyword would
   * otherwise pass everything in silence.
   */
  compileAll(pointers: readonly Pointer[]): void;
}

export type Direction = 'request' | 'response';

/** What a compiled schema complains of; `places` tells where each schema stands, `#` where it does not know. */
export function violationsIn(
  errors: readonly ErrorObject[] | null | undefined,
  places: ReadonlyMap<object, Pointer>,
): Violation[] {
  return (errors ?? []).filter(isCause).map((error) => toViolation(error, places));
}

/** `anyOf` and its kin repeat what their branches said; `if` says nothing of itself. */
function isCause(error: ErrorObject): boolean {
  return error.keyword !== 'if';
}

function toViolation(error: ErrorObject, places: ReadonlyMap<object, Pointer>): Violation {
  const schema = (error.parentSchema ?? {}) as JsonObject;
  const here = places.get(schema) ?? '#';
  return {
    keyword: error.keyword,
    at: join(here, error.keyword),
    path: `#${error.instancePath}`,
    message: error.message ?? error.keyword,
    actual: error.data as Json,
    expected: error.schema as Json,
    unpromised: isUnpromised(schema, error.keyword, error.data),
  };
}

function isUnpromised(schema: JsonObject, keyword: string, data: unknown): boolean {
  const words = Array.isArray(schema['x-unpromised']) ? schema['x-unpromised'] : [];
  return words.includes(keyword) || (keyword === 'type' && words.includes(`type:${rawType(data)}`));
}

function rawType(data: unknown): string {
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'array';
  return typeof data === 'number' && Number.isInteger(data) ? 'integer' : typeof data;
}
