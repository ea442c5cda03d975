import { structuredMedia } from '../../spec/openapi/media.ts';
import type { Media, Operation, Response } from '../../spec/operation.ts';

/** The success that an operation documents first. */
export function successOf(operation: Operation | undefined): Response | undefined {
  return operation?.responses.find(({ status }) => /^2/.test(status));
}

/** The side of a success that has fields: JSON, else XML. */
export function successMedia(operation: Operation | undefined): Media | undefined {
  return structuredMedia(successOf(operation));
}
