import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at, join, type Pointer, steps, targetOf } from '../shared/pointer.ts';
import { discriminated, familiesOf } from '../spec/openapi/discriminator.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import { isHidden } from '../spec/openapi/hidden.ts';
import { accepts, branches, type SchemaReader } from './applicable.ts';
import { fakerOf, textOfFormat, textOfName } from './format.ts';
import { knownText } from './known-texts.ts';
import { codePoints, hash, textOfLength, textsMatching } from './text.ts';

export interface SampleOptions {
  /** Another seed, another value; the same seed, the same value. */
  readonly seed: number;
  /** Optional fields too, as deep as `depth` allows. */
  readonly full: boolean;
  /** Chooses the branch of every `oneOf` and `anyOf`; 0 is the first. */
  readonly branch?: number;
  /** The schemas that are being sampled around this one: what repeats itself ends. */
  readonly within?: readonly Pointer[];
  /** True for a part of `allOf`: what it is the base of is being made up already. */
  readonly isPart?: boolean;
}

/**
 * A value for the schema at `pointer`: its fixed value, its own example, or one made up.
 * It keeps the schema wherever the schema can be read; the caller checks.
 */
export function sample(reader: SchemaReader, pointer: Pointer, options: SampleOptions, depth = 0): Json {
  const schema = at(reader.document, pointer);
  if (!isObject(schema)) return {};
  const given = givenValue(schema);
  if (given !== undefined && (!options.full || !isObject(given)) && accepts(reader, pointer, given))
    return given;
  const merged = flatten(reader, pointer, options, depth);
  if (merged.const !== undefined) return merged.const;
  if (Array.isArray(merged.enum) && merged.enum[0] !== undefined) return merged.enum[0];
  const within = [...(options.within ?? []), followRef(reader.document, pointer)[1]];
  return byType(reader, pointer, merged, { ...options, within, isPart: false }, depth);
}

function givenValue(schema: JsonObject): Json | undefined {
  if (schema.const !== undefined) return schema.const;
  if (schema.example !== undefined) return schema.example;
  if (Array.isArray(schema.examples) && schema.examples[0] !== undefined) return schema.examples[0];
  if (schema.default !== undefined && schema.default !== null) return schema.default;
  return undefined;
}

/** A field's schema, or its place: `properties` of the merged view keep the pointers of where they stand. */
interface Merged extends JsonObject {
  places: JsonObject;
  /** Fields that tell branches apart, and the values that lead to the chosen one. */
  tags: JsonObject;
}

/** One view of a schema with `$ref`, `allOf` and one branch of `oneOf`/`anyOf` folded in. */
function flatten(reader: SchemaReader, pointer: Pointer, options: SampleOptions, depth: number): Merged {
  const schema = at(reader.document, pointer);
  const merged: Merged = { places: {}, tags: {} };
  if (!isObject(schema) || depth > 24) return merged;
  const fold = (next: Pointer, isPart = options.isPart === true) =>
    assign(merged, flatten(reader, next, { ...options, isPart }, depth + 1));
  if (typeof schema.$ref === 'string' && schema.$ref.startsWith('#')) fold(targetOf(schema.$ref));
  for (const next of branches(pointer, schema, 'allOf')) fold(next, true);
  const said = discriminated(reader.document, schema);
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const choices = branches(pointer, schema, keyword);
    const index = (options.branch ?? 0) % Math.max(1, choices.length);
    const choice = choices[index];
    if (choice !== undefined) fold(choice);
    const values = said?.word === keyword ? said.values[index] : undefined;
    if (said !== undefined && values !== undefined) merged.tags[said.field] = [...values];
  }
  const family = options.isPart === true ? undefined : familiesOf(reader.document).get(pointer);
  const child = family?.children[(options.branch ?? 0) % family.children.length];
  if (family !== undefined && child !== undefined) {
    fold(child.at, true);
    merged.tags[family.field] = [...child.values];
  }
  const { properties, ...own } = schema;
  assign(merged, own as Merged);
  for (const name of isObject(properties) ? Object.keys(properties) : []) {
    merged.places[name] = join(pointer, 'properties', name);
  }
  if (Array.isArray(schema.prefixItems))
    merged.prefixAt = schema.prefixItems.map((_, index) => join(pointer, 'prefixItems', index));
  if (isObject(schema.items)) merged.itemsAt = join(pointer, 'items');
  if (isObject(schema.additionalProperties)) merged.mapAt = join(pointer, 'additionalProperties');
  return merged;
}

function assign(into: Merged, from: Merged): void {
  const required = [...list(into.required), ...list(from.required)];
  const places = { ...into.places, ...(from.places ?? {}) };
  const tags = { ...into.tags, ...(from.tags ?? {}) };
  Object.assign(into, from, { required, places, tags });
}

function byType(
  reader: SchemaReader,
  pointer: Pointer,
  merged: Merged,
  options: SampleOptions,
  depth: number,
): Json {
  switch (typeOf(merged)) {
    case 'string':
      return text(reader, pointer, merged, options);
    case 'integer':
    case 'number':
      return numberWithin(merged);
    case 'boolean':
      return true;
    case 'array':
      return items(reader, merged, options, depth);
    case 'null':
      return null;
    default:
      return fields(reader, merged, options, depth);
  }
}

function typeOf(merged: Merged): string {
  const types = (Array.isArray(merged.type) ? merged.type : [merged.type]).filter(
    (type) => type !== undefined,
  );
  const [first] = types.filter((type) => type !== 'null');
  if (first !== undefined) return String(first);
  if (types.length > 0) return 'null';
  if (merged.itemsAt !== undefined || merged.prefixAt !== undefined) return 'array';
  if (merged.pattern !== undefined || merged.minLength !== undefined || merged.format !== undefined)
    return 'string';
  if (merged.minimum !== undefined || merged.maximum !== undefined) return 'number';
  return 'object';
}

function fields(reader: SchemaReader, merged: Merged, options: SampleOptions, depth: number): JsonObject {
  const required = list(merged.required).map(String);
  const object: JsonObject = {};
  for (const [name, place] of Object.entries(merged.places)) {
    const wanted = required.includes(name) || (options.full && depth < 10);
    if (!wanted || isForeign(reader, String(place), reader.direction)) continue;
    if (!required.includes(name) && repeatsItself(reader, String(place), options)) continue;
    object[name] = sample(reader, String(place), options, depth + 1);
  }
  for (const [name, values] of Object.entries(merged.tags)) {
    const [first] = list(values);
    const isWanted = Object.hasOwn(object, name) || required.includes(name) || options.full;
    if (isWanted && first !== undefined && !list(values).includes(object[name] ?? null)) object[name] = first;
  }
  for (const name of required)
    if (!Object.hasOwn(object, name) && !Object.hasOwn(merged.places, name)) object[name] = 'value';
  if (merged.mapAt !== undefined && options.full)
    object.key = sample(reader, String(merged.mapAt), options, depth + 1);
  return object;
}

/**
 * True where a field holds what it is itself a part of: three of them show it, more say nothing new. Of a large union one
 * will do: whoever checks it tries each branch at each level.
 */
function repeatsItself(reader: SchemaReader, place: Pointer, { within = [] }: SampleOptions): boolean {
  const [schema, here] = followRef(reader.document, place);
  const inner = ['anyOf', 'oneOf'].flatMap((keyword) =>
    branches(here, schema, keyword as 'anyOf').map((branch) => followRef(reader.document, branch)[1]),
  );
  const nested = [here, ...inner].flatMap((at) => [
    at,
    followRef(reader.document, join(at, 'items'))[1],
    followRef(reader.document, join(at, 'additionalProperties'))[1],
  ]);
  const most = nested.some((at) => unionSize(reader, at) > 6) ? 0 : 2;
  return nested.some((at) => within.filter((known) => known === at).length > most);
}

/** How many branches the union at a place has; 0 where it is none. */
function unionSize(reader: SchemaReader, place: Pointer): number {
  const schema = at(reader.document, place);
  if (!isObject(schema)) return 0;
  return Math.max(0, ...['anyOf', 'oneOf'].map((keyword) => list(schema[keyword]).length));
}

function isForeign(reader: SchemaReader, place: Pointer, direction: string): boolean {
  const word = direction === 'request' ? 'readOnly' : 'writeOnly';
  return isHidden(reader.document, at(reader.document, place), word);
}

function items(reader: SchemaReader, merged: Merged, options: SampleOptions, depth: number): Json[] {
  const least = typeof merged.minItems === 'number' ? merged.minItems : 0;
  const count = Math.max(least, merged.maxItems === 0 ? 0 : 1);
  const firsts = list(merged.prefixAt).slice(
    0,
    Math.max(1, options.full ? list(merged.prefixAt).length : least),
  );
  const places = Array.from(
    { length: Math.max(count, firsts.length) },
    (_, index) => firsts[index] ?? merged.itemsAt,
  );
  if (depth > 12) return [];
  return places.flatMap((place, index) =>
    place === undefined
      ? []
      : [sample(reader, String(place), { ...options, seed: options.seed + index }, depth + 1)],
  );
}

/** The least number within the bounds, or one near it: 1 where nothing bounds it. */
function numberWithin(merged: Merged): number {
  const low = numeric(merged.minimum) ?? increment(numeric(merged.exclusiveMinimum), 1);
  const high = numeric(merged.maximum) ?? increment(numeric(merged.exclusiveMaximum), -1);
  const start = low ?? (high !== undefined && high < 1 ? high : 1);
  const end = high ?? start;
  const isWhole =
    merged.type === 'integer' || (Array.isArray(merged.type) && merged.type.includes('integer'));
  const step = numeric(merged.multipleOf) ?? (isWhole ? 1 : undefined);
  if (step === undefined)
    return [start, end, middle(merged)].find((value) => isWithin(merged, value)) ?? start;
  const up = Math.ceil(start / step) * step;
  const down = Math.floor(end / step) * step;
  return [up, down].find((value) => isWithin(merged, value)) ?? up;
}

function middle(merged: Merged): number {
  const low = numeric(merged.minimum) ?? numeric(merged.exclusiveMinimum) ?? 0;
  return (low + (numeric(merged.maximum) ?? numeric(merged.exclusiveMaximum) ?? low + 1)) / 2;
}

function isWithin({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Merged, value: number): boolean {
  const isAbove = value >= (numeric(minimum) ?? value) && value > (numeric(exclusiveMinimum) ?? -Infinity);
  return isAbove && value <= (numeric(maximum) ?? value) && value < (numeric(exclusiveMaximum) ?? Infinity);
}

function text(reader: SchemaReader, pointer: Pointer, merged: Merged, options: SampleOptions): string {
  const key = `${reader.direction} ${pointer} ${options.seed}`;
  return knownText(reader.document, key, () =>
    newText(reader, pointer, merged, hash(pointer) + options.seed),
  );
}

function newText(reader: SchemaReader, pointer: Pointer, merged: Merged, seed: number): string {
  const faker = fakerOf(seed);
  const name = steps(pointer).at(-1) ?? '';
  const fits = (value: string) => accepts(reader, pointer, value);
  const candidates = [
    typeof merged.format === 'string' ? textOfFormat(merged.format, faker, name) : undefined,
    textOfName(name, faker),
    ...(typeof merged.pattern === 'string' ? textsMatching(merged.pattern, 8, seed) : []),
  ].filter((value) => value !== undefined);
  const direct = candidates.find(fits);
  if (direct !== undefined) return direct;
  const least = numeric(merged.minLength) ?? 1;
  const most = numeric(merged.maxLength) ?? Math.max(least, 8);
  const length = Math.min(Math.max(least, codePoints(candidates[0] ?? '')), most);
  return textOfLength(length, candidates, fits) ?? candidates[0] ?? 'a'.repeat(length);
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function numeric(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function increment(value: number | undefined, by: number): number | undefined {
  return value === undefined ? undefined : value + by;
}
