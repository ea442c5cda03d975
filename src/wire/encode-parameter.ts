import { isObject, type Json } from '../shared/json.ts';
import type { Parameter } from '../spec/operation.ts';

type Styled = Pick<Parameter, 'name' | 'in' | 'style' | 'explode' | 'json'> &
  Pick<Partial<Parameter>, 'schema'>;

const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/**
 * A value as the plain text of a parameter: `a,b` for a list, `a,1` or `a=1` for an object. What its place and style
 * add (`;name=`, `.`, percent signs) is added where the request is written down: `pathSegment`, `cookiePairs`.
 */
export function textOf(value: Json, parameter: Styled): string {
  if (parameter.json) return JSON.stringify(value);
  const separator = separators[parameter.style] ?? ',';
  if (Array.isArray(value)) return value.map((item) => scalarText(item)).join(separator);
  if (isObject(value)) {
    const fields = Object.entries(value).map(([key, inner]) => [key, scalarText(inner)] as const);
    return parameter.explode && parameter.in !== 'query'
      ? fields.map(([key, inner]) => `${key}=${inner}`).join(',')
      : fields.flat().join(separator);
  }
  return scalarText(value);
}

function scalarText(value: Json): string {
  if (Array.isArray(value)) return value.map(scalarText).join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A query parameter as it travels: an exploded list is its name once an item, an object its fields. */
export function queryPairs(parameter: Styled, value: Json): [string, string][] {
  const { name, style, explode, json } = parameter;
  if (json) return [[name, textOf(value, parameter)]];
  if (isObject(value)) {
    const fields = Object.entries(value).filter(([, inner]) => inner !== null);
    if (style === 'deepObject') return fields.flatMap(([key, inner]) => deepPairs(`${name}[${key}]`, inner));
    if (explode)
      return fields.flatMap(([key, inner]) =>
        Array.isArray(inner)
          ? inner.map((one): [string, string] => [key, scalarText(one)])
          : [[key, scalarText(inner)]],
      );
  }
  const isExploded = Array.isArray(value) && explode;
  return (isExploded ? value : [value]).map((one) => [name, textOf(one, parameter)]);
}

function deepPairs(name: string, value: Json): [string, string][] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => deepPairs(name, one));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner]) => deepPairs(`${name}[${key}]`, inner));
  return [[name, scalarText(value)]];
}

/** The plain text of a path parameter as one segment, after its style: `;m=a;m=b`, `.a.b`, `a,b`. */
export function pathSegment(parameter: Styled | undefined, text: string): string {
  if (parameter === undefined || parameter.json || text === '') return encodeSegment(text);
  const { name, style, explode } = parameter;
  const kind = kindOf(parameter);
  if (kind === 'scalar' && style === 'simple') return encodeSegment(text);
  const parts = (kind === 'scalar' ? [text] : text.split(',')).map((part) =>
    kind === 'object' && explode
      ? part.split('=').map(encodeURIComponent).join('=')
      : encodeURIComponent(part),
  );
  if (style === 'label') return `.${parts.join(explode ? '.' : ',')}`;
  if (style !== 'matrix') return parts.join(',');
  const own = `;${encodeURIComponent(name)}=`;
  if (!explode || kind === 'scalar') return own + parts.join(',');
  return kind === 'object'
    ? parts.map((part) => `;${part}`).join('')
    : parts.map((part) => own + part).join('');
}

/** A value as one path segment; a dot segment would be eaten by URL parsers. */
function encodeSegment(value: string): string {
  return /^\.+$/.test(value) ? value.replaceAll('.', '%2E') : encodeURIComponent(value);
}

/** The plain text of a cookie parameter as the cookies it travels in. */
export function cookiePairs(parameter: Styled | undefined, name: string, text: string): [string, string][] {
  const kind = parameter === undefined || parameter.json ? 'scalar' : kindOf(parameter);
  if (parameter?.explode !== true || kind === 'scalar') return [[name, text]];
  if (kind === 'list') return text.split(',').map((part) => [name, part]);
  return text.split(',').map((part) => [part.split('=', 1)[0] ?? '', part.slice(part.indexOf('=') + 1)]);
}

/** What a query looks like: what parts a list from the next item stands there as it is. */
export function queryText(parameter: Styled | undefined, text: string): string {
  const encoded = encodeURIComponent(text);
  const isJoined =
    parameter !== undefined && !parameter.json && !parameter.explode && kindOf(parameter) !== 'scalar';
  return isJoined && parameter.style === 'form' ? encoded.replaceAll('%2C', ',') : encoded;
}

function kindOf({ schema }: Styled): 'scalar' | 'list' | 'object' {
  const types = [schema?.schema.type].flat();
  if (types.includes('array') || schema?.schema.items !== undefined) return 'list';
  return types.includes('object') || schema?.schema.properties !== undefined ? 'object' : 'scalar';
}
