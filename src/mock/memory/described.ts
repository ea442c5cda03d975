import type { JsonObject } from '../../shared/json.ts';
import { join, type Pointer } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { fieldsOf, itemsOf } from '../../spec/openapi/schema-fields.ts';
import type { Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import type { StoredCollection } from './stored-collection.ts';
import { successMedia } from './success.ts';
import { insideOf } from './wrapped.ts';

/** Where the things of a collection are described. */
export interface Shapes {
  readonly list: Operation | undefined;
  readonly listAt: string | undefined;
  readonly read: Operation | undefined;
}

/** Where one thing is described: in the answer that reads it, else in the list. */
export function itemSchema(spec: Spec, { list, listAt, read }: Shapes): Pointer | undefined {
  const { document } = spec;
  const own = insideOf(document, successMedia(read)?.schema?.at);
  const whole = insideOf(document, successMedia(list)?.schema?.at);
  const array = listAt === '' ? whole : fieldsOf(document, whole).get(listAt ?? '');
  const listed = array === undefined || listAt === undefined ? undefined : itemsOf(document, array);
  if (own === undefined || listed === undefined) return own ?? listed;
  return isOneOf(document, own, listed) ? listed : own;
}

/** True where a read answers with what the list holds or with something else: a thing, or that it was deleted. */
function isOneOf(document: JsonObject, own: Pointer, listed: Pointer): boolean {
  const [node, here] = followRef(document, own);
  const place = followRef(document, listed)[1];
  const choices = ['anyOf', 'oneOf'].flatMap((word) => {
    const branches = node[word];
    return Array.isArray(branches) ? branches.map((_, index) => join(here, word, index)) : [];
  });
  return choices.some((choice) => followRef(document, choice)[1] === place);
}

/** Where one thing of a shelf is described. */
export function schemaOf({ spec, operations, listAt }: StoredCollection): Pointer | undefined {
  return itemSchema(spec, { list: operations.list, read: operations.read, listAt });
}
