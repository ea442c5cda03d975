import { isObject, type JsonObject } from '../../json.ts';
import type { Operation } from '../../operation.ts';
import type { Spec } from '../../spec.ts';
import { sample } from '../../values/sample.ts';
import type { Ask, Step } from '../behaviour.ts';
import { counted } from './counted.ts';
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
  const around = counted(spec, whole, shelf.around, page);
  return { state, reply: { body: { ...around, [listAt]: items } } };
}

/** What stands around a list: as the spec's example shows it, else made up in its shape. */
export function envelopeOf(spec: Spec, list: Operation | undefined): JsonObject {
  const media = successMedia(list);
  const example = media?.examples[0]?.value;
  if (isObject(example) || media?.schema === undefined) return isObject(example) ? example : {};
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
  const made = sample(reader, media.schema.at, { seed: 1, full: false });
  return isObject(made) ? made : {};
}
