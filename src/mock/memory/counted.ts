import type { Json, JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { plainName } from '../../shared/spelling.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { fieldsOf, isNullable } from '../../spec/openapi/schema-fields.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Page } from './page.ts';
import { isRequired } from './shape.ts';

/** What is known of a page; of what it holds only how much. */
export type Counts = Omit<Page, 'items'> & {
  readonly items: readonly unknown[];
  /** The address of the next page. */
  readonly link?: string | undefined;
};

/** How an API calls what it says of a page. */
export interface CountNames {
  /** The query parameter that takes a cursor: a field of its name holds one. */
  readonly cursor?: string | undefined;
  /** The field that holds the list: `articlesCount` counts `articles`. */
  readonly list?: string | undefined;
}

type Meaning = (page: Counts) => Json | undefined;

/** What a field around a list says, by the names that APIs commonly use; undefined where this page has none. */
const meanings: readonly (readonly [RegExp, Meaning])[] = [
  [/^(total|total_?(count|items|results|elements|records))$/i, ({ total }) => total],
  [/^(count|size|returned|length|number_?of_?elements)$/i, ({ items }) => items.length],
  [/^(page|page_?(number|no|index)|current_?page)$/i, ({ number }) => number],
  [/^(per_?page|limit|page_?size|items_?per_?page)$/i, ({ limit, items }) => limit ?? items.length],
  [/^(offset|skip|start)$/i, ({ start }) => start],
  [/^(pages|total_?pages|page_?count|last_?page)$/i, ({ pages }) => pages],
  [/^(has_?more|has_?next(_?page)?)$/i, ({ next }) => next !== undefined],
  [/^has_?prev(ious)?(_?page)?$/i, ({ start }) => start > 0],
  [/^(next|next_?cursor|next_?page_?token|next_?token|cursor|end_?cursor|continue)$/i, nextOf],
];

function nextOf({ next }: Counts): string | undefined {
  return next;
}

/** What a field says: its name tells, and for an address its format. */
function meaningOf(
  document: JsonObject,
  name: string,
  place: Pointer,
  called: CountNames,
): Meaning | undefined {
  const isAddress = /^uri/.test(String(followRef(document, place)[0].format ?? ''));
  if (/^next_?(page_?)?(url|link|uri)$/i.test(name) || (name === 'next' && isAddress))
    return ({ link }) => link;
  if (name === called.cursor) return nextOf;
  const { list } = called;
  if (list !== undefined && [`${list}count`, `total${list}`].map(plainName).includes(plainName(name)))
    return ({ total }) => total;
  return meanings.find(([pattern]) => pattern.test(name))?.[1];
}

/** The fields around a list with the numbers and the cursor as they are, those of an object within them too. */
export function counted(
  spec: Spec,
  schema: Pointer | undefined,
  around: JsonObject,
  page: Counts,
  called: CountNames = {},
): JsonObject {
  const shown: JsonObject = { ...around };
  for (const [name, place] of fieldsOf(spec.document, schema)) {
    const inner = fieldsOf(spec.document, place);
    const meaning = meaningOf(spec.document, name, place, called);
    if (inner.size > 0 && isThere(shown[name])) shown[name] = counted(spec, place, shown[name], page, called);
    else if (meaning !== undefined) put(shown, name, meaning(page) ?? nothingAt(spec, schema, name, place));
  }
  return shown;
}

function isThere(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function put(shown: JsonObject, name: string, value: Json | undefined): void {
  if (value === undefined) delete shown[name];
  else shown[name] = value;
}

/** How a field says that there is none: null, or an empty text where it has to be there. */
function nothingAt(spec: Spec, schema: Pointer | undefined, name: string, place: Pointer): Json | undefined {
  if (isNullable(spec.document, place)) return null;
  return isRequired(spec, schema, name) ? '' : undefined;
}
