import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { join, type Pointer } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';

/** A documented field that no answer had, although answers had the object it belongs to. */
export interface UnseenField {
  readonly field: string;
  readonly at: Pointer;
}

/** The documented fields of a schema that none of these values has. */
export function unseenFields(document: JsonObject, schema: Pointer, values: readonly Json[]): UnseenField[] {
  return below(document, schema, values, '', []);
}

function below(
  document: JsonObject,
  pointer: Pointer,
  values: readonly Json[],
  here: string,
  open: readonly Pointer[],
): UnseenField[] {
  const [node, at] = followRef(document, pointer);
  if (open.includes(at) || values.length === 0) return [];
  const inside = [...open, at];
  const objects = values.filter(isObject);
  const properties = isObject(node.properties) && objects.length > 0 ? Object.keys(node.properties) : [];
  const own = properties.flatMap((name): UnseenField[] => {
    const field = here === '' ? name : `${here}.${name}`;
    const found = objects.filter((value) => Object.hasOwn(value, name)).map((value) => value[name] as Json);
    if (found.length === 0) return [{ field, at: join(at, 'properties', name) }];
    return below(document, join(at, 'properties', name), found, field, inside);
  });
  const items = isObject(node.items) ? values.filter(Array.isArray).flat() : [];
  const parts = Array.isArray(node.allOf) ? node.allOf.map((_, index) => join(at, 'allOf', index)) : [];
  return [
    ...own,
    ...below(document, join(at, 'items'), items, `${here}[]`, inside),
    ...parts.flatMap((part) => below(document, part, values, here, inside)),
  ];
}
