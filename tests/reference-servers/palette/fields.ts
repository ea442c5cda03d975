/** Checks of single fields, written out by hand: type, options, bounds, uniqueness. */
import { isObject } from '../http.ts';
import type { Rules } from '../stand-in.ts';

/** Knows what a field may hold, and what of it is stored. */
export interface Field {
  /** The name of the first broken promise. Each can be switched off as `kind:field`. */
  check(value: unknown, name: string, rules: Rules): string | undefined;
  /** What the server keeps: known fields, and those it always shows. */
  keep(value: unknown): unknown;
}

type Fields = Record<string, unknown>;
type Test = readonly [kind: string, holds: (value: unknown) => boolean];

const asIs = (value: unknown): unknown => value;

/** A text. */
export const text = simple([['type', (value) => typeof value === 'string']]);

/** True or false. */
export const flag = simple([['type', (value) => typeof value === 'boolean']]);

/** A moment as RFC 3339 writes it. */
export const time = simple([
  ['type', (value) => typeof value === 'string'],
  ['date-time', (value) => typeof value !== 'string' || isMoment(value)],
]);

/** One of these texts. */
export function choice(...allowed: readonly unknown[]): Field {
  return simple([['enum', (value) => allowed.includes(value)]]);
}

/** A number with a lower bound, whole where `bits` are given. */
export function number(minimum: number, bits?: 32 | 53): Field {
  const largest = bits === 32 ? 2_147_483_647 : Number.MAX_SAFE_INTEGER;
  const isWhole = (value: unknown): boolean => Number.isInteger(value) && Math.abs(Number(value)) <= largest;
  const field = simple([
    ['type', (value) => typeof value === 'number'],
    ['integer', (value) => typeof value !== 'number' || bits === undefined || isWhole(value)],
  ]);
  const check: Field['check'] = (value, name, rules) => {
    const isLow = typeof value === 'number' && value < rules.value('minimum', minimum);
    if (isLow && rules.on(`minimum:${name}`)) return `minimum:${name}`;
    return field.check(value, name, rules);
  };
  return { check, keep: asIs };
}

/** An array; with `unique`, no two items are equal. */
export function list(item: Field, unique: 'unique' | 'repeats'): Field {
  const check: Field['check'] = (value, name, rules) => {
    if (!Array.isArray(value)) return rules.on(`type:${name}`) ? `type:${name}` : undefined;
    const isUnique = rules.on(`unique:${name}`) && rules.value(`repeats:${name}`, unique) === 'unique';
    if (isUnique && new Set(value.map(canonical)).size < value.length) return `unique:${name}`;
    return firstOf(value, (one) => item.check(one, `${name}[]`, rules));
  };
  return { check, keep: (value) => (Array.isArray(value) ? value.map(item.keep) : value) };
}

/** An object of texts under any names. */
export const texts: Field = {
  check: (value, name, rules) => {
    if (!isObject(value)) return rules.on(`type:${name}`) ? `type:${name}` : undefined;
    return firstOf(Object.values(value), (one) => text.check(one, `${name}.*`, rules));
  },
  keep: asIs,
};

/** An object: its known fields, those that must be there, those that are always shown. */
export function record(
  known: Readonly<Record<string, Field>>,
  required: string[] = [],
  shown: Fields = {},
): Field {
  const check: Field['check'] = (value, name, rules) => {
    if (!isObject(value)) return rules.on(`type:${name}`) ? `type:${name}` : undefined;
    const absent = required.find((key) => value[key] === undefined && rules.on(`required:${key}`));
    if (absent) return `required:${absent}`;
    const stranger = Object.keys(value).find((key) => !Object.hasOwn(known, key));
    if (stranger !== undefined && rules.value('closed', false)) return 'unknown-field';
    return firstOf(Object.entries(known), ([key, field]) => present(value[key], key, field, rules));
  };
  return { check, keep: (value) => (isObject(value) ? keepKnown(value, known, shown) : value) };
}

function present(value: unknown, key: string, field: Field, rules: Rules): string | undefined {
  if (value === undefined || (value === null && !rules.on('null'))) return undefined;
  return field.check(value, key, rules);
}

function keepKnown(value: Fields, known: Readonly<Record<string, Field>>, shown: Fields): Fields {
  const entries = Object.entries(known).filter(([key]) => value[key] !== undefined && value[key] !== null);
  return { ...shown, ...Object.fromEntries(entries.map(([key, field]) => [key, field.keep(value[key])])) };
}

function simple(tests: readonly Test[]): Field {
  const check: Field['check'] = (value, name, rules) => {
    const broken = tests.find(([kind, holds]) => rules.on(`${kind}:${name}`) && !holds(value));
    return broken && `${broken[0]}:${name}`;
  };
  return { check, keep: asIs };
}

function firstOf<T>(items: readonly T[], check: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = check(item);
    if (problem) return problem;
  }
  return undefined;
}

function isMoment(value: string): boolean {
  const form = /^\d{4}-\d\d-(\d\d)[Tt]\d\d:\d\d:(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.exec(value);
  if (!form || Number.isNaN(Date.parse(value.replace(/:60(?=\D|$)/, ':59')))) return false;
  const [year = 0, month = 0] = value.split('-').map(Number);
  return Number(form[1]) <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Equal JSON values give equal texts, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    isObject(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}
