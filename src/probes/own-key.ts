import type { Json } from '../shared/json.ts';
import { isReadOnly } from '../spec/openapi/schema-fields.ts';
import type { Parameter } from '../spec/operation.ts';
import { withoutSlash } from '../spec/resource.ts';
import { isValid } from '../values/absent.ts';
import type { Site } from '../values/sites.ts';
import { hash } from '../values/text.ts';
import type { Context } from './context.ts';

/**
 * Other ids for what a request brings its own id to, in the shape of the one it has: two things that bear the same id
 * are one thing. None for a field that is no such id, nor where nothing is made in a collection.
 */
export function otherKeys({ spec, operation }: Context, site: Site, salt: string): Json[] {
  const { value, name, path, schemas } = site;
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const keys = keysBelow({ spec, operation });
  const isKey = path === `#/${name}` && (plain.has(name) || keys.some((key) => key.name === name));
  if (keys.length === 0 || !isKey) return [];
  const isFree = schemas.every(({ at, schema }) => {
    return schema.enum === undefined && schema.const === undefined && !isReadOnly(spec.document, at);
  });
  if (!isFree) return [];
  return likeKey(value, hash(`${operation.path} ${salt}`)).filter((key) =>
    keys.every((parameter) => isValid(spec.schemas, parameter, String(key))),
  );
}

const plain = new Set(['id', '_id', 'uid', 'uuid']);

/** What the paths of the things of a collection call their id. */
function keysBelow({ spec, operation }: Pick<Context, 'spec' | 'operation'>): Parameter[] {
  const collection = withoutSlash(operation.path);
  return spec.operations.flatMap(({ path, parameters }) => {
    const [, above, key] = /^(.*)\/\{([^}]+)\}\/?$/.exec(path) ?? [];
    if (above !== collection) return [];
    return parameters.filter((parameter) => parameter.in === 'path' && parameter.name === key);
  });
}

/** Ids of the same kind, the likeliest to be free first. */
function likeKey(value: string | number, seed: number): Json[] {
  if (typeof value === 'number')
    return [1 + (seed % 2_000_000_000), 1 + (seed % 1_000_000), 1 + (seed % 1_000)];
  const hex = seed.toString(16).padStart(8, '0').slice(-8);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return [hex + value.slice(8)];
  if (/^\d+$/.test(value)) return [String(1 + (seed % 2_000_000_000)), String(1 + (seed % 1_000_000))];
  if (/^[0-9a-f]{16,}$/i.test(value)) return [hex + value.slice(8)];
  const tag = seed.toString(36).slice(0, 6);
  return [`${value.slice(0, 40)}-${tag}`, `${value.slice(0, 40)}${tag}`, tag];
}
