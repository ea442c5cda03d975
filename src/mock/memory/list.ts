import { fieldsOf, itemsOf } from '../../spec/openapi/schema-fields.ts';
import type { MatchedRequest, Step } from '../behaviour/behaviour.ts';
import { paramsFor } from './aliases.ts';
import { counted } from './counted.ts';
import { schemaOf } from './described.ts';
import { withField } from './entries.ts';
import { linkToNext } from './link.ts';
import { type Page, pageOf } from './page.ts';
import { cursors, declared } from './query.ts';
import { shapeTo } from './shape.ts';
import { type StoredItem, storedAt } from './stored.ts';
import type { StoredCollection } from './stored-collection.ts';
import { successMedia, successOf } from './success.ts';
import { insideOf, wrapperOf } from './wrapped.ts';

/** GET of a collection: one page of what is there. */
export function list(state: StoredItem, shelf: StoredCollection, ask: MatchedRequest): Step<StoredItem> {
  const { spec, listAt = '', idAt } = shelf;
  const { document } = spec;
  const fields = fieldsOf(document, schemaOf(shelf));
  const page = pageOf(ask, storedAt(state, shelf, paramsFor(shelf, ask)).items, { document, fields, idAt });
  const whole = successMedia(ask.operation)?.schema?.at;
  const inside = insideOf(document, whole);
  const array = listAt === '' ? whole : fieldsOf(document, inside).get(listAt);
  const items = page.items.map((item) =>
    array === undefined ? item : shapeTo(spec, itemsOf(document, array), item),
  );
  const link = linkToNext(ask, page);
  const headers = pageHeaders(ask, page, link);
  if (listAt === '') return { state, reply: { body: items, headers } };
  const called = { cursor: declared(ask.operation, cursors), list: listAt };
  const around = counted(spec, whole, shelf.around, { ...page, link }, called);
  const place = [wrapperOf(document, whole) ?? [], listAt].flat();
  return { state, reply: { body: withField(around, place, items), headers } };
}

/** The documented headers that count a list and lead on. */
function pageHeaders(
  { operation }: MatchedRequest,
  { total, pages }: Page,
  link: string | undefined,
): Record<string, string> {
  const names = successOf(operation)?.headers.map(({ name }) => name.toLowerCase()) ?? [];
  const counts = names.flatMap((name): [string, string][] => {
    if (/^(x-)?total(-count|-items|-results)?$/.test(name)) return [[name, String(total)]];
    if (name === 'link' && link !== undefined) return [[name, `<${link}>; rel="next"`]];
    return /^(x-)?(total-pages|page-count)$/.test(name) ? [[name, String(pages)]] : [];
  });
  return Object.fromEntries(counts);
}
