import { Inconclusive, type World } from '../context/world.ts';
import { isObject, type Json } from '../shared/json.ts';
import { lower, plainName, upper } from '../shared/spelling.ts';
import type { Operation, Parameter } from '../spec/operation.ts';
import { schemaOf } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { isValid } from '../values/absent.ts';
import { type LawFinding, lawFinding } from './law.ts';
import { ask } from './listing.ts';

/** A filter that sets a bound: `min_price`, `created_after`, `since`. */
export interface Range {
  readonly filter: Parameter;
  /** What is bounded, spelling aside; empty where only the bound is named. */
  readonly field: string;
  /** True for a lower bound. */
  readonly isLower: boolean;
  readonly isTime: boolean;
  /** True where the bound itself is within, by its name: the least is least. */
  readonly isInclusive: boolean;
}

const word = new RegExp(`^(?:(${lower})|(${upper}))(?:[_.-]?(?=[A-Z_.-]|$)|(?=[A-Z]))(.*)$`, 'i');
const ending = new RegExp(`^(.+?)(?:[_.[-]|(?=[A-Z]))(?:(${lower})|(${upper}))\\]?$`, 'i');

/** The bound that a parameter's name and type say; undefined for any other filter. */
export function rangeOf(spec: Spec, filter: Parameter): Range | undefined {
  const { type, format } = schemaOf(spec, filter);
  const isTime = /^date(-time)?$/.test(String(format));
  if (!isTime && !/^(number|integer)$/.test(String(type))) return undefined;
  const behind = ending.exec(filter.name);
  if (behind !== null) return rangeNamed(filter, behind[1] ?? '', behind[2], behind[3], isTime);
  const before = word.exec(filter.name);
  if (before === null) return undefined;
  return rangeNamed(filter, before[3] ?? '', before[1], before[2], isTime);
}

function rangeNamed(
  filter: Parameter,
  field: string,
  low: string | undefined,
  high: string | undefined,
  isTime: boolean,
): Range {
  const isInclusive = !isTime && /^(min|max|gte|lte)$/i.test(low ?? high ?? '');
  return { filter, field: plainName(field), isLower: low !== undefined, isTime, isInclusive };
}

/** Beyond all values nothing is left, and between them only what lies on the right side. */
export async function ranged(
  spec: Spec,
  world: World,
  list: Operation,
  range: Range,
  items: readonly Json[],
): Promise<LawFinding[]> {
  const names = fieldsOf(range, items);
  const name = names.join(' or ');
  // Of several fields that may be meant, the one that is least in the way.
  const valueIn = (item: Json) => {
    const found = names
      .map((one) => numberOf(isObject(item) ? item[one] : undefined, range))
      .filter((value) => !Number.isNaN(value));
    if (found.length === 0) return Number.NaN;
    return range.isLower ? Math.max(...found) : Math.min(...found);
  };
  const values = items
    .map(valueIn)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const [least, most] = [values[0], values.at(-1)];
  if (least === undefined || most === undefined) throw new Inconclusive(`no item has a ${name} to filter by`);
  const slack = range.isTime ? (schemaOf(spec, range.filter).format === 'date' ? 2 * day : 2_000) : 0;
  const far = range.isTime ? 370 * day : 1_000;
  const beyond = range.isLower ? most + far : least - far;
  const between = values[Math.floor(values.length / 2)] ?? most;
  for (const bound of names.length === 1 ? new Set([beyond, between]) : [beyond]) {
    const text = textOf(range, bound, schemaOf(spec, range.filter).format);
    if (!isValid(spec.schemas, range.filter, text)) continue;
    const [found, step] = await ask(world, list, [[range.filter.name, text]]);
    const isStray = (value: number) => (range.isLower ? value < bound - slack : value > bound + slack);
    const stray = found.map(valueIn).find((value) => !Number.isNaN(value) && isStray(value));
    const side = `${range.filter.name} ${text}`;
    if (stray !== undefined)
      return [
        lawFinding('law-filter', list, `only items with ${side}`, `${name} ${said(range, stray)}`, step),
      ];
    const extreme = range.isLower ? most : least;
    const isOwed = range.isLower ? extreme > bound + slack : extreme < bound - slack;
    const owed = [...(isOwed ? [extreme] : []), ...(range.isInclusive && bound === between ? [bound] : [])];
    const missing = owed.find((value) => !found.some((item) => valueIn(item) === value));
    if (missing !== undefined) {
      const wanted = `the item with ${name} ${said(range, missing)} under ${side}`;
      return [lawFinding('law-filter', list, wanted, `${found.length} items without it`, step)];
    }
  }
  return [];
}

const day = 86_400_000;

/** The fields that a bound may be about: the one of its name, or all of its kind where only the bound is named. */
function fieldsOf({ field, filter, isTime }: Range, items: readonly Json[]): string[] {
  const names = [...new Set(items.flatMap((item) => (isObject(item) ? Object.keys(item) : [])))];
  const fitting = names.filter((name) =>
    items.some((item) => isObject(item) && !Number.isNaN(numberOf(item[name], { isTime }))),
  );
  const bare = (name: string) => (isTime ? name.replace(/(on|at|date|time)$/, '') : name);
  const named = fitting.filter((name) => field !== '' && bare(plainName(name)) === bare(field));
  const isOpen = field === '' || /^(date|time)$/.test(field);
  const found = named.length > 0 ? named : isOpen && isTime ? fitting : [];
  if (found.length === 0) throw new Inconclusive(`nothing says which field ${filter.name} is about`);
  return found;
}

function numberOf(value: Json | undefined, { isTime }: Pick<Range, 'isTime'>): number {
  if (!isTime) return typeof value === 'number' ? value : Number.NaN;
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
}

function textOf({ isTime }: Range, value: number, format: Json | undefined): string {
  if (!isTime) return String(Math.round(value * 1e6) / 1e6);
  const text = new Date(value).toISOString();
  return format === 'date' ? text.slice(0, 10) : text.replace('.000Z', 'Z');
}

function said({ isTime }: Range, value: number): string {
  return isTime ? new Date(value).toISOString() : String(value);
}
