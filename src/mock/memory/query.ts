import type { Json } from '../../shared/json.ts';
import type { Operation, Parameter } from '../../spec/operation.ts';
import type { MatchedRequest } from '../behaviour/behaviour.ts';
import { queryText } from './entries.ts';

export type Query = MatchedRequest['query'];

/** Names that APIs commonly give to the parameters of a list. */
export const limits = [
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
export const offsets = ['offset', 'skip', 'start', 'from'];
export const pages = ['page', 'page_number', 'pageNumber', 'page_no', 'pageNo'];
export const cursors = ['cursor', 'page_token', 'pageToken', 'after', 'continue', 'marker', 'starting_after'];
export const searches = ['q', 'search', 'query', 'keyword'];
export const sorts = ['sort_by', 'sortBy', 'sort', 'order_by', 'orderBy', 'sort_key'];
export const orders = ['order', 'direction', 'sort_order', 'sortOrder', 'sort_dir', 'sortDir', 'dir'];

/** The first of these names that the operation declares as such a query parameter: a `from` that is a date is no offset. */
export function declared(operation: Operation, names: readonly string[]): string | undefined {
  const wanted = [limits, offsets, pages].includes(names as string[]) ? 'number' : 'text';
  return names.find((name) =>
    operation.parameters.some(
      (parameter) => parameter.in === 'query' && parameter.name === name && mayBe(parameter, wanted),
    ),
  );
}

function mayBe({ schema }: Parameter, wanted: 'number' | 'text'): boolean {
  const { type, format } = schema?.schema ?? {};
  if (isDate(format)) return false;
  const types = [type ?? 'integer'].flat();
  return wanted === 'text' || types.includes('integer') || types.includes('number');
}

/** True for the format of a day or a point in time. */
export function isDate(format: Json | undefined): boolean {
  return format === 'date' || format === 'date-time';
}

/** What a request says under one of these names, else the declared default. */
export function text(operation: Operation, query: Query, names: readonly string[]): string | undefined {
  const name = declared(operation, names);
  return name === undefined ? undefined : (queryText(query, name) ?? defaultOf(operation, name));
}

/** The same as a number; undefined where it is none. */
export function number(operation: Operation, query: Query, names: readonly string[]): number | undefined {
  const shown = text(operation, query, names);
  return shown !== undefined && /^\d+$/.test(shown) ? Number(shown) : undefined;
}

function defaultOf(operation: Operation, name: string): string | undefined {
  const value = operation.parameters.find((parameter) => parameter.name === name)?.schema?.schema.default;
  return value === undefined || value === null ? undefined : String(value);
}
