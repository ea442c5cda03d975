import { documentedJson } from '../../openapi/media.ts';
import type { Media, Operation, Response } from '../../operation.ts';
import type { Pointer } from '../../pointer.ts';
import type { Spec } from '../../spec.ts';
import { fieldsOf, itemsOf } from './fields.ts';

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
  const own = successMedia(read)?.schema?.at;
  if (own !== undefined) return own;
  const whole = successMedia(list)?.schema?.at;
  if (whole === undefined || listAt === undefined) return undefined;
  const array = listAt === '' ? whole : fieldsOf(spec.document, whole).get(listAt);
  return array === undefined ? undefined : itemsOf(spec.document, array);
}
