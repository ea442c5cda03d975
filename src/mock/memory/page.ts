import type { JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import type { Operation } from '../../spec/operation.ts';
import type { MatchedRequest } from '../behaviour/behaviour.ts';
import { cursorAt, startAfter } from './cursor.ts';
import { filtered } from './filter.ts';
import { declared, limits, number, offsets, pages, type Query } from './query.ts';
import { sorted } from './sort.ts';

/** One page of a list. */
export interface Page {
  readonly items: readonly JsonObject[];
  /** How many there are to the query, over all pages. */
  readonly total: number;
  /** The cursor of the next page; undefined on the last. */
  readonly next: string | undefined;
  /** How many of the list come before it. */
  readonly start: number;
  /** How many were asked for; undefined for all. */
  readonly limit: number | undefined;
  /** Its number as the query counts, and how many pages there are. */
  readonly number: number;
  readonly pages: number;
}

/** How the things of a list are described. */
export interface Items {
  readonly document: JsonObject;
  readonly fields: ReadonlyMap<string, Pointer>;
  readonly idAt: readonly string[];
}

/** What a query asks of a list, by the names that APIs commonly use and this operation declares. */
export function pageOf(
  { operation, query }: Pick<MatchedRequest, 'operation' | 'query'>,
  items: readonly JsonObject[],
  { document, fields, idAt }: Items,
): Page {
  const fitting = sorted(operation, query, filtered(document, operation, query, items, fields));
  const limit = number(operation, query, limits);
  const first = firstPageOf(operation);
  const start = startAfter(operation, query, fitting, idAt) ?? startOf(operation, query, limit, first);
  const end = limit === undefined ? fitting.length : start + limit;
  const size = Math.max(1, limit ?? fitting.length);
  return {
    items: fitting.slice(start, end),
    total: fitting.length,
    next: end < fitting.length ? cursorAt(operation, fitting, end, idAt) : undefined,
    start,
    limit,
    number: first + Math.floor(start / size),
    pages: Math.ceil(fitting.length / size),
  };
}

function startOf(operation: Operation, query: Query, limit: number | undefined, first: number): number {
  const offset = number(operation, query, offsets);
  if (offset !== undefined) return offset;
  return Math.max(0, (number(operation, query, pages) ?? first) - first) * (limit ?? 0);
}

/** What the first page is called: 1, unless 0 is allowed. */
function firstPageOf(operation: Operation): number {
  const name = declared(operation, pages);
  const parameter = operation.parameters.find((each) => each.name === name);
  return parameter?.schema?.schema.minimum === 0 ? 0 : 1;
}
