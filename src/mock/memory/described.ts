import { documentedJson } from '../../openapi/media.ts';
import type { Media, Operation, Response } from '../../operation.ts';
import type { Pointer } from '../../pointer.ts';
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
  const own = insideOf(spec.document, successMedia(read)?.schema?.at);
  if (own !== undefined) return own;
  const whole = insideOf(spec.document, successMedia(list)?.schema?.at);
  if (whole === undefined || listAt === undefined) return undefined;
  const array = listAt === '' ? whole : fieldsOf(spec.document, whole).get(listAt);
  return array === undefined ? undefined : itemsOf(spec.document, array);
}

/** Where one thing of a shelf is described. */
export function schemaOf({ spec, operations, listAt }: Shelf): Pointer | undefined {
  return itemSchema(spec, { list: operations.list, read: operations.read, listAt });
}
