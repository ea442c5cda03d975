import type { Json, JsonObject } from '../../shared/json.ts';
import type { Yardstick } from '../mutant.ts';

/** Another schema than the documented one: what a server with a fault checks instead. */
export interface Edit {
  readonly name: string;
  /** `loose` accepts what should be refused, `tight` refuses what should be accepted. */
  readonly kind: 'loose' | 'tight';
  readonly yardstick?: Yardstick;
  apply(schema: JsonObject): JsonObject;
}

/** A keyword that is not looked at. */
export function without(keyword: string, yardstick?: Yardstick): Edit {
  const apply = (schema: JsonObject) => {
    const { [keyword]: _, ...rest } = schema;
    return rest;
  };
  return { name: 'not enforced', kind: 'loose', apply, ...(yardstick === undefined ? {} : { yardstick }) };
}

/** A keyword with another value. */
export function put(
  name: string,
  kind: Edit['kind'],
  keyword: string,
  value: Json,
  yardstick?: Yardstick,
): Edit {
  const apply = (schema: JsonObject) => ({ ...schema, [keyword]: value });
  return { name, kind, apply, ...(yardstick === undefined ? {} : { yardstick }) };
}
