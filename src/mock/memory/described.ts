import type { JsonObject } from '../../json.ts';
import { documentedJson } from '../../openapi/media.ts';
import { followRef } from '../../openapi/read.ts';
import type { Media, Operation, Response } from '../../operation.ts';
import { join, type Pointer } from '../../pointer.ts';
import type { Spec } from '../../spec.ts';
import { fieldsOf, itemsOf } from './fields.ts';
import type { Shelf } from './generic.ts';
import { insideOf } from './wrapped.ts';

/** The success that an operation documents first. */
export function successOf(operation: Operation | undefined): Response | undefined {
  return operation?.responses.find(({ status }) => /^2/.test(status));
}

/** The JSON side of a success. */
export function successMedia(operation: Operation | undefined): Media | undefined {
  return documentedJson(successOf(operation));
}

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
export function schemaOf({ spec, operations, listAt }: Shelf): Pointer | undefined {
  return itemSchema(spec, { list: operations.list, read: operations.read, listAt });
}
