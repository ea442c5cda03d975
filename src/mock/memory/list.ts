import { isObject, type JsonObject } from '../../json.ts';
import type { Ask, Step } from '../behaviour.ts';
import { successMedia } from './described.ts';
import { fieldsOf, itemsOf } from './fields.ts';
import type { Shelf } from './generic.ts';
import { schemaOf } from './merged.ts';
import { pageOf } from './page.ts';
import { shapeTo } from './shape.ts';
import { type Kept, storedAt } from './stored.ts';

/** GET of a collection: one page of what is there. */
export function list(state: Kept, shelf: Shelf, ask: Ask): Step<Kept> {
  const { spec, listAt = '' } = shelf;
  const names = fieldsOf(spec.document, schemaOf(shelf));
  const page = pageOf(ask, storedAt(state, shelf, ask.params).items, new Set(names.keys()));
  const whole = successMedia(ask.operation)?.schema?.at;
  const fields = fieldsOf(spec.document, whole);
  const array = listAt === '' ? whole : fields.get(listAt);
  const items = page.items.map((item) =>
    array === undefined ? item : shapeTo(spec, itemsOf(spec.document, array), item),
  );
  if (listAt === '') return { state, reply: { body: items } };
  const example = successMedia(ask.operation)?.examples[0]?.value;
  const around = isObject(example) ? example : {};
  const counts = countsOf(around, fields, items.length, page.total, page.next);
  return { state, reply: { body: { ...counts, [listAt]: items } } };
}

/** The fields around a list: what the example shows, with the numbers and the cursor as they are. */
function countsOf(
  example: JsonObject,
  fields: Map<string, string>,
  count: number,
  total: number,
  next: string | undefined,
): JsonObject {
  const around: JsonObject = { ...example };
  for (const name of fields.keys()) {
    if (/^(total|total_?count|total_?items|total_?results|totalElements)$/i.test(name)) around[name] = total;
    else if (/^(count|size|returned|length)$/i.test(name)) around[name] = count;
    else if (/^(has_?more|has_?next)$/i.test(name)) around[name] = next !== undefined;
    else if (/^(next|next_?cursor|next_?page_?token|cursor|continue)$/i.test(name)) {
      if (next === undefined) delete around[name];
      else around[name] = next;
    }
  }
  return around;
}
