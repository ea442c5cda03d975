import type { Json, JsonObject } from '../shared/json.ts';
import type { Parameter } from '../spec/operation.ts';
import { cookiesOf } from './cookies.ts';
import { deepObject, fields, items, type Pairs, spreadFields } from './decode-fields.ts';
import { scalar, typesIn } from './types-in.ts';

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
