import type { Json, JsonObject } from '../../json.ts';
import type { Operation } from '../../operation.ts';
import type { Ask } from '../behaviour.ts';
import { asked, entry } from './entries.ts';

const limits = [
  'limit',
  'page_size',
  'pageSize',
  'per_page',
  'perPage',
  'size',
  'count',
  'take',
  'max_results',
  'maxResults',
];
const offsets = ['offset', 'skip', 'start', 'from'];
const pages = ['page', 'page_number', 'pageNumber', 'page_no', 'pageNo'];
const cursors = ['cursor', 'page_token', 'pageToken', 'after', 'continue', 'marker', 'starting_after'];
const sorts = ['sort_by', 'sortBy', 'sort', 'order_by', 'orderBy', 'sort_key'];
const orders = ['order', 'direction', 'sort_order', 'sortOrder', 'sort_dir', 'sortDir', 'dir'];

/** One page of a list. */
export interface Page {
  readonly items: readonly JsonObject[];
  /** How many there are to the query, over all pages. */
  readonly total: number;
  /** The cursor of the next page; undefined on the last. */
  readonly next: string | undefined;
}

/** What a query asks of a list, by the names that APIs commonly use and this operation declares. */
export function pageOf(
  ask: Pick<Ask, 'operation' | 'query'>,
  items: readonly JsonObject[],
  fields: ReadonlySet<string>,
): Page {
  const { operation, query } = ask;
  const fitting = sorted(operation, query, filtered(operation, query, items, fields));
  const limit = number(operation, query, limits);
  const start = startOf(operation, query, limit);
  const end = limit === undefined ? fitting.length : start + limit;
  return {
    items: fitting.slice(start, end),
    total: fitting.length,
    next: end < fitting.length ? String(end) : undefined,
  };
}

type Query = Ask['query'];

function startOf(operation: Operation, query: Query, limit: number | undefined): number {
  const offset = number(operation, query, offsets) ?? number(operation, query, cursors);
  if (offset !== undefined) return offset;
  const name = declared(operation, pages);
  if (name === undefined) return 0;
  const first =
    (operation.parameters.find((parameter) => parameter.name === name)?.schema?.schema.minimum ?? 1) === 0
      ? 0
      : 1;
  return Math.max(0, (number(operation, query, [name]) ?? first) - first) * (limit ?? 0);
}

/** The fields that a list may be narrowed by are those that a parameter is named after. */
function filtered(
  operation: Operation,
  query: Query,
  items: readonly JsonObject[],
  fields: ReadonlySet<string>,
): readonly JsonObject[] {
  const reserved = [limits, offsets, pages, cursors, sorts, orders].flat();
  const wanted = operation.parameters
    .filter(({ in: place, name }) => place === 'query' && fields.has(name) && !reserved.includes(name))
    .filter(({ name }) => (asked(query, name) ?? '') !== '')
    .map(({ name }) => [name, [entry(query, name) ?? []].flat().flatMap((text) => text.split(','))] as const);
  return items.filter((item) => wanted.every(([name, values]) => fits(entry(item, name), values)));
}

function fits(value: Json | undefined, values: readonly string[]): boolean {
  if (value === undefined) return false;
  const own = Array.isArray(value) ? value.map(String) : [String(value)];
  return values.some((text) => own.includes(text));
}

function sorted(operation: Operation, query: Query, items: readonly JsonObject[]): readonly JsonObject[] {
  const name = declared(operation, sorts);
  const text = name === undefined ? undefined : (asked(query, name) ?? defaultOf(operation, name));
  if (text === undefined || text === '') return items;
  const [by = '', suffix] = text.replace(/^[-+]/, '').split(':');
  const order = declared(operation, orders);
  const way =
    suffix ?? (order === undefined ? undefined : (asked(query, order) ?? defaultOf(operation, order)));
  const isDescending = text.startsWith('-') || /^desc/i.test(way ?? '');
  return sortBy(items, by, isDescending);
}

/** The items by one field; those that tie keep their order. */
export function sortBy(
  items: readonly JsonObject[],
  by: string,
  isDescending: boolean,
): readonly JsonObject[] {
  const sign = isDescending ? -1 : 1;
  return [...items].sort((a, b) => sign * compare(entry(a, by), entry(b, by)));
}

function compare(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a ?? ''), String(b ?? '')];
  return left < right ? -1 : left > right ? 1 : 0;
}

function declared(operation: Operation, names: readonly string[]): string | undefined {
  return names.find((name) =>
    operation.parameters.some((parameter) => parameter.in === 'query' && parameter.name === name),
  );
}

function number(operation: Operation, query: Query, names: readonly string[]): number | undefined {
  const name = declared(operation, names);
  const text = name === undefined ? undefined : (asked(query, name) ?? defaultOf(operation, name));
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function defaultOf(operation: Operation, name: string): string | undefined {
  const value = operation.parameters.find((parameter) => parameter.name === name)?.schema?.schema.default;
  return value === undefined || value === null ? undefined : String(value);
}
