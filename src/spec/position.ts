import { isObject, type Json, type JsonObject } from '../shared/json.ts';

/**
 * What a value in a document is, by the way that leads to it. A word means what it says only in its position: below
 * `properties` the name `example` is a property, below `x-docs` a `$ref` is data.
 */
export type Position =
  /** An object of OpenAPI: its keys are fields, and words that begin with `x-` extensions. */
  | 'object'
  /** A schema: its keys are keywords. */
  | 'schema'
  /** A map whose keys are names that somebody chose. */
  | 'schemas'
  | 'objects'
  | 'examples'
  | 'links'
  | 'callbacks'
  /** A map of paths, callbacks or statuses: names, and extensions beside them. */
  | 'paths'
  | 'example'
  | 'link'
  /** Examples, defaults, options, extensions: whatever stands in it is nobody's keyword. */
  | 'data';

const schemaKeys = new Set([
  ...['schema', 'items', 'additionalItems', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains'],
  ...['propertyNames', 'unevaluatedItems', 'unevaluatedProperties', 'contentSchema'],
]);
const schemaListKeys = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const schemaMapKeys = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
]);
const dataKeys = new Set([
  'example',
  'default',
  'const',
  'enum',
  'security',
  'scopes',
  'mapping',
  'required',
  'dependentRequired',
]);
const objectMapKeys = new Set([
  'content',
  'encoding',
  'variables',
  'headers',
  'parameters',
  'requestBodies',
  'securitySchemes',
  'securityDefinitions',
  'flows',
]);

/** The position of what stands under `key` of an object in this position. */
export function childPosition(position: Position, key: string, child: Json | undefined): Position {
  switch (position) {
    case 'data':
      return 'data';
    case 'schemas':
      return 'schema';
    case 'objects':
      return 'object';
    case 'examples':
      return 'example';
    case 'links':
      return 'link';
    case 'callbacks':
      return 'paths';
    case 'paths':
      return key.startsWith('x-') ? 'data' : 'object';
    case 'example':
      if (isFileReference(child)) return 'object';
      return key === '$ref' || key === 'summary' || key === 'description' ? 'object' : 'data';
    case 'link':
      return key === 'server' ? 'object' : 'data';
    case 'schema':
      return inSchema(key, child);
    default:
      return inObject(key, child);
  }
}

/** True for an example that stands in a file of its own: nothing but a reference to it. */
function isFileReference(child: Json | undefined): boolean {
  return (
    isObject(child) &&
    Object.keys(child).length === 1 &&
    typeof child.$ref === 'string' &&
    /^[^#]+\.(ya?ml|json)(#|$)/i.test(child.$ref)
  );
}

function inSchema(key: string, child: Json | undefined): Position {
  if (key === 'example' && isFileReference(child)) return 'object';
  if (key.startsWith('x-') || dataKeys.has(key) || key === 'examples') return 'data';
  if (schemaMapKeys.has(key)) return 'schemas';
  if (key === 'items' && Array.isArray(child)) return 'schema';
  return schemaKeys.has(key) || schemaListKeys.has(key) ? 'schema' : 'object';
}

function inObject(key: string, child: Json | undefined): Position {
  if (key === 'schemas') return 'schemas';
  if (key === 'examples') return isObject(child) ? 'examples' : 'data';
  if (key === 'links') return 'links';
  if (key === 'callbacks') return 'callbacks';
  if (key === 'paths' || key === 'responses' || key === 'webhooks' || key === 'pathItems') return 'paths';
  if (objectMapKeys.has(key) && isObject(child)) return 'objects';
  return inSchema(key, child);
}

/** A value, and where it stands: a list's items stand where the list does. */
export type Visit = (value: JsonObject, position: Position, pointer: readonly string[]) => void;

/** Visits every object of a document but what is data, outer ones first. */
export function visitDocument(document: Json, visit: Visit, position: Position = 'object'): void {
  const step = (value: Json | undefined, here: Position, path: string[]): void => {
    if (here === 'data') return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) step(item, here, [...path, String(index)]);
    } else if (isObject(value)) {
      visit(value, here, path);
      for (const [key, child] of Object.entries(value)) {
        if (typeof child === 'object') step(child, childPosition(here, key, child), [...path, key]);
      }
    }
  };
  step(document, position, []);
}

/** Makes a copy of an object in its position, children done; `undefined` keeps it as it is. */
export type Rewrite = (value: JsonObject, position: Position) => JsonObject | undefined;

/** A copy of a document in which every object but what is data is rewritten, inner ones first. */
export function rewriteDocument(document: Json, rewrite: Rewrite, position: Position = 'object'): Json {
  if (position === 'data') return document;
  if (Array.isArray(document)) return document.map((item) => rewriteDocument(item, rewrite, position));
  if (!isObject(document)) return document;
  const copy: JsonObject = {};
  for (const [key, child] of Object.entries(document)) {
    const value =
      typeof child === 'object'
        ? rewriteDocument(child, rewrite, childPosition(position, key, child))
        : child;
    Object.defineProperty(copy, key, { value, enumerable: true, writable: true, configurable: true });
  }
  return rewrite(copy, position) ?? copy;
}
