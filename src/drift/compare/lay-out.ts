import { isObject, type Json, type JsonObject } from '../../shared/json.ts';

/**
 * The parameters that an object written out field by field is on the wire: `?a=1&b=2` for a form that is exploded,
 * `?p[a]=1&p[b]=2` for a deep object. Undefined where it stays one parameter, or where its fields are not plain values.
 * `schema` is the parameter's schema with its `$ref` followed.
 */
export function layOut(parameter: JsonObject, schema: Json | undefined): JsonObject[] | undefined {
  const nameOf = namesOnTheWire(parameter);
  if (nameOf === undefined || !isObject(schema) || !isObject(schema.properties)) return undefined;
  if (Object.keys(schema).some((key) => !layable.has(key)) || isObject(schema.additionalProperties))
    return undefined;
  const fields = Object.entries(schema.properties);
  if (fields.length === 0 || !fields.every(([, field]) => isPlain(field))) return undefined;
  const required = parameter.required === true && Array.isArray(schema.required) ? schema.required : [];
  return fields.map(([name, field]) => ({
    ...{ name: nameOf(name), in: parameter.in ?? 'query', schema: field ?? {} },
    ...(required.includes(name) ? { required: true } : {}),
  }));
}

// --- internal ---

/** What can be said of an object whose fields are parameters of their own. */
const layable = new Set(['type', 'properties', 'required', 'additionalProperties']);

function namesOnTheWire({
  in: place,
  name,
  style,
  explode,
}: JsonObject): ((field: string) => string) | undefined {
  if (place !== 'query' && place !== 'cookie') return undefined;
  if (style === 'deepObject') return (field) => `${String(name)}[${field}]`;
  return (style === undefined || style === 'form') && explode !== false ? (field) => field : undefined;
}

function isPlain(schema: Json | undefined): boolean {
  return isObject(schema) && /^(string|integer|number|boolean)$/.test(String(schema.type));
}
