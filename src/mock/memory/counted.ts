import type { Json, JsonObject } from '../../json.ts';
import { followRef } from '../../openapi/read.ts';
import type { Pointer } from '../../pointer.ts';
import type { Spec } from '../../spec.ts';
import { fieldsOf, typesOf } from './fields.ts';
import type { Page } from './page.ts';
import { isRequired } from './shape.ts';

/** What is known of a page; of what it holds only how much. */
export type Counts = Omit<Page, 'items'> & { readonly items: readonly unknown[] };

/** What a field around a list says, by the names that APIs commonly use; undefined where this page has none. */
const meanings: readonly (readonly [RegExp, (page: Counts) => Json | undefined])[] = [
  [/^(total|total_?(count|items|results|elements|records))$/i, ({ total }) => total],
  [/^(count|size|returned|length|number_?of_?elements)$/i, ({ items }) => items.length],
  [/^(page|page_?(number|no|index)|current_?page)$/i, ({ number }) => number],
  [/^(per_?page|limit|page_?size|items_?per_?page)$/i, ({ limit, items }) => limit ?? items.length],
  [/^(offset|skip|start)$/i, ({ start }) => start],
  [/^(pages|total_?pages|page_?count|last_?page)$/i, ({ pages }) => pages],
  [/^(has_?more|has_?next(_?page)?)$/i, ({ next }) => next !== undefined],
  [/^has_?prev(ious)?(_?page)?$/i, ({ start }) => start > 0],
  [/^(next|next_?cursor|next_?page_?token|next_?token|cursor|end_?cursor|continue)$/i, ({ next }) => next],
];

/** The fields around a list with the numbers and the cursor as they are, those of an object within them too. */
export function counted(
  spec: Spec,
  schema: Pointer | undefined,
  around: JsonObject,
  page: Counts,
): JsonObject {
  const shown: JsonObject = { ...around };
  for (const [name, place] of fieldsOf(spec.document, schema)) {
    const inner = fieldsOf(spec.document, place);
    const meaning = meanings.find(([pattern]) => pattern.test(name))?.[1];
    if (inner.size > 0 && isThere(shown[name])) shown[name] = counted(spec, place, shown[name], page);
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
  const [node] = followRef(spec.document, place);
  if (typesOf(spec.document, place).includes('null') || node.nullable === true) return null;
  return isRequired(spec, schema, name) ? '' : undefined;
}
