import { isObject, type Json } from '../json.ts';
import type { SchemaAt } from '../operation.ts';
import { escapeStep, join, type Pointer, steps } from '../pointer.ts';
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
    visit(reader, schemas.flatMap(itemPointers), value[0], `${path}/0`, name, sites);
  }
}

function fieldPointers({ at, schema }: SchemaAt, key: string): Pointer[] {
  const named = isObject(schema.properties) && Object.hasOwn(schema.properties, key);
  if (named) return [join(at, 'properties', key)];
  return isObject(schema.additionalProperties) ? [join(at, 'additionalProperties')] : [];
}

function itemPointers({ at, schema }: SchemaAt): Pointer[] {
  if (Array.isArray(schema.prefixItems)) return [join(at, 'prefixItems', 0)];
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
