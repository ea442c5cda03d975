import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { childPosition, type Position } from '../../spec/position.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * A copy of a bundled document that Prism can read: without extensions that hold references, which it would follow to
 * files and the network, those in examples held, and with a 200 where an operation says nothing of how it ends.
 */
export function readableByPrism(document: JsonObject): JsonObject {
  const copy = withoutReferences(document, 'object') as JsonObject;
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

/** Stands for the `$ref` of an example: data, which Prism would follow as well. */
const heldRef = '\u0001$ref';

/** Extensions are copied unless a reference stands in them; a reference in an example is held as data. */
function withoutReferences(value: Json, position: Position): Json {
  if (Array.isArray(value)) return value.map((item) => withoutReferences(item, position));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([name, inner]) => position === 'data' || !(name.startsWith('x-') && hasReference(inner)),
  );
  return Object.fromEntries(
    kept.map(([name, inner]) => [
      position === 'data' && name === '$ref' ? heldRef : name,
      withoutReferences(inner, childPosition(position, name, inner)),
    ]),
  );
}

/** What Prism answers, with what was held in examples as the document says it. */
export function asWritten(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => asWritten(item) as Json);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name === heldRef ? '$ref' : name,
      asWritten(inner) as Json,
    ]),
  );
}

function hasReference(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(hasReference);
  if (!isObject(value)) return false;
  return typeof value.$ref === 'string' || Object.values(value).some(hasReference);
}
