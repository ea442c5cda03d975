import type { Json, JsonObject } from '../../src/shared/json.ts';

/**
 * A published document of about 10 MB with 1 000 operations beside those of `document`, one of which it changes:
 * what the comparison is timed with.
 */
export function bigDocument(document: JsonObject): JsonObject {
  const fields = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `field_${index}`,
      { type: 'string', description: 'One of many fields. '.repeat(6) },
    ]),
  );
  const schemas: JsonObject = {};
  const paths: JsonObject = {};
  for (let index = 0; index < 1000; index += 1) {
    schemas[`S${index}`] = { type: 'object', properties: structuredClone(fields) };
    const content = { 'application/json': { schema: { $ref: `#/components/schemas/S${index}` } } };
    paths[`/bulk/other${index}`] = {
      get: { operationId: `other${index}`, responses: { 200: { description: 'ok', content } } },
    };
  }
  const components = (document.components ?? {}) as JsonObject;
  const all = { ...((components.schemas ?? {}) as Record<string, Json>), ...schemas };
  return {
    ...document,
    paths: { ...((document.paths ?? {}) as JsonObject), ...paths },
    components: { ...components, schemas: all },
  };
}

/** A copy in which one field has another type and one operation is gone. */
export function changedIn(big: JsonObject): JsonObject {
  const text = JSON.stringify(big);
  const changed = JSON.parse(
    text.replace('"field_1":{"type":"string"', '"field_1":{"type":"integer"'),
  ) as JsonObject;
  delete (changed.paths as JsonObject)['/bulk/other7'];
  return changed;
}
