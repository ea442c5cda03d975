import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { isReference, type Site } from '../values/sites.ts';
import { hash, textsMatching } from '../values/text.ts';
import { isList, isText, said } from './careful-site.ts';

/** Lists for a place, the best first: not sorted, one item twice; of things, several that differ. */
export function unsorted(site: Site, sites: readonly Site[]): Json[] {
  const { value, path } = site;
  if (!Array.isArray(value)) return [];
  const item = sites.find((one) => one.path === `${path}/0`);
  if (item === undefined) return [];
  if (typeof item.value === 'string') return isReference(item) ? [] : texts(item);
  if (typeof item.value === 'number') return numbers(item.value);
  const inner = sites.filter((one) => one.path.startsWith(`${path}/0/`));
  return isObject(item.value) ? things(item.value, path, inner) : [];
}

/** As many items as a list may have, each another one. */
export function many(site: Site, sites: readonly Site[], count: number): Json[] {
  const { value, path } = site;
  const item = sites.find((one) => one.path === `${path}/0`);
  if (!Array.isArray(value) || item === undefined || isReference(item)) return [];
  const pattern = said(item, 'pattern', isText);
  const options = said(item, 'enum', isList);
  const each = (make: (index: number) => Json) => Array.from({ length: count }, (_, index) => make(index));
  if (options !== undefined) return [options.slice(0, count)];
  if (typeof item.value === 'number') return [each((index) => Number(item.value) + index)];
  if (typeof item.value === 'string' && pattern !== undefined)
    return [[...new Set(textsMatching(pattern, 4 * count, hash(`${pattern} many`)))].slice(0, count)];
  if (typeof item.value === 'string') {
    const email = said(item, 'format', isText) === 'email';
    return [each((index) => (email ? `ada${index}@example.com` : `item ${index}`))];
  }
  const inner = sites.filter((one) => one.path.startsWith(`${path}/0/`));
  const { value: first } = item;
  if (inner.some(isReference)) return [];
  return isObject(first) ? [each((index) => variantOf(first, path, inner, index))] : [];
}

function texts(item: Site): Json[] {
  const options = said(item, 'enum', isList);
  if (options !== undefined) {
    const turned = [...options].sort().reverse();
    return [turned.slice(0, 3), turned.slice(0, 2)];
  }
  const format = said(item, 'format', isText);
  const pattern = said(item, 'pattern', isText);
  const made =
    format === 'email'
      ? ['Zeta.Ada@example.com', 'alpha@example.com', 'mid@example.com']
      : pattern !== undefined
        ? [...new Set(textsMatching(pattern, 3, hash(pattern)))].sort().reverse()
        : ['zeta', 'Alpha', 'mid dle'];
  if (format !== undefined && format !== 'email') return [];
  const [first = '', second = first] = made;
  const more =
    pattern === undefined ? [] : [[...made, ...textsMatching(pattern, 1, hash(`${pattern} more`))]];
  return [
    ...more,
    [first, second, first, ...made.slice(2)],
    [first, second, first],
    made,
    ['zeta', 'alpha', 'mid'],
    [first, second],
  ];
}

function numbers(first: number): Json[] {
  const [low, mid, high] = [first, first + 1, first + 3];
  return [
    [high, low, high, mid],
    [high, low, high],
    [high, low, mid],
    [high, low],
    [first - 1, first - 3, first - 1],
  ];
}

/** Three of a kind, then two: their texts, options and numbers differ. What they name stays. */
function things(item: JsonObject, path: string, inner: readonly Site[]): Json[] {
  // What is named is there once: twice the same name may be one thing
  if (inner.some(isReference)) return [];
  const variant = (index: number) => variantOf(item, path, inner, index);
  return [
    [variant(2), variant(0), variant(1)],
    [variant(2), variant(0)],
  ];
}

function variantOf(item: JsonObject, path: string, inner: readonly Site[], index: number): JsonObject {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      const site = inner.find((one) => one.path === `${path}/0/${name}`);
      return [name, site === undefined || isReference(site) ? value : other(site, index)];
    }),
  );
}

const words = ['alpha', 'Mid', 'zeta'];

function other(site: Site, index: number): Json {
  const { value } = site;
  const options = said(site, 'enum', isList);
  if (options !== undefined) return options[index % options.length] ?? value;
  if (site.schemas.some(({ schema }) => schema.const !== undefined)) return value;
  if (said(site, 'format', isText) === 'email') return `${wordOf(index)}.Ada@example.com`;
  if (site.schemas.some(({ schema }) => schema.format !== undefined || schema.pattern !== undefined))
    return value;
  if (typeof value === 'string') return `${wordOf(index)} ${value}`.slice(0, 30);
  if (typeof value === 'number') return value + index;
  if (typeof value === 'boolean') return index % 2 === 0;
  return value;
}

function wordOf(index: number): string {
  return words[index] ?? `item${index}`;
}
