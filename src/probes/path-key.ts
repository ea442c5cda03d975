import { isObject, type Json } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';

/** The field of a body that repeats what the path names, as `sku` of `PUT /items/{sku}`: another value is another thing. */
export function pathKey({ method, path }: Operation): string | undefined {
  if (!/^(PUT|PATCH|POST)$/.test(method)) return undefined;
  return /\{([^}]+)\}$/.exec(path)?.[1];
}

/** The body with what the path says in that field, where it has one. */
export function withPathKey(operation: Operation, body: Json, path: Readonly<Record<string, string>>): Json {
  const name = pathKey(operation);
  const value = name === undefined ? undefined : path[name];
  if (name === undefined || value === undefined || !isObject(body)) return body;
  if (typeof body[name] === 'string') return { ...body, [name]: value };
  const isNumber = typeof body[name] === 'number' && /^-?\d+$/.test(value);
  return isNumber ? { ...body, [name]: Number(value) } : body;
}
