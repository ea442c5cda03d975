import { isObject, type Json } from '../shared/json.ts';
import type { Site } from '../values/sites.ts';

/** What the schemas of a place say by a keyword, where it is of that kind. */
export function said<T extends Json>(
  { schemas }: Pick<Site, 'schemas'>,
  word: string,
  is: (value: Json | undefined) => value is T,
): T | undefined {
  return schemas.map(({ schema }) => schema[word]).find(is);
}

export const isText = (value: Json | undefined): value is string => typeof value === 'string';
export const isNumber = (value: Json | undefined): value is number => typeof value === 'number';
export const isList = (value: Json | undefined): value is Json[] => Array.isArray(value);

/** True for a text whose letters nobody has fixed. */
export function isFree(site: Site): boolean {
  const isBound = ['format', 'pattern', 'enum', 'const'].some((word) =>
    site.schemas.some(({ schema }) => schema[word] !== undefined),
  );
  return (
    typeof site.value === 'string' &&
    !isBound &&
    !/(name|title|key|slug|code|url|path|host|mail|phone|type|lang|locale|currency|country|zone)$/i.test(
      site.name,
    )
  );
}

/** True for an object of which the document says no more than that it is one: what is put there stays there. */
export function isFreeForm({ value, schemas }: Pick<Site, 'value' | 'schemas'>): boolean {
  const words = [
    'properties',
    'additionalProperties',
    'patternProperties',
    'oneOf',
    'anyOf',
    'allOf',
    '$ref',
  ];
  return (
    isObject(value) &&
    schemas.some(({ schema }) => schema.type === 'object') &&
    schemas.every(({ schema }) => words.every((word) => schema[word] === undefined))
  );
}
