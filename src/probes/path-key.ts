import { isObject, type Json } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';

/** The field of a body that repeats what the path names, as `sku` of `PUT /items/{sku}`: another value is another thing. */
export function pathKey({ method, path }: Operation): string | undefined {
  if (!/^(PUT|PATCH|POST)$/.test(method)) return undefined;
  return /\{([^}]+)\}$/.exec(path)?.[1];
}

/** The field of a body for what the path calls so: `sku`, or the `id` of `petId` and the `name` of `rule_name`. */
export function keyField(body: Json, key: string): string | undefined {
  if (!isObject(body) || key in body) return key;
  const last =
    key
      .split(/[_-]|(?<=[a-z0-9])(?=[A-Z])/)
      .at(-1)
      ?.toLowerCase() ?? key;
  return last in body && /^(id|uid|uuid|name|key|slug|code|sku)$/.test(last) ? last : undefined;
}

/** The body with what the path says in that field, where it has one. */
export function withPathKey(operation: Operation, body: Json, path: Readonly<Record<string, string>>): Json {
  const key = pathKey(operation);
  const value = key === undefined ? undefined : path[key];
  const name = key === undefined ? undefined : keyField(body, key);
  if (name === undefined || value === undefined || !isObject(body)) return body;
  if (typeof body[name] === 'string') return { ...body, [name]: value };
  const isNumber = typeof body[name] === 'number' && /^-?\d+$/.test(value);
  return isNumber ? { ...body, [name]: Number(value) } : body;
}
