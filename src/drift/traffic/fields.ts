import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { join, type Pointer } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';

/** A field that an answer has and its schema does not know. */
export interface UnknownField {
  /** `workspaces[].owner`. */
  readonly field: string;
  /** The schema that lacks it. */
  readonly at: Pointer;
  readonly value: Json;
}

/** Every field of a value that no branch of its schema names; an object without named fields may hold anything. */
export function unknownFields(document: JsonObject, schema: Pointer, value: Json, here = ''): UnknownField[] {
  const places = branchesOf(document, schema, []);
  if (Array.isArray(value)) {
    const items = below(document, places, 'items');
    return value.flatMap((item) => items.flatMap((at) => unknownFields(document, at, item, `${here}[]`)));
  }
  if (!isObject(value)) return [];
  const named = places.filter(([node]) => isObject(node.properties));
  if (named.length === 0) return [];
  const isOpen = places.some(
    ([node]) => isObject(node.additionalProperties) || isObject(node.patternProperties),
  );
  return Object.entries(value).flatMap(([name, child]) => {
    const field = here === '' ? name : `${here}.${name}`;
    const known = named.filter(([node]) => isObject(node.properties) && Object.hasOwn(node.properties, name));
    const [first] = known;
    if (first !== undefined) return unknownFields(document, join(first[1], 'properties', name), child, field);
    return isOpen ? [] : [{ field, at: named[0]?.[1] ?? schema, value: child }];
  });
}

/** A schema and every branch of it, `$ref`s followed, each with its place. */
function branchesOf(
  document: JsonObject,
  pointer: Pointer,
  open: readonly Pointer[],
): [JsonObject, Pointer][] {
  const [node, at] = followRef(document, pointer);
  if (open.includes(at)) return [];
  const inner = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => {
    const list = node[key];
    return Array.isArray(list) ? list.map((_, index) => join(at, key, index)) : [];
  });
  const more = ['then', 'else'].filter((key) => isObject(node[key])).map((key) => join(at, key));
  const refs = typeof node.$ref === 'string' && node.$ref.startsWith('#') ? [node.$ref] : [];
  return [
    [node, at],
    ...[...inner, ...more, ...refs].flatMap((one) => branchesOf(document, one, [...open, at])),
  ];
}

function below(_document: JsonObject, places: readonly [JsonObject, Pointer][], key: string): Pointer[] {
  return places
    .filter(([node]) => isObject(node[key]))
    .slice(0, 1)
    .map(([, at]) => join(at, key));
}
