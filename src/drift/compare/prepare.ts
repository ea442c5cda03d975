import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, escapeStep, join, type Pointer, steps } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { layOut } from './lay-out.ts';
import { schemeNames } from './schemes.ts';
import { addresses } from './servers.ts';
import { type Context, tidy } from './tidy.ts';

/** A document in the one form in which documents are compared, and the way back to where a person wrote a thing. */
export interface Prepared {
  readonly document: JsonObject;
  readonly original: JsonObject;
  /** Where each part of the document came from. */
  readonly origins: WeakMap<object, Pointer>;
}

export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * Brings a bundled OpenAPI 3.1 document into the form that is compared: no prose, no examples, no extensions,
 * every parameter and the security at its operation, security schemes named after what they are.
 * What two documents say in different words becomes the same.
 */
export function prepare(original: JsonObject): Prepared {
  const origins = new WeakMap<object, Pointer>();
  const schemes = schemeNames(original);
  const context: Context = { document: original, origins, schemes, open: [] };
  const components = tidy(original.components ?? {}, '#/components', 'components', context) as JsonObject;
  const paths = Object.keys(isObject(original.paths) ? original.paths : {}).map(
    (path) => [path, preparePath(original, path, context)] as const,
  );
  const document: JsonObject = {
    openapi: '3.1.0',
    info: { title: 'compared', version: '0.0.0' },
    ...(Array.isArray(original.servers)
      ? { servers: addresses(original.servers, '#/servers', origins) }
      : {}),
    paths: Object.fromEntries(paths),
    components,
  };
  return { document, original, origins };
}

/** The pointer in the original document of what stands at a pointer of the prepared one. */
export function originOf(prepared: Prepared, pointer: Pointer): Pointer {
  const found = deepestOrigin(prepared, pointer);
  const isWrittenConst = found.endsWith('/enum') && at(prepared.original, found) === undefined;
  return isWrittenConst ? found.replace(/enum$/, 'const') : found;
}

function preparePath(original: JsonObject, path: string, context: Context): JsonObject {
  const [item, itemAt] = followRef(original, join('#', 'paths', path));
  const prepared: JsonObject = {};
  context.origins.set(prepared, itemAt);
  for (const method of methods) {
    if (isObject(item[method])) prepared[method] = prepareOperation(original, item, itemAt, method, context);
  }
  return prepared;
}

function prepareOperation(
  original: JsonObject,
  item: JsonObject,
  itemAt: Pointer,
  method: string,
  context: Context,
): JsonObject {
  const [node, here] = followRef(original, join(itemAt, method));
  const operation = tidy(node, here, 'object', context) as JsonObject;
  const own = parametersOf(original, node, here, context);
  const shared = parametersOf(original, item, itemAt, context).filter(
    (one) => !own.some((other) => identify(other) === identify(one)),
  );
  const parameters = [...shared, ...own].filter(isMeaningful);
  delete operation.parameters;
  if (parameters.length > 0) operation.parameters = parameters;
  const security = tidy(
    node.security ?? original.security ?? [],
    join(here, 'security'),
    'security',
    context,
  );
  operation.security = security;
  const [servers, serversAt] = node.servers === undefined ? [item.servers, itemAt] : [node.servers, here];
  if (servers !== undefined)
    operation.servers = addresses(servers, join(serversAt, 'servers'), context.origins);
  return operation;
}

function parametersOf(original: JsonObject, node: JsonObject, here: Pointer, context: Context): JsonObject[] {
  const list = Array.isArray(node.parameters) ? node.parameters : [];
  return list.flatMap((_, index) => {
    const [parameter, parameterAt] = followRef(original, join(here, 'parameters', index));
    const whole = tidy(parameter, parameterAt, 'object', context) as JsonObject;
    const laidOut = layOut(whole, schemaOf(whole, context)) ?? [whole];
    for (const one of laidOut) context.origins.set(one, parameterAt);
    return laidOut;
  });
}

function schemaOf({ schema }: JsonObject, context: Context): Json | undefined {
  const reference = isObject(schema) ? schema.$ref : undefined;
  if (typeof reference !== 'string') return schema;
  const [followed, followedAt] = followRef(context.document, reference);
  return tidy(followed, followedAt, 'object', context);
}

function identify(parameter: JsonObject): string {
  return `${String(parameter.in)}.${String(parameter.name)}`;
}

/** OpenAPI: header parameters of these names are ignored; security and content say them. */
function isMeaningful(parameter: JsonObject): boolean {
  return parameter.in !== 'header' || !/^(accept|content-type|authorization)$/i.test(String(parameter.name));
}

function deepestOrigin({ document, origins }: Prepared, pointer: Pointer): Pointer {
  const path = steps(pointer);
  let value: Json = document;
  let found: Pointer = '#';
  let rest: string[] = [];
  for (const step of path) {
    const next: Json | undefined = at(value, `#/${escapeStep(step)}`);
    rest.push(step);
    const origin = typeof next === 'object' && next !== null ? origins.get(next) : undefined;
    if (origin !== undefined) {
      found = origin;
      rest = [];
    }
    if (next === undefined) break;
    value = next;
  }
  return rest.length === 0 ? found : join(found, ...rest);
}
