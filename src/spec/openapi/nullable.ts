import { isObject, type Json, type JsonObject } from '../../shared/json.ts';

const nothing: JsonObject = { type: 'null' };

/**
 * A schema of OpenAPI 3.0 in which `nullable` has become what JSON Schema says for it, also where no `type` stands
 * beside it or a closed list forgets null: documents mean it so, and 3.1 does not know the word.
 */
export function withNull(schema: JsonObject): JsonObject {
  const { nullable, type, enum: options, anyOf, oneOf, allOf, $ref, ...rest } = schema;
  if (nullable !== true)
    return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'nullable'));
  if ($ref !== undefined) return { ...rest, anyOf: [{ $ref }, nothing] };
  return {
    ...rest,
    ...(typeof type === 'string' ? { type: [type, 'null'] } : type === undefined ? {} : { type }),
    ...(Array.isArray(options) ? { enum: options.includes(null) ? options : [...options, null] } : {}),
    ...admittingNull({ anyOf, oneOf, allOf }),
  };
}

function admittingNull({
  anyOf,
  oneOf,
  allOf,
}: Record<'anyOf' | 'oneOf' | 'allOf', Json | undefined>): JsonObject {
  return {
    ...(Array.isArray(anyOf) ? { anyOf: [...anyOf, nothing] } : {}),
    ...(Array.isArray(oneOf) ? { oneOf: oneOf.some(isNothing) ? oneOf : [...oneOf, nothing] } : {}),
    ...(Array.isArray(allOf) ? { allOf: allOf.map((part) => ({ anyOf: [part, nothing] })) } : {}),
  };
}

function isNothing(branch: Json): boolean {
  return isObject(branch) && branch.type === 'null';
}
