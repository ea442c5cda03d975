import type { Json, Parameter } from './types.ts';

/** A value as a field of the form shows it: texts as they are, everything else as JSON. */
export function fieldText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** True for a parameter whose field holds JSON: a list or an object. */
export function isStructured({ schema, value, json }: Parameter): boolean {
  if (json || (typeof value === 'object' && value !== null)) return true;
  const node = schema?.value;
  const types = typeof node === 'object' && node !== null && !Array.isArray(node) ? [node.type].flat() : [];
  return types.includes('array') || types.includes('object');
}

/** What a field stands for: JSON where the parameter is a list or an object, and can be read; else the text itself. */
export function fieldValue(parameter: Parameter, text: string): Json {
  if (!isStructured(parameter)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** The pairs of a query that a parameter travels as, after its style. */
export function queryPairs({ name, style, explode, json }: Parameter, value: Json): [string, string][] {
  if (json) return [[name, JSON.stringify(value)]];
  if (Array.isArray(value)) {
    const items = value.map(fieldText);
    return explode ? items.map((item) => [name, item]) : [[name, items.join(separators[style] ?? ',')]];
  }
  if (typeof value !== 'object' || value === null) return [[name, fieldText(value)]];
  if (style === 'deepObject') return deepPairs(name, value);
  const entries = Object.entries(value);
  if (explode) return entries.map(([key, inner]) => [key, fieldText(inner)]);
  return [[name, entries.flatMap(([key, inner]) => [key, fieldText(inner)]).join(',')]];
}

const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/** `filter[name]=a`, as deep as the value goes. */
export function deepPairs(name: string, value: Json): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((item) => deepPairs(name, item));
  if (typeof value !== 'object' || value === null) return [[name, fieldText(value)]];
  return Object.entries(value).flatMap(([key, inner]) => deepPairs(`${name}[${key}]`, inner));
}

/** A path parameter as it stands in the path, after its style. */
export function pathText({ name, style, explode, json }: Parameter, value: Json): string {
  const begin = style === 'label' ? '.' : style === 'matrix' ? ';' : '';
  const named = style === 'matrix' ? `${name}=` : '';
  if (json) return begin + named + segment(JSON.stringify(value));
  const between = style === 'simple' || !explode ? ',' : begin;
  if (Array.isArray(value)) {
    const items = value.map((item) => (explode ? named : '') + segment(fieldText(item)));
    return begin + (explode ? '' : named) + items.join(between);
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, inner]) =>
      [segment(key), segment(fieldText(inner))].join(explode ? '=' : ','),
    );
    return begin + (explode ? '' : named) + pairs.join(between);
  }
  return begin + named + segment(fieldText(value));
}

/** A header or a cookie: lists and objects as `a,b`. */
export function plainText({ explode, json }: Parameter, value: Json): string {
  if (json) return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(fieldText).join(',');
  if (typeof value !== 'object' || value === null) return fieldText(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}${explode ? '=' : ','}${fieldText(inner)}`)
    .join(',');
}

/** A form body of the fields of an object. */
export function formText(value: Json): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fieldText(value);
  return new URLSearchParams(
    Object.entries(value).flatMap(([key, inner]) => deepPairs(key, inner)),
  ).toString();
}

/** A value as one path segment; a dot segment would be eaten by URL parsers. */
function segment(text: string): string {
  return /^\.+$/.test(text) ? text.replaceAll('.', '%2E') : encodeURIComponent(text);
}
