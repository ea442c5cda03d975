/** A copy of the spec whose examples are requests that lead to the documented status, as Specmatic wants them. */
import { readFileSync } from 'node:fs';
import { bundleOf, type Case, casesOf } from '../cases.ts';
import { given } from '../given.ts';

type Json = Record<string, unknown>;

/** Specmatic tells requests apart by path, query and body; who calls is not in its examples. */
const isToldApart = ({ status, body = '{}' }: Case) => status !== 401 && status !== 403 && isJson(body);

/** The document with one named example for each such request, in its parameters, its body and its answer. */
export function specmaticSpec(api: string): unknown {
  const document = JSON.parse(readFileSync(bundleOf(api), 'utf8'), readable) as Json;
  const headers = given[api]?.optional ?? {};
  const cases = casesOf(api)
    .filter(isToldApart)
    .map((one) => ({ ...one, headers }));
  for (const [template, item] of Object.entries(object(document.paths))) {
    const { parameters: shared = [], ...operations } = object(item);
    delete object(item).parameters;
    for (const [method, written] of Object.entries(operations)) {
      const operation = object(written);
      const own = cases.filter((one) => one.template === template && one.method.toLowerCase() === method);
      const parameters = [shared, operation.parameters ?? []].flat();
      Object.assign(operation, { parameters });
      exemplify(document, operation, own);
    }
  }
  return document;
}

function exemplify(document: Json, operation: Json, cases: readonly Case[]): void {
  const parameters = (operation.parameters as unknown[] | undefined) ?? [];
  operation.parameters = parameters.map((one) => {
    const { name, in: place, schema, ...rest } = resolve(document, one);
    const values = cases.flatMap((each) => exampleOf(each, String(name), String(place)));
    const { example: _, examples: __, ...kept } = rest;
    return { ...kept, name, in: place, schema, ...(values.length > 0 ? { examples: named(values) } : {}) };
  });
  const bodies = cases.filter(({ body }) => body !== undefined);
  for (const media of mediaOf(document, operation.requestBody)) {
    media.examples = named(bodies.map((one) => [nameOf(one), JSON.parse(one.body ?? 'null')]));
  }
  const responses = object(operation.responses);
  for (const [status, written] of Object.entries(responses)) {
    const response = structuredClone(resolve(document, written));
    responses[status] = response;
    const told = cases.filter((one) => String(one.status) === status);
    for (const media of mediaOf(document, response)) {
      const [first] = Object.values(object(media.examples)).map((one) => object(one).value);
      delete media.example;
      media.examples = first === undefined ? {} : named(told.map((one) => [nameOf(one), first]));
    }
  }
}

const nameOf = ({ name }: Case): string => name.replace(/[^\w]+/g, '-');

function exampleOf(one: Case, name: string, place: string): [string, unknown][] {
  const values = { path: one.ids, query: one.query, header: one.headers }[place] ?? {};
  const value = values[name];
  return value === undefined ? [] : [[nameOf(one), value]];
}

function named(values: readonly (readonly [string, unknown])[]): Json {
  return Object.fromEntries(values.map(([name, value]) => [name, { value }]));
}

function mediaOf(document: Json, holder: unknown): Json[] {
  return Object.values(object(resolve(document, holder ?? {}).content)).map(object);
}

function resolve(document: Json, value: unknown): Json {
  const { $ref } = object(value);
  if (typeof $ref !== 'string') return object(value);
  const keys = $ref.split('/').slice(1);
  return object(keys.reduce<unknown>((inner, key) => object(inner)[key], document));
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Specmatic refuses a schema whose types include an array and that says nothing of its items, and it takes the
 * branches beside `properties` for whole schemas.
 */
function readable(_: string, value: unknown): unknown {
  const { type, items, properties, anyOf, ...rest } = object(value);
  if (Array.isArray(type) && type.includes('array') && items === undefined) {
    return { ...object(value), items: {} };
  }
  return anyOf !== undefined && properties !== undefined ? { ...rest, type, properties } : value;
}
