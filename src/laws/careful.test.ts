import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import { isObject, type Json } from '../shared/json.ts';
import { carefulBodies } from './careful.ts';

const schema = {
  type: 'object',
  required: ['text'],
  properties: {
    text: { type: 'string', maxLength: 40 },
    tags: { type: 'array', maxItems: 4, items: { type: 'string', maxLength: 20 } },
    owner_id: { type: 'string' },
    count: { type: 'integer', minimum: 0, maximum: 9 },
  },
};
const [spec, operation] = operationOf({
  requestBody: { content: { 'application/json': { schema } } },
  responses: { 201: {} },
});
const bodies = carefulBodies(spec, operation, () => ({ text: 'plain', tags: ['a'] })).filter(isObject);
const some = (holds: (body: Record<string, Json>) => boolean) => expect(bodies.some(holds)).toBe(true);

describe(carefulBodies, () => {
  test('keep the schema', () =>
    expect(
      bodies.flatMap((body) =>
        spec.schemas.check(operation.body?.media[0]?.schema?.at ?? '', body, 'request'),
      ),
    ).toEqual([]));
  test('hold a list with one item twice, and one as long as it may be', () => {
    some(({ tags }) => Array.isArray(tags) && new Set(tags).size < tags.length);
    some(({ tags }) => Array.isArray(tags) && new Set(tags).size === 4);
  });
  test('hold texts with blanks at their ends, and as long as they may be', () => {
    some(({ text }) => String(text) !== String(text).trim());
    some(({ text }) => String(text).length === 40);
  });
  test('hold one with nothing but what is required', () =>
    some((body) => Object.keys(body).join() === 'text'));
  test('name nothing that nobody knows to be there', () =>
    expect(bodies.every((body) => body.owner_id === undefined)).toBe(true));
});
