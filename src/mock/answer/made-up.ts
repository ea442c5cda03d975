import { isObject, type Json } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { documentedJson } from '../../spec/openapi/media.ts';
import { type Operation, responseFor } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { fakerOf } from '../../values/format.ts';
import { hash } from '../../values/text.ts';
import { counted } from '../memory/counted.ts';
import type { PrismAnswer, PrismRequest } from '../prism/prism.ts';
import type { World } from '../world.ts';
import { fakeData } from './fake-data.ts';

/** How often another body is tried before Prism's stays. */
const tries = 5;

/**
 * A documented answer with a body made up from its schema, with words that fit the names of the fields: the same seed
 * gives the same request the same body.
 */
export function madeUp(
  { spec }: World,
  { operation, request }: { operation: Operation; request: PrismRequest },
  given: PrismAnswer,
  seed: string | undefined,
): PrismAnswer {
  const media = documentedJson(responseFor(operation, given.status));
  const schema = media?.schema?.at;
  if (given.own || schema === undefined) return given;
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
  const start = seed === undefined ? Math.floor(Math.random() * 1e9) : hash(`${seed} ${request.path}`);
  for (let turn = 0; turn < tries; turn += 1) {
    const body = counting(spec, schema, fakeData(reader, schema, fakerOf(start + turn)));
    if (spec.schemas.check(schema, body, 'response').length === 0) return { ...given, body, isFresh: true };
  }
  return given;
}

/** Around a list the numbers are those of the list. */
function counting(spec: Spec, schema: Pointer, body: Json): Json {
  const items = isObject(body) ? Object.values(body).find(Array.isArray) : undefined;
  if (!isObject(body) || items === undefined) return body;
  const { length } = items;
  const page = { items, total: length, next: undefined, start: 0, limit: length, number: 1, pages: 1 };
  return counted(spec, schema, body, page);
}
