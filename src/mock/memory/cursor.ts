import type { JsonObject } from '../../shared/json.ts';
import type { Operation } from '../../spec/operation.ts';
import { field } from './entries.ts';
import { cursors, declared, type Query, text } from './query.ts';

/**
 * Where the page begins that a cursor names: after the item that was the last one, wherever that stands now. The
 * cursor holds its place too, for when it is gone. An id or a number alone is understood as well.
 */
export function startAfter(
  operation: Operation,
  query: Query,
  items: readonly JsonObject[],
  idAt: readonly string[],
): number | undefined {
  const cursor = text(operation, query, cursors);
  if (cursor === undefined) return undefined;
  const [, place, id = cursor] = /^(\d+)~(.*)$/s.exec(cursor) ?? [];
  const index = idAt.length === 0 ? -1 : items.findIndex((item) => String(field(item, ...idAt)) === id);
  if (index >= 0) return index + 1;
  // What was the last one is gone: those behind it have moved up
  if (place !== undefined) return Math.max(0, Number(place) - 1);
  return /^\d+$/.test(cursor) ? Number(cursor) : undefined;
}

/** The cursor of the page that begins at `end`: a number where the query wants one. */
export function cursorAt(
  operation: Operation,
  items: readonly JsonObject[],
  end: number,
  idAt: readonly string[],
): string {
  const last = field(items[end - 1], ...idAt);
  const name = declared(operation, cursors);
  const parameter = operation.parameters.find((one) => one.in === 'query' && one.name === name);
  const { type, pattern, maxLength } = parameter?.schema?.schema ?? {};
  const isFree = type !== 'integer' && type !== 'number' && pattern === undefined && maxLength === undefined;
  if (name === undefined || idAt.length === 0 || last === undefined || !isFree) return String(end);
  return `${end}~${String(last)}`;
}
