import { decoded } from '../shared/decoded.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { isObject } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/read.ts';
import { fieldsOf, itemsOf } from '../spec/openapi/schema-fields.ts';
import type { Parameter } from '../spec/operation.ts';

/** Where the parameters of a request stand, as texts. */
export interface RawParameters {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The value of a parameter, decoded as its `style` and `explode` say (OpenAPI 3.1, Parameter Object); undefined where
 * the request has none. What cannot be decoded stays a text, which its schema then refuses.
 */
export function decodeParameter(
  document: JsonObject,
  parameter: Parameter,
  raw: RawParameters,
): Json | undefined {
  const { name, in: place, json } = parameter;
  if (json) {
    const text = plainText(parameter, raw);
    return text === undefined ? undefined : parsedJson(text);
  }
  if (place === 'path') return fromText(document, parameter, withoutPrefix(parameter, raw.path[name]));
  // Blanks around the commas of a header say nothing (RFC 9110, 5.6.1)
  if (place === 'header')
    return fromText(document, parameter, raw.headers[name.toLowerCase()]?.replace(/\s*,\s*/g, ','));
  if (place === 'cookie') return fromPairs(document, parameter, cookiesOf(raw.headers.cookie));
  return fromPairs(document, parameter, raw.query);
}

/** True for an object whose fields each travel under their own names. */
export function isSpread(document: JsonObject, parameter: Parameter): boolean {
  const { in: place, schema, style, explode, json } = parameter;
  if (json || schema === undefined || !explode || style === 'deepObject') return false;
  return (place === 'query' || place === 'cookie') && typesIn(document, schema.at).has('object');
}

function plainText(
  { name, in: place }: Parameter,
  { path, query, headers }: RawParameters,
): string | undefined {
  if (place === 'path') return path[name];
  if (place === 'header') return headers[name.toLowerCase()];
  return [place === 'cookie' ? cookiesOf(headers.cookie)[name] : query[name]].flat()[0];
}

function parsedJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** `.a.b` and `;m=a;m=b` without what only says that they are labels or matrices. */
function withoutPrefix({ name, style, explode }: Parameter, text: string | undefined): string | undefined {
  if (text === undefined || (style !== 'label' && style !== 'matrix')) return text;
  // Without what says so it is neither
  if (!text.startsWith(style === 'label' ? '.' : ';')) return undefined;
  if (style === 'label') return explode ? text.slice(1).replaceAll('.', ',') : text.slice(1);
  const pairs = text.slice(1).split(';');
  const own = pairs.map((pair) => (pair.startsWith(`${name}=`) ? pair.slice(name.length + 1) : pair));
  return own.join(',');
}

/** Simple style: `a,b` is a list, `a,1,b,2` or `a=1,b=2` an object. */
function fromText(
  document: JsonObject,
  { schema, explode }: Parameter,
  text: string | undefined,
): Json | undefined {
  if (text === undefined || schema === undefined) return text;
  const types = typesIn(document, schema.at);
  if (types.has('array')) return text === '' ? [] : items(document, schema.at, text.split(','));
  if (!types.has('object')) return scalar(types, text);
  const parts = text === '' ? [] : text.split(',');
  const entries = explode
    ? parts.map((part) => [part.split('=', 1)[0] ?? '', part.slice(part.indexOf('=') + 1)] as const)
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ''] as const] : []));
  return fields(document, schema.at, entries);
}

type Pairs = Readonly<Record<string, string | string[]>>;

/** Form style and its kin: names and texts, some of them several times. */
function fromPairs(document: JsonObject, parameter: Parameter, pairs: Pairs): Json | undefined {
  const { name, schema, style, explode } = parameter;
  const given = pairs[name] ?? pairs[`${name}[]`];
  const texts = given === undefined ? undefined : [given].flat();
  if (schema === undefined) return texts?.at(-1);
  const types = typesIn(document, schema.at);
  if (types.has('object') && style === 'deepObject') return deepObject(document, schema.at, name, pairs);
  if (types.has('object') && explode) {
    const own = spreadFields(document, schema.at, pairs);
    if (own !== undefined || !types.has('string')) return own;
  }
  if (texts === undefined) return undefined;
  if (types.has('array')) {
    const between = style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',';
    // A list that is not exploded travels as one text; callers who repeat the name are understood all the same
    const all = explode ? texts : texts.flatMap((text) => (text === '' ? [] : text.split(between)));
    return items(document, schema.at, all);
  }
  const text = texts.at(-1) ?? '';
  if (!types.has('object')) return scalar(types, text);
  const parts = text.split(style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',');
  return fields(
    document,
    schema.at,
    parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ''] as const] : [])),
  );
}

/** `f[kind]=x&f[at][from]=1`: each name in brackets is a field. */
function deepObject(document: JsonObject, schema: Pointer, name: string, pairs: Pairs): Json | undefined {
  const own = Object.entries(pairs).filter(([key]) => key.startsWith(`${name}[`));
  if (own.length === 0) return undefined;
  const value: JsonObject = {};
  for (const [key, given] of own) {
    const path = [...key.slice(name.length).matchAll(/\[([^[\]]*)\]/g)]
      .map(([, step = '']) => step)
      .slice(0, 8);
    put(document, schema, value, path, [given].flat());
  }
  return value;
}

function put(
  document: JsonObject,
  schema: Pointer | undefined,
  into: JsonObject,
  [step = '', ...rest]: string[],
  texts: string[],
): void {
  const place = schema === undefined ? undefined : fieldsOf(document, schema).get(step);
  if (rest.length === 0 || (rest.length === 1 && rest[0] === '')) {
    const types = place === undefined ? new Set<string>() : typesIn(document, place);
    const value =
      place !== undefined && types.has('array')
        ? items(document, place, texts)
        : scalar(types, texts.at(-1) ?? '');
    Object.defineProperty(into, step, { value, enumerable: true, writable: true, configurable: true });
    return;
  }
  // A step may be called `__proto__`: only what the value itself has counts
  const before = Object.hasOwn(into, step) ? into[step] : undefined;
  const inner = isObject(before) ? before : {};
  Object.defineProperty(into, step, { value: inner, enumerable: true, writable: true, configurable: true });
  put(document, place, inner, rest, texts);
}

/** Each property is a parameter of its own name. Undefined where none of them came. */
function spreadFields(document: JsonObject, schema: Pointer, pairs: Pairs): Json | undefined {
  const entries = [...fieldsOf(document, schema)].flatMap(([field, place]): [string, Json][] => {
    const given = pairs[field];
    if (given === undefined) return [];
    const types = typesIn(document, place);
    const texts = [given].flat();
    return [[field, types.has('array') ? items(document, place, texts) : scalar(types, texts.at(-1) ?? '')]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function fields(
  document: JsonObject,
  schema: Pointer,
  entries: readonly (readonly [string, string])[],
): Json {
  const known = fieldsOf(document, schema);
  const values = entries.map(([name, text]): [string, Json] => {
    const place = known.get(name);
    return [name, place === undefined ? text : scalar(typesIn(document, place), text)];
  });
  return Object.fromEntries(values);
}

function items(document: JsonObject, schema: Pointer, texts: readonly string[]): Json[] {
  const types = typesIn(document, itemsOf(document, arrayIn(document, schema)));
  return texts.map((text) => scalar(types, text));
}

/** The branch of a schema that describes the list. */
function arrayIn(document: JsonObject, schema: Pointer, depth = 0): Pointer {
  const [node, here] = followRef(document, schema);
  if (node.items !== undefined || depth > 5) return here;
  for (const word of ['anyOf', 'oneOf', 'allOf'] as const) {
    const branches = Array.isArray(node[word]) ? node[word] : [];
    for (const index of branches.keys()) {
      const branch = `${here}/${word}/${index}`;
      if (typesIn(document, branch).has('array')) return arrayIn(document, branch, depth + 1);
    }
  }
  return here;
}

/** A text as what a schema of these types takes: a number, a switch, null, else the text. */
export function scalar(types: ReadonlySet<string>, text: string): Json {
  const isNumber = types.has('integer') || types.has('number');
  if (isNumber && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (types.has('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  if (types.has('null') && !types.has('string') && (text === 'null' || text === '')) return null;
  return text;
}

const known = new WeakMap<JsonObject, Map<Pointer, ReadonlySet<string>>>();

/** The types that a schema admits, its branches included. */
export function typesIn(document: JsonObject, schema: Pointer): ReadonlySet<string> {
  const cache = known.get(document) ?? new Map<Pointer, ReadonlySet<string>>();
  known.set(document, cache);
  const types = cache.get(schema) ?? new Set(readTypes(document, schema, 0));
  cache.set(schema, types);
  return types;
}

function readTypes(document: JsonObject, schema: Pointer, depth: number): string[] {
  const [node, here] = followRef(document, schema);
  const own = [node.type ?? []].flat().map(String);
  const options = [node.enum, node.const === undefined ? undefined : [node.const]]
    .flat()
    .flatMap((one) => (one === undefined ? [] : [typeof one]));
  const implied =
    node.properties !== undefined || node.additionalProperties !== undefined
      ? ['object']
      : node.items === undefined
        ? []
        : ['array'];
  const inner =
    depth > 6
      ? []
      : ['anyOf', 'oneOf', 'allOf'].flatMap((word) => {
          const branches = node[word];
          return Array.isArray(branches)
            ? branches.flatMap((_, index) => readTypes(document, `${here}/${word}/${index}`, depth + 1))
            : [];
        });
  const referred =
    typeof node.$ref === 'string' && depth < 6 ? readTypes(document, node.$ref, depth + 1) : [];
  return [...own, ...(own.length === 0 ? [...implied, ...options] : []), ...inner, ...referred];
}

/** The cookies of a request, by name; one that stands there several times as a list. */
export function cookiesOf(header: string | undefined): Record<string, string | string[]> {
  const cookies = Object.create(null) as Record<string, string | string[]>;
  for (const pair of (header ?? '').split(/;\s*/)) {
    const cut = pair.indexOf('=');
    if (cut < 1) continue;
    const name = pair.slice(0, cut).trim();
    const value = decoded(
      pair
        .slice(cut + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    );
    cookies[name] = cookies[name] === undefined ? value : [cookies[name], value].flat();
  }
  return cookies;
}
