import { isObject, type JsonObject } from '../../json.ts';
import { followRef } from '../../openapi/read.ts';
import { join, type Pointer } from '../../pointer.ts';

/** The properties that a schema declares, `$ref` and `allOf` followed, with the place of each. */
export function fieldsOf(document: JsonObject, schema: Pointer | undefined, depth = 0): Map<string, Pointer> {
  const fields = new Map<string, Pointer>();
  if (schema === undefined || depth > 8) return fields;
  const [node, here] = followRef(document, schema);
  if (typeof node.$ref === 'string') add(fields, fieldsOf(document, node.$ref, depth + 1));
  for (const word of ['allOf', 'oneOf', 'anyOf']) {
    const branches = node[word];
    if (!Array.isArray(branches)) continue;
    for (const index of branches.keys()) add(fields, fieldsOf(document, join(here, word, index), depth + 1));
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

/** Where the items of an array schema are described. */
export function itemsOf(document: JsonObject, schema: Pointer): Pointer {
  const [, here] = followRef(document, schema);
  return join(here, 'items');
}

function add(fields: Map<string, Pointer>, more: Map<string, Pointer>): void {
  for (const [name, place] of more) if (!fields.has(name)) fields.set(name, place);
}
