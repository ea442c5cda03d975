import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';

/** A valid body with nothing in it that may be left out. */
export function bareBody(spec: Spec, operation: Operation, body: Json): Json {
  const pointer = mediaOf(operation.body)?.schema?.at;
  if (pointer === undefined || !isObject(body)) return body;
  return Object.keys(body).reduce<JsonObject>((value, name) => {
    const { [name]: _, ...rest } = value;
    return spec.schemas.check(pointer, rest, 'request').length === 0 ? rest : value;
  }, body);
}
