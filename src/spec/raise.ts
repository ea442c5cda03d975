import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at, join, type Pointer, steps } from '../shared/pointer.ts';
import { withNull } from './openapi/nullable.ts';
import { rewriteDocument } from './position.ts';
import { upgrade } from './upgrade.ts';

/** A document raised to OpenAPI 3.1, and where its parts stood before. */
export interface Raised {
  readonly document: JsonObject;
  /** The place in the document as it was written of a place in the raised one. */
  before(pointer: Pointer): Pointer;
}

const unmoved = (pointer: Pointer) => pointer;

/** Raises Swagger 2.0 and OpenAPI 3.0, so that nobody behind this step needs to know three dialects. */
export function raise(document: JsonObject): Raised {
  if (String(document.swagger).startsWith('2')) {
    return { document: raise30(raise20(document)), before: (pointer) => inSwagger(document, pointer) };
  }
  if (String(document.openapi).startsWith('3.0')) return { document: raise30(document), before: unmoved };
  return { document, before: unmoved };
}

/** In 3.1 a schema is JSON Schema 2020-12: null is a type, and an exclusive bound a number. */
function raise30(document: JsonObject): JsonObject {
  const raised = rewriteDocument(document, (value, position) =>
    position === 'schema' ? raiseSchema(value) : undefined,
  );
  return { ...(raised as JsonObject), openapi: '3.1.1' };
}

function raiseSchema(schema: JsonObject): JsonObject {
  let raised = schema;
  if (schema.nullable !== undefined) raised = withNull(schema);
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof raised[exclusive] !== 'boolean') continue;
    const { [bound]: limit, [exclusive]: isExclusive, ...rest } = raised;
    if (limit === undefined) raised = rest;
    else raised = { ...rest, [isExclusive === true ? exclusive : bound]: limit };
  }
  return raised;
}

/** What the upgrader would take for its own words stands for itself while it is at work. */
const heldName = '\u0001name ';
const heldData = '\u0001data ';

function raise20(document: JsonObject): JsonObject {
  const held: Json[] = [];
  const hold = (value: Json): string => `${heldData}${held.push(value) - 1}`;
  const guarded = rewriteDocument(withoutOddities(document), (value, position) => {
    if (position !== 'schema' && position !== 'object') return undefined;
    const entries = Object.entries(value).map(([key, child]): [string, Json] => {
      if (position === 'schema' && key === 'properties' && isObject(child)) return [key, renamed(child)];
      const isData = key.startsWith('x-') || key === 'example' || key === 'default';
      return isData && typeof child === 'object' ? [key, hold(child)] : [key, child];
    });
    return Object.fromEntries(entries);
  });
  return withoutRemains(
    released(upgrade(guarded as JsonObject, '3.0') as unknown as Json, held) as JsonObject,
  );
}

/** Lists that many documents leave out, and hosts that they write as addresses. */
function withoutOddities(document: JsonObject): JsonObject {
  const { host } = document;
  const written = rewriteDocument(document, (value) => withOwnBody(document, value)) as JsonObject;
  return typeof host === 'string' ? { ...written, host: host.replace(/^[a-z]+:\/\//i, '') } : written;
}

/** Bodies and form fields that are referred to are written out: the upgrader takes a reference for a parameter. */
function withOwnBody(document: JsonObject, holder: JsonObject): JsonObject | undefined {
  if (!Array.isArray(holder.parameters)) return undefined;
  const parameters = holder.parameters.map((one) => {
    const target = isObject(one) && typeof one.$ref === 'string' ? at(document, one.$ref) : undefined;
    const isBody = isObject(target) && (target.in === 'body' || target.in === 'formData');
    return isBody ? target : one;
  });
  return { ...holder, parameters };
}

/** A form with a field that has to be there has to be there itself. */
function withRequiredForm(value: JsonObject): JsonObject | undefined {
  const { requestBody } = value;
  if (!isObject(requestBody) || requestBody.required !== undefined || !isObject(requestBody.content))
    return undefined;
  const isNeeded = Object.entries(requestBody.content).some(
    ([type, media]) =>
      /form/.test(type) &&
      isObject(media) &&
      isObject(media.schema) &&
      Array.isArray(media.schema.required) &&
      media.schema.required.length > 0,
  );
  return isNeeded ? { ...value, requestBody: { ...requestBody, required: true } } : undefined;
}

/** What only Swagger 2.0 has, and what only OpenAPI 3 wants. */
function withoutRemains(document: JsonObject): JsonObject {
  const { swagger, schemes, host, basePath, consumes, produces, definitions, securityDefinitions, ...rest } =
    document;
  return rewriteDocument(rest, (value) =>
    typeof value.authorizationUrl === 'string' || typeof value.tokenUrl === 'string'
      ? { scopes: {}, ...value }
      : withRequiredForm(value),
  ) as JsonObject;
}

function renamed(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [heldName + name, schema]));
}

function released(value: Json, held: readonly Json[]): Json {
  if (typeof value === 'string')
    return value.startsWith(heldData) ? (held[Number(value.slice(heldData.length))] ?? null) : value;
  if (Array.isArray(value)) return value.map((item) => released(item, held));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, child]): [string, Json] => [
    key.startsWith(heldName) ? key.slice(heldName.length) : key,
    released(child, held),
  ]);
  return Object.fromEntries(entries);
}

/** Where a place of the raised document stood in Swagger 2.0: as near as its own fields tell. */
function inSwagger(document: JsonObject, pointer: Pointer): Pointer {
  const [first, second, ...rest] = steps(pointer);
  if (first === 'components') {
    const own = {
      schemas: 'definitions',
      securitySchemes: 'securityDefinitions',
      requestBodies: 'parameters',
    };
    return join('#', own[second as keyof typeof own] ?? second ?? '', ...rest);
  }
  if (first === 'servers') return '#/host';
  if (first !== 'paths') return pointer;
  return join(
    '#',
    'paths',
    ...(second === undefined ? [] : [second]),
    ...inOperation(document, second ?? '', rest),
  );
}

function inOperation(
  document: JsonObject,
  path: string,
  [method = '', part, ...rest]: readonly string[],
): string[] {
  if (part === 'requestBody')
    return [method, 'parameters', bodyIndex(document, path, method), ...rest.slice(2)];
  const at = rest.indexOf('content');
  // `content/application~1json/schema` was `schema`
  const kept = at === -1 ? rest : [...rest.slice(0, at), ...rest.slice(at + 2)];
  return [method, ...(part === undefined ? [] : [part]), ...kept].filter((step) => step !== '');
}

function bodyIndex(document: JsonObject, path: string, method: string): string {
  const paths = document.paths;
  const item = isObject(paths) ? paths[path] : undefined;
  const operation = isObject(item) ? item[method] : undefined;
  const parameters = isObject(operation) && Array.isArray(operation.parameters) ? operation.parameters : [];
  const index = parameters.findIndex((one) => isObject(one) && (one.in === 'body' || one.in === 'formData'));
  return String(Math.max(0, index));
}
