import { isObject, type Json } from '../../shared/json.ts';
import type { SchemaAt } from '../../spec/operation.ts';
import type { SchemaReader } from '../applicable.ts';
import type { Site } from '../sites.ts';
import type { Made } from './candidate.ts';

export function left(site: Site, names: string[]): Made[] {
  if (!isObject(site.value)) return [];
  const value = site.value;
  return names
    .filter((name) => Object.hasOwn(value, name))
    .map((field) => ({ label: `without ${field}`, value: undefined, field }));
}

/** The fields of these names that nothing requires. */
export function optional(site: Site, names: string[]): string[] {
  const required = site.schemas.flatMap(({ schema }) =>
    Array.isArray(schema.required) ? schema.required : [],
  );
  return names.filter((name) => !required.includes(name));
}

export function extra(additional: Json): Made[] {
  return additional === false
    ? [{ label: 'an undeclared field', value: 'unexpected', field: 'undeclaredField' }]
    : [];
}

/** So many fields: what is too much is taken away, what is missing gets names that the schema admits. */
export function widths(site: Site, { at }: SchemaAt, reader: SchemaReader, count: number): Made[] {
  if (!isObject(site.value) || count < 0 || count > 40) return [];
  const { value } = site;
  const names = Object.keys(value);
  const fewer = Object.fromEntries(names.slice(0, count).map((name) => [name, value[name] ?? null]));
  const pattern = Object.values(value)[0] ?? 'value';
  const missing = Array.from({ length: Math.max(0, count - names.length) }, (_, index) => letters(index));
  const more = { ...fewer, ...Object.fromEntries(missing.map((name) => [name, pattern])) };
  const violations = reader.schemas.check(at, more, reader.direction);
  const isClean = violations.every(
    ({ keyword }) => /Properties$/.test(keyword) && keyword !== 'additionalProperties',
  );
  return isClean && violations.length === 1 ? [{ label: `${count} fields`, value: more }] : [];
}

function letters(index: number): string {
  return `field${String.fromCharCode(97 + (index % 26))}${index >= 26 ? 'x' : ''}`;
}

/** Of "with a comes b": a without b. */
export function dependents(site: Site, wanted: Json): Made[] {
  if (!isObject(site.value) || !isObject(wanted)) return [];
  const value = site.value;
  return Object.entries(wanted).flatMap(([name, others]) =>
    Object.hasOwn(value, name)
      ? left(site, (others as Json[]).map(String)).map((made) => ({
          ...made,
          label: `${name} ${made.label}`,
        }))
      : [],
  );
}

/** Of "either a or b is needed": neither of them. */
export function withoutAlternatives(site: Site, alternatives: Json[]): Made[] {
  const names = alternatives.flatMap((branch) =>
    isObject(branch) && Array.isArray(branch.required) ? branch.required.map(String) : [],
  );
  if (names.length === 0 || !isObject(site.value)) return [];
  const rest = Object.fromEntries(Object.entries(site.value).filter(([name]) => !names.includes(name)));
  return [{ label: `without ${[...new Set(names)].join(' and ')}`, value: rest }];
}
