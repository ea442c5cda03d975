import type { Json, JsonObject } from '../../shared/json.ts';
import type { Operation } from '../../spec/operation.ts';
import { entry } from './entries.ts';
import { orders, type Query, sorts, text } from './query.ts';

/** The items in the order that a query asks for. */
export function sorted(
  operation: Operation,
  query: Query,
  items: readonly JsonObject[],
): readonly JsonObject[] {
  const way = text(operation, query, sorts) ?? '';
  if (way === '') return items;
  const [by = '', suffix = text(operation, query, orders) ?? ''] = way.replace(/^[-+]/, '').split(':');
  return sortBy(items, by, way.startsWith('-') || /^desc/i.test(suffix));
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
