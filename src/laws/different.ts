import type { World } from '../context/world.ts';
import { requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { sample } from '../values/sample.ts';
import { isReference, type Site, sitesOf, withPart } from '../values/sites.ts';

/** Values that exist on the target, by the name of the field they stand in. */
export type Pool = ReadonlyMap<string, readonly string[]>;

/** The texts that an answer shows, by field. */
export function poolOf(answer: Json | undefined): Pool {
  const pool = new Map<string, string[]>();
  const collect = (value: Json | undefined, name: string): void => {
    if (typeof value === 'string') pool.set(name, [...new Set([...(pool.get(name) ?? []), value])]);
    if (Array.isArray(value)) for (const item of value) collect(item, name);
    if (isObject(value)) for (const [key, inner] of Object.entries(value)) collect(inner, key);
  };
  collect(answer, '');
  return pool;
}

/**
 * A valid body that differs from `body` in every free value: texts, numbers, switches. Lists of names get one more
 * that the target is known to have.
 */
export function differentBody(
  spec: Spec,
  operation: Operation,
  body: Json,
  pool: Pool = new Map(),
  tail = 'b',
): Json {
  const pointer = mediaOf(operation.body)?.schema?.at;
  if (pointer === undefined) return body;
  const reader = requestReader(spec);
  return sitesOf(reader, pointer, body).reduce((value, site) => {
    const fitting = [...longer(site, pool), ...otherValues(site, tail)].find(
      (other) => reader.schemas.check(pointer, withPart(value, site.path, other), 'request').length === 0,
    );
    return fitting === undefined ? value : withPart(value, site.path, fitting);
  }, body);
}

function longer({ value, name }: Site, pool: Pool): Json[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return [];
  const other = (pool.get(name) ?? []).find((known) => !value.includes(known));
  return other === undefined ? [] : [[...value, other]];
}

/** A valid body in which every list of things has a second one: who stores only the first shows it. */
export function twoOfEach(spec: Spec, operation: Operation, body: Json): Json {
  const pointer = mediaOf(operation.body)?.schema?.at;
  if (pointer === undefined) return body;
  const reader = requestReader(spec);
  const other = differentBody(spec, operation, body);
  return sitesOf(reader, pointer, body).reduce((value, site) => {
    if (!Array.isArray(site.value) || !isObject(site.value[0])) return value;
    const second = at(other, `${site.path}/0`);
    if (!isObject(second) || !isAnother(site.value[0], second)) return value;
    const longer = withPart(value, site.path, [...site.value, second]);
    return reader.schemas.check(pointer, longer, 'request').length === 0 ? longer : value;
  }, body);
}

/** Two things are two only by what they are called: a second one of the same id would take the first one's place. */
function isAnother(first: JsonObject, second: JsonObject): boolean {
  const names = Object.keys(first).filter((name) => /^(name|title|key|label|slug)$/i.test(name));
  const ids = Object.keys(first).filter((name) => isReference({ name, schemas: [] }));
  return ids.length === 0 && names.some((name) => first[name] !== second[name]);
}

/** Values of the same kind; none for what names something that must exist, or is fixed. */
function otherValues({ value, name, schemas }: Site, tail: string): Json[] {
  const options = schemas.flatMap(({ schema }) => (Array.isArray(schema.enum) ? schema.enum : []));
  if (options.length > 0 || schemas.some(({ schema }) => schema.const !== undefined)) return [];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value !== 'string' || isReference({ name, schemas })) return [];
  if (schemas.some(({ schema }) => schema.format !== undefined)) return [];
  const cut = [...tail].length;
  return [
    `${value}-${tail}`,
    `${value.slice(0, -cut - 1)}-${tail}`,
    `${value}${tail}`,
    `${value.slice(0, -cut)}${tail}`,
  ];
}

/** A valid body with letters of other scripts, and one character that is two units, wherever a text may hold them. */
export function foreignBody(spec: Spec, operation: Operation, body: Json): Json {
  return differentBody(spec, operation, body, new Map(), '\u00e9\u4e2d\u{1F680}');
}

/** A valid body with every field that the schema knows; its own values stay, but for null. */
export function fullBody(spec: Spec, operation: Operation, body: Json): Json {
  const pointer = mediaOf(operation.body)?.schema?.at;
  if (pointer === undefined || !isObject(body)) return body;
  const whole = sample(requestReader(spec), pointer, { seed: 1, full: true });
  const own = Object.entries(body).filter(([, value]) => value !== null);
  const full = { ...body, ...(isObject(whole) ? whole : {}), ...Object.fromEntries(own) };
  return spec.schemas.check(pointer, full, 'request').length === 0 ? full : body;
}

/** A valid body in which every text, number and switch that may be null is; a null list may mean that it was not given. */
export function nullBody(spec: Spec, operation: Operation, body: Json): Json {
  const pointer = mediaOf(operation.body)?.schema?.at;
  if (pointer === undefined || !isObject(body)) return body;
  const full = sample(requestReader(spec), pointer, { seed: 1, full: true });
  const isMerge = /merge-patch/.test(mediaOf(operation.body)?.type ?? '');
  let value: JsonObject = body;
  for (const [name, old] of Object.entries(isObject(full) ? { ...full, ...body } : body)) {
    const other = { ...value, [name]: null };
    // A merge patch takes away what it sets to null, whatever it was.
    const isList = typeof old === 'object' && old !== null && !(isMerge && isObject(old));
    if (!isList && spec.schemas.check(pointer, other, 'request').length === 0) value = other;
  }
  return value;
}

/** The body of a plain request with every field in it, each another value than there; undefined without a body. */
export function changedBody(world: World, write: Operation, salt: string): Json | undefined {
  const { spec } = world.suite;
  const plain = world.body(write, salt);
  return plain === undefined ? undefined : differentBody(spec, write, fullBody(spec, write, plain));
}
