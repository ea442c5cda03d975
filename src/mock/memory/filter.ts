import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { plainName } from '../../shared/spelling.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { fieldsOf, typesOf } from '../../spec/openapi/schema-fields.ts';
import type { Operation, Parameter } from '../../spec/operation.ts';
import { boundOf, isBoundName, type Test } from './bound.ts';
import { entry, queryText } from './entries.ts';
import { cursors, declared, limits, offsets, orders, pages, type Query, searches, sorts } from './query.ts';

/** What a query parameter lets through; `values` as they were sent. */
interface Filter {
  readonly name: string;
  readonly fits: (item: JsonObject, values: readonly string[]) => boolean;
}

const known = new WeakMap<Operation, readonly Filter[]>();

/** The items that a query lets through: by the fields that parameters are named after, by bounds, by words. */
export function filtered(
  document: JsonObject,
  operation: Operation,
  query: Query,
  items: readonly JsonObject[],
  fields: ReadonlyMap<string, Pointer>,
): readonly JsonObject[] {
  const filters = known.get(operation) ?? filtersOf(document, operation, fields);
  known.set(operation, filters);
  const wanted = filters.filter(({ name }) => (queryText(query, name) ?? '') !== '');
  if (wanted.length === 0) return items;
  return items.filter((item) =>
    wanted.every(({ name, fits }) => fits(item, [entry(query, name) ?? []].flat())),
  );
}

function filtersOf(
  document: JsonObject,
  operation: Operation,
  fields: ReadonlyMap<string, Pointer>,
): Filter[] {
  const taken = [limits, offsets, pages, cursors, sorts, orders].map((names) => declared(operation, names));
  const search = declared(operation, searches);
  return operation.parameters
    .filter(({ in: place, name }) => place === 'query' && !taken.includes(name))
    .flatMap((parameter) => partsOf(document, parameter))
    .flatMap(([name, parameter]) => {
      const fits = fitsOf(document, parameter, fields) ?? (name === search ? holdsAll : undefined);
      return fits === undefined ? [] : [{ name, fits }];
    });
}

/** A parameter by the name it travels under; of a deep object each field: `created[gte]`, `filter[status]`. */
function partsOf(document: JsonObject, parameter: Parameter): (readonly [string, Parameter])[] {
  const { name, style, schema } = parameter;
  if (style !== 'deepObject' || schema === undefined) return [[name, parameter]];
  return [...fieldsOf(document, schema.at)].map(([key, place]) => {
    const [node, at] = followRef(document, place);
    const called = isBoundName(key) ? `${name}[${key}]` : key;
    return [`${name}[${key}]`, { ...parameter, name: called, schema: { at, schema: node } }];
  });
}

function fitsOf(
  document: JsonObject,
  parameter: Parameter,
  fields: ReadonlyMap<string, Pointer>,
): Filter['fits'] | undefined {
  const field = fieldOf(document, parameter.name, fields);
  if (field !== undefined) return (item, values) => isOneOf(entry(item, field), values);
  const bound: Test | undefined = boundOf(document, parameter, fields);
  return bound === undefined ? undefined : (item, values) => values.every((value) => bound(item, value));
}

/** The field of a parameter's name, whatever the spelling: `tag` is about `tags` too where those are a list. */
function fieldOf(
  document: JsonObject,
  name: string,
  fields: ReadonlyMap<string, Pointer>,
): string | undefined {
  if (fields.has(name)) return name;
  const names = [...fields.keys()];
  const same = names.find((field) => plainName(field) === plainName(name));
  if (same !== undefined) return same;
  const isList = (field: string) => typesOf(document, fields.get(field) ?? '#').includes('array');
  return names.find((field) => plainName(field) === `${plainName(name)}s` && isList(field));
}

/** One of the values, which may be joined by commas. */
function isOneOf(value: Json | undefined, values: readonly string[]): boolean {
  if (value === undefined) return false;
  const own = Array.isArray(value) ? value.map(String) : [String(value)];
  return values.some((text) => own.includes(text) || text.split(',').some((part) => own.includes(part)));
}

function holdsAll(item: JsonObject, values: readonly string[]): boolean {
  return values.every((words) => holds(item, words.toLowerCase()));
}

function holds(value: Json, words: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(words);
  if (Array.isArray(value)) return value.some((one) => holds(one, words));
  return isObject(value) && Object.values(value).some((one) => holds(one, words));
}
