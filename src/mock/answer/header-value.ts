import { isObject } from '../../shared/json.ts';
import { at } from '../../shared/pointer.ts';
import type { Header } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { isValid } from '../../values/absent.ts';
import { repair } from '../../values/repair.ts';
import { sample } from '../../values/sample.ts';
import { headerText, headerValueOf } from '../../wire/header.ts';

/** What stands in headers of these names. */
const known: readonly (readonly [RegExp, string])[] = [
  [/^etag$/i, '"5d41402abc4b2a76"'],
  [/^(date|expires|last-modified|sunset)$/i, 'Thu, 15 Jan 2026 10:00:00 GMT'],
  [/^(content-)?location$/i, '/'],
];

/** A value for a documented header, where the one that was made up breaks its schema or what its name stands for. */
export function headerValue(spec: Spec, header: Header, made: string): string | undefined {
  const { schema } = header;
  if (schema === undefined) return undefined;
  const usual = known.find(([pattern]) => pattern.test(header.name))?.[1];
  const isEmpty = made === 'string' && usual !== undefined && !isShown(spec, header);
  const fits = (value: string) =>
    isValid(spec.schemas, header, value) ||
    spec.schemas.check(schema.at, headerValueOf(spec.document, header, value), 'response').length === 0;
  if (!isEmpty && fits(made)) return undefined;
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
  const sampled = headerText(
    header,
    repair(reader, schema.at, sample(reader, schema.at, { seed: 1, full: true })),
  );
  return [usual, sampled].find((value) => value !== undefined && fits(value));
}

/** True where the spec itself gives an example. */
function isShown(spec: Spec, { at: place }: Header): boolean {
  const node = at(spec.document, place);
  return isObject(node) && (node.example !== undefined || node.examples !== undefined);
}
