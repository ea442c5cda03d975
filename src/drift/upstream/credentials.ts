import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { join } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { methods } from '../compare/prepare.ts';

/**
 * A document that knows no `security` and lists credentials among the parameters, with `security` in their place:
 * parameters that our security schemes send are credentials. Others are left as they are.
 */
export function credentialsAsSecurity(theirs: JsonObject, ours: JsonObject): JsonObject {
  const schemes = keysOf(ours);
  if (theirs.security !== undefined || Object.keys(schemes).length === 0) return theirs;
  let isFound = false;
  for (const [path, item] of Object.entries(isObject(theirs.paths) ? theirs.paths : {})) {
    for (const method of methods) {
      const operation = isObject(item) ? item[method] : undefined;
      if (!isObject(operation) || operation.security !== undefined) continue;
      const names = takeCredentials(theirs, path, method, operation, schemes);
      operation.security = names.length === 0 ? [] : [Object.fromEntries(names.map((name) => [name, []]))];
      isFound ||= names.length > 0;
    }
  }
  if (!isFound) return withoutSecurity(theirs);
  const components = isObject(theirs.components) ? theirs.components : {};
  const known = isObject(components.securitySchemes) ? components.securitySchemes : {};
  return { ...theirs, components: { ...components, securitySchemes: { ...known, ...schemes } } };
}

// --- internal ---

/** Our schemes that are one value in a header, a query or a cookie. */
function keysOf(document: JsonObject): JsonObject {
  const components = isObject(document.components) ? document.components : {};
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
  return Object.fromEntries(
    Object.entries(schemes).filter(([, scheme]) => isObject(scheme) && scheme.type === 'apiKey'),
  );
}

/** Takes the credentials out of an operation's parameters; the names of their schemes. */
function takeCredentials(
  document: JsonObject,
  path: string,
  method: string,
  operation: JsonObject,
  schemes: JsonObject,
): string[] {
  const list = Array.isArray(operation.parameters) ? operation.parameters : [];
  const here = join('#', 'paths', path, method, 'parameters');
  const named = list.map((_, index) => schemeOf(followRef(document, join(here, index))[0], schemes));
  operation.parameters = list.filter((_, index) => named[index] === undefined);
  return named.filter((name) => name !== undefined).sort();
}

function schemeOf(parameter: JsonObject, schemes: JsonObject): string | undefined {
  const same = ([, scheme]: [string, Json]) =>
    isObject(scheme) &&
    scheme.in === parameter.in &&
    String(scheme.name).toLowerCase() === String(parameter.name).toLowerCase();
  return Object.entries(schemes).find(same)?.[0];
}

/** Nothing was found, so the document is silent: what was noted on the way goes again. */
function withoutSecurity(document: JsonObject): JsonObject {
  for (const item of Object.values(isObject(document.paths) ? document.paths : {})) {
    for (const method of methods) {
      const operation = isObject(item) ? item[method] : undefined;
      if (isObject(operation) && Array.isArray(operation.security) && operation.security.length === 0)
        delete operation.security;
    }
  }
  return document;
}
