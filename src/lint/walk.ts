import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { join, type Pointer } from '../shared/pointer.ts';

/** An object of the document whose keys are keywords of OpenAPI or JSON Schema. */
export interface Node {
  readonly at: Pointer;
  readonly node: JsonObject;
}

/** Keys whose value maps names that somebody chose to objects. */
const maps = new Set([
  'paths',
  'webhooks',
  'callbacks',
  'responses',
  'headers',
  'content',
  'examples',
  'links',
  'encoding',
  'variables',
  'schemas',
  'requestBodies',
  'securitySchemes',
  'pathItems',
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
]);

/** Keys whose value is data, not description. */
const data = new Set(['value', 'example', 'default', 'const', 'enum', 'mapping', 'security', 'scopes']);

/** Every object of a document that says something, in the document's order; data such as examples is left out. */
export function nodesOf(document: JsonObject): Node[] {
  const found: Node[] = [];
  visit(document, '#', found);
  return found;
}

function visit(value: Json, here: Pointer, found: Node[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, join(here, index), found);
    return;
  }
  if (!isObject(value)) return;
  found.push({ at: here, node: value });
  for (const [key, child] of Object.entries(value)) {
    if (data.has(key) || key.startsWith('x-')) continue;
    const at = join(here, key);
    if (isMap(key, child))
      for (const [name, item] of Object.entries(child)) visit(item, join(at, name), found);
    else if (key !== 'examples') visit(child, at, found);
  }
}

/** `parameters` is a list of an operation and a map of the components; a schema's `examples` is a list of data. */
function isMap(key: string, child: Json): child is JsonObject {
  return isObject(child) && (maps.has(key) || key === 'parameters');
}
