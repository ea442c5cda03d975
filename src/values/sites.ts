import { isObject, type Json } from '../shared/json.ts';
import { escapeStep, join, type Pointer, steps } from '../shared/pointer.ts';
import type { SchemaAt } from '../spec/operation.ts';
import { applicable, type SchemaReader } from './applicable.ts';

/** One place in a value, with all that the schema says about it. */
export interface Site {
  readonly path: Pointer;
  /** The name of the field, or of the field whose item this is. */
  readonly name: string;
  readonly value: Json;
  readonly schemas: readonly SchemaAt[];
}

/** Every place of `value` that the schema at `pointer` describes; of an array its first item stands for all. */
export function sitesOf(reader: SchemaReader, pointer: Pointer, value: Json): Site[] {
  const sites: Site[] = [];
  visit(reader, [pointer], value, '#', '', sites);
  return sites;
}

function visit(
  reader: SchemaReader,
  pointers: Pointer[],
  value: Json,
  path: Pointer,
  name: string,
  sites: Site[],
): void {
  const schemas = distinct(pointers.flatMap((pointer) => applicable(reader, pointer, value)));
  if (schemas.length === 0 || steps(path).length > 14) return;
  sites.push({ path, name, value, schemas });
  if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const next = schemas.flatMap((schema) => fieldPointers(schema, key));
      visit(reader, next, value[key] ?? null, `${path}/${escapeStep(key)}`, key, sites);
    }
  } else if (Array.isArray(value) && value[0] !== undefined) {
    for (const [index, item] of value.entries()) {
      const next = schemas.flatMap((schema) => itemPointers(schema, index));
      if (
        index === 0 ||
        schemas.some(({ schema }) => Array.isArray(schema.prefixItems) && index < schema.prefixItems.length)
      )
        visit(reader, next, item, `${path}/${index}`, name, sites);
    }
  }
}

function fieldPointers({ at, schema }: SchemaAt, key: string): Pointer[] {
  const named = isObject(schema.properties) && Object.hasOwn(schema.properties, key);
  if (named) return [join(at, 'properties', key)];
  const patterns = isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [];
  const matching = patterns.filter((pattern) => matches(pattern, key));
  if (matching.length > 0) return matching.map((pattern) => join(at, 'patternProperties', pattern));
  return isObject(schema.additionalProperties) ? [join(at, 'additionalProperties')] : [];
}

function matches(pattern: string, key: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(key);
  } catch {
    return false;
  }
}

function itemPointers({ at, schema }: SchemaAt, index: number): Pointer[] {
  if (Array.isArray(schema.prefixItems) && index < schema.prefixItems.length)
    return [join(at, 'prefixItems', index)];
  return isObject(schema.items) ? [join(at, 'items')] : [];
}

function distinct(schemas: SchemaAt[]): SchemaAt[] {
  return [...new Map(schemas.map((schema) => [schema.at, schema])).values()];
}

/** True for a text that names something which must exist on the server (see docs/specs.md). */
export function isReference(site: Pick<Site, 'name' | 'schemas'>): boolean {
  const said = site.schemas
    .map(({ schema }) => schema['x-reference'])
    .find((word) => typeof word === 'boolean');
  if (said !== undefined) return said === true;
  if (site.schemas.some(({ schema }) => schema.format === 'uuid')) return true;
  return /^(id|uid|_id|uuid)$|(_id|_uid|_uuid|_ids|Id|Uid|Uids|Ids|Uuid)$/.test(site.name);
}

/** True for a text that proves something, and that only the server knows to be right: a password, a code. */
export function isSecret({ name, schemas }: Pick<Site, 'name' | 'schemas'>): boolean {
  if (schemas.some(({ schema }) => schema.format === 'password')) return true;
  return /(^|_|-)(pass(word|code)?|otp|pin|secret|token|captcha|coupon|voucher|signature)$|(Password|Passcode|Otp|Pin|Secret|Token|Captcha|Signature)$/.test(
    name,
  );
}

/** `value` with `part` at `path`; `undefined` takes the field or item away. */
export function withPart(value: Json, path: Pointer, part: Json | undefined): Json {
  const [step, ...rest] = steps(path);
  if (step === undefined) return part ?? null;
  const next = `#${rest.map((name) => `/${escapeStep(name)}`).join('')}`;
  if (Array.isArray(value)) {
    const copy = [...value];
    if (part === undefined && rest.length === 0) copy.splice(Number(step), 1);
    else copy[Number(step)] = withPart(copy[Number(step)] ?? null, next, part);
    return copy;
  }
  if (!isObject(value)) return value;
  if (part === undefined && rest.length === 0) {
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== step));
  }
  return { ...value, [step]: withPart(value[step] ?? null, next, part) };
}
