import { isObject, type Json } from '../shared/json.ts';
import { followRef } from './openapi/follow-ref.ts';
import type { Operation, Parameter } from './operation.ts';
import { viewedOperations } from './remote/views.ts';
import type { Spec } from './spec.ts';

/** A collection and its items, read off the paths: `/things` and `/things/{id}`. */
export interface Resource {
  /** The path of one item, `/things/{id}`. */
  readonly path: string;
  /** The path parameter that names an item. */
  readonly key: string;
  readonly create: Operation | undefined;
  readonly list: Operation | undefined;
  readonly read: Operation | undefined;
  readonly replace: Operation | undefined;
  readonly remove: Operation | undefined;
}

/** A path without a slash at its end. */
export function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

/**
 * Every resource that the paths of a spec show: an item path whose collection can be listed or created in. Remote calls
 * that make, show and delete things by a name show one too.
 */
export function resourcesOf(spec: Spec): Resource[] {
  const operations = viewedOperations(spec);
  const paths = [...new Set(operations.map(({ path }) => path))];
  return paths.flatMap((path) => {
    const match = /^(.*)\/\{([^}]+)\}\/?$/.exec(path);
    if (match === null) return [];
    const [, collection = '', key = ''] = match;
    // With and without a slash at the end: frameworks differ
    const on = (at: string, method: string) =>
      operations.find((operation) => operation.path === at && operation.method === method) ??
      operations.find(
        (operation) => withoutSlash(operation.path) === withoutSlash(at) && operation.method === method,
      );
    const resource: Resource = {
      path,
      key,
      create: on(collection, 'POST'),
      list: on(collection, 'GET'),
      read: on(path, 'GET'),
      replace: on(path, 'PUT'),
      remove: on(path, 'DELETE'),
    };
    const isPlain = resource.create !== undefined || resource.list !== undefined;
    return isPlain ? [resource] : [];
  });
}

/** Every list that no item path belongs to: what is logged, what is found. Its things have no path of their own. */
export function plainListsOf(spec: Spec): Resource[] {
  const listed = new Set(resourcesOf(spec).map(({ list }) => list));
  return spec.operations
    .filter((list) => list.method === 'GET' && !listed.has(list) && showsList(spec, list))
    .map((list) => ({
      path: list.path,
      key: 'id',
      create: spec.operations.find(({ path, method }) => path === list.path && method === 'POST'),
      list,
      read: undefined,
      replace: undefined,
      remove: undefined,
    }));
}

/** True where the answer is a list, or an object around one that also counts it, or is told how long to be. */
function showsList(spec: Spec, { responses, parameters, path }: Operation): boolean {
  // One thing that holds a list is no list: its total is what it costs
  if (/\}\/?$/.test(path)) return false;
  const media = responses.find(({ status }) => status.startsWith('2'))?.media[0]?.schema;
  if (media === undefined) return false;
  const { type, properties } = followRef(spec.document, media.at)[0];
  if (type === 'array') return parameters.some(({ name }) => /^(limit|per_?page|page_?size)$/i.test(name));
  const fields = Object.entries(isObject(properties) ? properties : {});
  const hasOne = fields.filter(([, field]) => isObject(field) && field.type === 'array').length === 1;
  const counts = fields.some(
    ([name, field]) =>
      /^(total|count)$|^total_?(count|items|results)$/i.test(name) &&
      isObject(field) &&
      field.type !== 'number' &&
      !/price|amount|cost|sum of|\bcents?\b|currenc|money/i.test(String(field.description ?? '')),
  );
  const isBounded = parameters.some(({ name }) => /^(limit|per_?page|page_?size|max)$/i.test(name));
  return hasOne && (counts || isBounded);
}

/**
 * The id of what an answer says was created or is an item: the field named like the path parameter, or like its last
 * word (`featureName`, `name`), or `id`.
 */
export function idIn(body: Json | undefined, key: string): string | undefined {
  if (!isObject(body)) return undefined;
  const named = key.split(/[_-]|(?<=[a-z0-9])(?=[A-Z])/).at(-1) ?? key;
  const alike = (word: string) =>
    Object.keys(body).filter((name) => name.toLowerCase() === word.toLowerCase());
  const names = [
    key,
    ...alike(key),
    ...alike(named),
    'id',
    'uid',
    '_id',
    'uuid',
    ...Object.keys(body).filter((name) => /(_id|Id|Uid|_uid)$/.test(name)),
  ];
  for (const name of names) {
    const value = body[name];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  const [, kind = ''] = /^(.*?)(?:_?(?:id|uid|uuid|key)|Id|Uid|ID)$/.exec(key) ?? [];
  for (const inner of [body.metadata, body.data, body.item, kind === '' ? undefined : body[kind]]) {
    const id = isObject(inner) ? idIn(inner, key) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The id of an item of a list: a list of texts is one of ids. */
export function listedId(item: Json | undefined, key: string): string | undefined {
  return typeof item === 'string' && item !== '' ? item : idIn(item, key);
}

/** The items in the answer of a list: the body itself, its one array, or of several the one with a usual name. */
export function itemsIn(body: Json | undefined): Json[] | undefined {
  if (Array.isArray(body)) return body;
  if (!isObject(body)) return undefined;
  const arrays = Object.entries(body).filter(([, value]) => Array.isArray(value));
  const usual = arrays.filter(([name]) =>
    /^(items|data|results?|content|values?|records|entries|elements|list|rows)$/i.test(name),
  );
  const [only] = arrays.length === 1 ? arrays : usual.length === 1 ? usual : [];
  if (only !== undefined) return only[1] as Json[];
  return isObject(body.data) ? itemsIn(body.data) : undefined;
}

/** The query parameter of an operation whose name is one of these. */
export function queryNamed(operation: Operation, names: RegExp): Parameter | undefined {
  return operation.parameters.find((parameter) => parameter.in === 'query' && names.test(parameter.name));
}

/** The schema object of a parameter, `$ref`s followed. */
export function schemaOf(spec: Spec, parameter: Parameter | undefined): Record<string, Json> {
  return parameter?.schema === undefined ? {} : followRef(spec.document, parameter.schema.at)[0];
}

/** The innermost of the resources that a path goes through whose things can be made and deleted. */
export function innermost(resources: readonly Resource[], through: string): Resource | undefined {
  return resources
    .filter(
      ({ path, create, remove }) =>
        create !== undefined &&
        remove !== undefined &&
        `${withoutSlash(through)}/`.startsWith(`${withoutSlash(path)}/`),
    )
    .sort((a, b) => b.path.length - a.path.length)[0];
}
