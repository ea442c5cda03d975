import { isObject } from '../shared/json.ts';
import { join, type Pointer } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Spec } from '../spec/spec.ts';

/** The fields that a schema names, in its `allOf` too, and where each is described. */
export function fieldPlaces(spec: Spec, pointer: Pointer, depth = 0): Map<string, Pointer> {
  const [schema, at] = followRef(spec.document, pointer);
  const own = Object.keys(isObject(schema.properties) ? schema.properties : {});
  const parts =
    depth > 6 || !Array.isArray(schema.allOf) ? [] : schema.allOf.map((_, index) => join(at, 'allOf', index));
  return new Map([
    ...parts.flatMap((part) => [...fieldPlaces(spec, part, depth + 1)]),
    ...own.map((name): [string, Pointer] => [name, join(at, 'properties', name)]),
  ]);
}
