import type { Json, JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { lower, plainName, upper } from '../../shared/spelling.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import type { Parameter } from '../../spec/operation.ts';
import { entry } from './entries.ts';
import { isDate } from './query.ts';

/** True for an item on the right side of what a query parameter says. */
export type Test = (item: JsonObject, value: string) => boolean;

const before = new RegExp(`^(?:(${lower})|(${upper}))(?:[_.-]|(?=[A-Z])|$)(.*)$`, 'i');
const behind = new RegExp(`^(.+?)(?:[_.[-]|(?=[A-Z]))(?:(${lower})|(${upper}))\\]?$`, 'i');

/** True for a word that is a bound and nothing else: `gte`, `before`. */
export function isBoundName(word: string): boolean {
  return new RegExp(`^(?:${lower}|${upper})$`, 'i').test(word);
}

/**
 * What a parameter that names a bound lets through: `min_price`, `created_after`, `since`. Where it names no field, the
 * documented date is meant: that of the creation, else the first. Undefined for any other parameter.
 */
export function boundOf(
  document: JsonObject,
  parameter: Parameter,
  fields: ReadonlyMap<string, Pointer>,
): Test | undefined {
  const { type, format } = parameter.schema?.schema ?? {};
  const isTime = isDate(format);
  if (!isTime && type !== 'number' && type !== 'integer') return undefined;
  const named = sidesOf(parameter.name);
  if (named === undefined) return undefined;
  const fitting = [...fields].filter(([, place]) => isKind(followRef(document, place)[0], isTime));
  const names = fitting.map(([name]) => name);
  const name = fieldOf(names, named.field, isTime);
  if (name === undefined) return undefined;
  return (item, value) => isWithin(entry(item, name), endOf(value, format, named), named);
}

interface Sides {
  readonly field: string;
  readonly isLower: boolean;
  /** False for `after`, `gt` and their kin, which leave the bound itself out. */
  readonly isClosed: boolean;
}

function sidesOf(name: string): Sides | undefined {
  const last = behind.exec(name);
  const [, field, low, high] = last ?? [];
  const [, first, second, rest] = last === null ? (before.exec(name) ?? []) : [];
  const word = low ?? high ?? first ?? second;
  if (word === undefined) return undefined;
  return {
    field: plainName(field ?? rest ?? ''),
    isLower: (low ?? first) !== undefined,
    isClosed: !/^(gt|lt|after|before)$/i.test(word),
  };
}

function isKind(node: JsonObject, isTime: boolean): boolean {
  if (isTime) return isDate(node.format);
  return [node.type].flat().some((type) => type === 'number' || type === 'integer');
}

function fieldOf(names: readonly string[], field: string, isTime: boolean): string | undefined {
  const bare = (name: string) =>
    isTime ? plainName(name).replace(/(on|at|date|time)$/, '') : plainName(name);
  if (field !== '' && bare(field) !== '') return names.find((name) => bare(name) === bare(field));
  if (!isTime) return undefined;
  return names.find((name) => /^(creat|submit|publish|receiv|start|date|time|at$)/i.test(name)) ?? names[0];
}

/** A closed upper bound that is a day includes the day. */
function endOf(value: string, format: Json | undefined, { isLower, isClosed }: Sides): number {
  if (!isDate(format)) return Number(value);
  return Date.parse(value) + (format === 'date' && !isLower && isClosed ? 86_399_999 : 0);
}

function isWithin(value: Json | undefined, end: number, { isLower, isClosed }: Sides): boolean {
  const own = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (own === end) return isClosed;
  return isLower ? own > end : own < end;
}
