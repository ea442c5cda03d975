import type { Json, JsonObject } from '../../json.ts';
import type { Operation } from '../../operation.ts';
import { asked, entry } from './entries.ts';
import { cursors, limits, offsets, orders, pages, type Query, searches, sorts, text } from './query.ts';

/** The fields that a list may be narrowed by are those that a parameter is named after. */
export function filtered(
  operation: Operation,
  query: Query,
  items: readonly JsonObject[],
  fields: ReadonlySet<string>,
): readonly JsonObject[] {
  const reserved = [limits, offsets, pages, cursors, searches, sorts, orders].flat();
  const wanted = operation.parameters
    .filter(({ in: place, name }) => place === 'query' && fields.has(name) && !reserved.includes(name))
    .filter(({ name }) => (asked(query, name) ?? '') !== '')
    .map(({ name }) => [name, [entry(query, name) ?? []].flat().flatMap((text) => text.split(','))] as const);
  const words = text(operation, query, searches)?.toLowerCase() ?? '';
  return items.filter(
    (item) =>
      wanted.every(([name, values]) => fits(entry(item, name), values)) &&
      (words === '' || Object.values(item).some((value) => holds(value, words))),
  );
}

function holds(value: Json, words: string): boolean {
  return typeof value === 'string' && value.toLowerCase().includes(words);
}

function fits(value: Json | undefined, values: readonly string[]): boolean {
  if (value === undefined) return false;
  const own = Array.isArray(value) ? value.map(String) : [String(value)];
  return values.some((text) => own.includes(text));
}
