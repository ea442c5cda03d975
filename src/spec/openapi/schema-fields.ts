import { isObject, type JsonObject } from '../../shared/json.ts';
import { at, join, type Pointer } from '../../shared/pointer.ts';
import { followRef } from './follow-ref.ts';

/** What was found out about a document, by pointer. */
const known = new WeakMap<JsonObject, Map<Pointer, ReadonlyMap<string, Pointer>>>();

/** The properties that a schema declares, `$ref` and `allOf` followed, with the place of each. */
export function fieldsOf(document: JsonObject, schema: Pointer | undefined): ReadonlyMap<string, Pointer> {
  if (schema === undefined) return new Map();
  const before = known.get(document) ?? new Map<Pointer, ReadonlyMap<string, Pointer>>();
  known.set(document, before);
  const fields = before.get(schema) ?? readFields(document, schema, 0);
  before.set(schema, fields);
  return fields;
}

function readFields(document: JsonObject, schema: Pointer, depth: number): Map<string, Pointer> {
  const fields = new Map<string, Pointer>();
  if (depth > 8) return fields;
  const [node, here] = followRef(document, schema);
  if (typeof node.$ref === 'string') add(fields, readFields(document, node.$ref, depth + 1));
  for (const word of ['allOf', 'oneOf', 'anyOf']) {
    const branches = node[word];
    if (!Array.isArray(branches)) continue;
    for (const index of branches.keys())
      add(fields, readFields(document, join(here, word, index), depth + 1));
  }
  if (isObject(node.properties)) {
    for (const name of Object.keys(node.properties)) fields.set(name, join(here, 'properties', name));
  }
  return fields;
}

/** The types that a schema names, `$ref` followed. */
export function typesOf(document: JsonObject, schema: Pointer): string[] {
  const [node] = followRef(document, schema);
  return [node.type ?? []].flat().map(String);
}

/** True where only the server sets a field. */
export function isReadOnly(document: JsonObject, place: Pointer | undefined): boolean {
  if (place === undefined) return false;
  const own = at(document, place);
  return (isObject(own) && own.readOnly === true) || followRef(document, place)[0].readOnly === true;
}

/** True when a schema admits null. */
export function isNullable(document: JsonObject, schema: Pointer): boolean {
  const [node, here] = followRef(document, schema);
  if ([node.type].flat().includes('null') || node.nullable === true) return true;
  return ['anyOf', 'oneOf'].some((word) => {
    const branches = node[word];
    return (
      Array.isArray(branches) &&
      branches.some((_, index) =>
        [followRef(document, join(here, word, index))[0].type].flat().includes('null'),
      )
    );
  });
}

/** Where the items of an array schema are described. */
export function itemsOf(document: JsonObject, schema: Pointer): Pointer {
  const [, here] = followRef(document, schema);
  return join(here, 'items');
}

function add(fields: Map<string, Pointer>, more: Map<string, Pointer>): void {
  for (const [name, place] of more) if (!fields.has(name)) fields.set(name, place);
}
