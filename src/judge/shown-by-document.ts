import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../shared/json.ts';
import { isObject } from '../shared/json.ts';
import { at, parent, steps } from '../shared/pointer.ts';
import type { Media } from '../spec/operation.ts';
import type { Violation } from '../spec/schemas.ts';

/**
 * True where the document itself shows the value that breaks its schema: as an example of the answer, or beside the
 * keyword that it breaks. Then the document contradicts itself, which is told when it is read; no server is to blame.
 */
export function isShownByDocument(
  document: JsonObject,
  media: Media,
  { at: keyword, path, actual }: Violation,
) {
  const schema = at(document, parent(keyword));
  const own = isObject(schema) ? [schema.example, schema.default, ...[schema.examples ?? []].flat()] : [];
  return [
    ...own.filter((one) => one !== undefined),
    ...media.examples.flatMap(({ value }) => valuesAt(value, steps(path))),
  ].some((shown) => isDeepStrictEqual(shown, actual));
}

/** What stands there in an example, in whichever item of its lists. */
function valuesAt(value: Json, [step, ...rest]: readonly string[]): Json[] {
  if (step === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, rest));
  return isObject(value) && Object.hasOwn(value, step) ? valuesAt(value[step] as Json, rest) : [];
}
