import { NoResponse, type Step, type World } from '../context/world.ts';
import { isObject, type Json } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { itemsIn, queryNamed, schemaOf } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { isWhole } from './made.ts';
import { placeOf } from './own-things.ts';
import type { Path } from './path.ts';

/** What one read showed. */
export interface Reading {
  /** The concrete path that was read. */
  readonly place: string;
  readonly operation: Operation;
  readonly path: Path;
  /** Of a list: which of a thing's fields names it. */
  readonly key: string | undefined;
  /** The status where it was no success: what is not shown cannot be compared. */
  readonly status: number;
  readonly value: Json | undefined;
  /** False for a list that goes on behind what was read. */
  readonly isWhole: boolean;
}

/** What is to be read. */
export type Read = Pick<Reading, 'operation' | 'path' | 'key'>;

/** How many pages of a list are read. */
const pagesRead = 20;

/** Reads one thing, or all pages of a list as far as they can be followed. */
export async function readOne(world: World, { operation, path, key }: Read): Promise<Reading> {
  const place = placeOf(operation.path, path);
  const fixed = { place, operation, path, key };
  try {
    const step = await world.ask(operation, { path, query: largest(world.suite.spec, operation) });
    const value = step.ok ? shownBy(step) : undefined;
    if (key === undefined || value === undefined)
      return { ...fixed, status: step.status, value, isWhole: true };
    const pages = await following(world, operation, path, step);
    const items = pages.flatMap((page) => itemsIn(page) ?? []);
    return { ...fixed, status: step.status, value: pages.length > 1 ? items : value, isWhole: isRead(pages) };
  } catch (thrown) {
    if (!(thrown instanceof NoResponse)) throw thrown;
    return { ...fixed, status: 0, value: undefined, isWhole: false };
  }
}

/** A body that is no JSON counts as text. */
function shownBy({ json, exchange: { response } }: Step): Json | undefined {
  return json ?? response?.body.toString('utf8');
}

const limits = /^(limit|per_?page|page_?size|max_?results|\$top|page\[size\])$/i;
const offsets = /^(offset|skip|start_?index|\$skip)$/i;
const cursors =
  /^(cursor|(starting_?)?after|page_?token|continuation_?token|next(_?(token|cursor))?|marker|page\[(cursor|after)\])$/i;
const pageNumbers = /^(page|page_?(number|no)|page\[number\])$/i;

/** As many at a time as the list gives. */
function largest(spec: Spec, list: Operation): [string, string][] {
  const limit = queryNamed(list, limits);
  if (limit === undefined) return [];
  const { maximum, enum: options } = schemaOf(spec, limit);
  if (Array.isArray(options)) return [];
  return [[limit.name, String(Math.min(Number(maximum ?? 100), 1000))]];
}

/** The first page and those behind it, as far as an offset, a page number or a cursor leads there. */
async function following(world: World, list: Operation, path: Path, first: Step): Promise<Json[]> {
  const pages: Json[] = [first.json ?? null];
  const size = (itemsIn(first.json) ?? []).length;
  const limit = largest(world.suite.spec, list);
  if (size === 0 || (isWhole(first.json) && queryNamed(list, limits) === undefined)) return pages;
  for (let page = 1; page < pagesRead; page += 1) {
    const next = turnTo(world.suite.spec, list, page, size, pages.at(-1));
    if (next === undefined) break;
    const step = await world.ask(list, { path, query: [...limit, next] });
    const items = step.ok ? (itemsIn(step.json) ?? []) : [];
    if (items.length === 0 || JSON.stringify(items) === JSON.stringify(itemsIn(pages.at(-1)))) break;
    pages.push(step.json ?? null);
    if (items.length < size) break;
  }
  return pages;
}

/** The parameter that leads to a page; undefined where none does, or the page before says that it is the last. */
function turnTo(
  spec: Spec,
  list: Operation,
  page: number,
  size: number,
  last: Json | undefined,
): [string, string] | undefined {
  const [offset, number] = [queryNamed(list, offsets), queryNamed(list, pageNumbers)];
  const by = offset ?? number;
  if (by === undefined) {
    const [cursor, next] = [queryNamed(list, cursors), nextIn(last)];
    return cursor === undefined || next === undefined ? undefined : [cursor.name, next];
  }
  const { minimum, default: usual } = schemaOf(spec, by);
  return [by.name, String(by === offset ? page * size : Number(minimum ?? usual ?? 1) + page)];
}

/** What a page says its follower is called. */
function nextIn(page: Json | undefined): string | undefined {
  if (!isObject(page)) return undefined;
  for (const [name, value] of Object.entries(page)) {
    const isNext = /^(next_?)?(cursor|(page_?)?token)$|^next$|^(next_?)?marker$|^next_?page_?token$/i.test(
      name,
    );
    if (isNext && typeof value === 'string' && value !== '' && !/[/?]/.test(value)) return value;
    if (/^(meta|paging|pagination|page_?info)$/i.test(name)) {
      const inner = nextIn(value);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}

/** False where the pages stop before the end: as many as are read at most, or fewer things than the list counts. */
function isRead(pages: readonly Json[]): boolean {
  const [first = null] = pages;
  if (pages.length === 1) return isWhole(first);
  const count = pages.reduce((sum: number, page) => sum + (itemsIn(page) ?? []).length, 0);
  const totals = isObject(first) ? Object.entries(first).filter(([name]) => /total|count/i.test(name)) : [];
  return pages.length < pagesRead && totals.every(([, value]) => typeof value !== 'number' || value <= count);
}
