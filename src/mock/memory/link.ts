import type { Operation } from '../../spec/operation.ts';
import type { MatchedRequest } from '../behaviour/behaviour.ts';
import type { Page } from './page.ts';
import { cursors, declared, offsets, pages } from './query.ts';
import { concretePath } from './stored.ts';

/** The address of the page after this one; undefined on the last, and where the query cannot say which page. */
export function linkToNext(ask: MatchedRequest, page: Page): string | undefined {
  const { operation, params, query, origin } = ask;
  const step = stepOf(operation, page);
  if (page.next === undefined || step === undefined) return undefined;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name !== step.name) for (const one of [value].flat()) search.append(name, one);
  }
  search.append(step.name, step.value);
  return `${origin}${concretePath(operation.path, params)}?${search}`;
}

function stepOf(
  operation: Operation,
  { next = '', number, start, items }: Page,
): { readonly name: string; readonly value: string } | undefined {
  const cursor = declared(operation, cursors);
  if (cursor !== undefined) return { name: cursor, value: next };
  const page = declared(operation, pages);
  if (page !== undefined) return { name: page, value: String(number + 1) };
  const offset = declared(operation, offsets);
  return offset === undefined ? undefined : { name: offset, value: String(start + items.length) };
}
