import { isObject, type Json, type JsonObject } from '../../shared/json.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * A copy of a bundled document that Prism can read: without extensions that hold references, which it would follow to
 * files and the network, and with a 200 where an operation says nothing of how it ends.
 */
export function readableByPrism(document: JsonObject): JsonObject {
  const copy = withoutReferences(document) as JsonObject;
  const paths = isObject(copy.paths) ? Object.values(copy.paths).filter(isObject) : [];
  for (const item of paths)
    for (const method of methods) {
      const operation = item[method];
      if (!isObject(operation)) continue;
      const says = isObject(operation.responses) && Object.keys(operation.responses).length > 0;
      if (!says) operation.responses = { 200: { description: 'Nothing is said of how it ends.' } };
    }
  return copy;
}

/** Extensions are copied unless a reference stands in them. */
function withoutReferences(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([name, inner]) => !(name.startsWith('x-') && hasReference(inner)),
  );
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutReferences(inner)]));
}

function hasReference(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(hasReference);
  if (!isObject(value)) return false;
  return typeof value.$ref === 'string' || Object.values(value).some(hasReference);
}
