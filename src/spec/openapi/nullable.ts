import { isObject, type Json, type JsonObject } from '../../shared/json.ts';

/** Keys whose values are data, not schemas. */
const data = new Set(['example', 'examples', 'default', 'const', 'enum']);

/**
 * An OpenAPI 3.0 document in which `nullable` has become what JSON Schema says for it, also where no `type` stands
 * beside it or a closed list forgets null: documents mean it so, and 3.1 does not know the word.
 */
export function withNull(value: Json, key = ''): Json {
  if (Array.isArray(value)) return value.map((item) => withNull(item));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, child]): [string, Json] => [
    name,
    data.has(name) && key !== 'properties' ? child : withNull(child, name),
  ]);
  const copy: JsonObject = Object.fromEntries(entries);
  return value.nullable === true ? admittingNull(copy) : copy;
}

const nothing: JsonObject = { type: 'null' };

function admittingNull(schema: JsonObject): JsonObject {
  const { nullable, enum: options, anyOf, oneOf, allOf, ...rest } = schema;
  const isTyped = typeof rest.type === 'string';
  return {
    ...rest,
    // With a type beside it the upgrade says it.
    ...(isTyped ? { nullable: nullable ?? true } : {}),
    ...(Array.isArray(options) ? { enum: options.includes(null) ? options : [...options, null] } : {}),
    ...(Array.isArray(anyOf) ? { anyOf: [...anyOf, nothing] } : {}),
    ...(Array.isArray(oneOf) ? { oneOf: [...oneOf, nothing] } : {}),
    ...(Array.isArray(allOf) ? { allOf: allOf.map((part) => ({ anyOf: [part, nothing] })) } : {}),
  };
}
