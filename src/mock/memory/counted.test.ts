import { expect, test } from 'vitest';
import { specOf } from '../../../tests/spec-of.ts';
import type { JsonObject } from '../../shared/json.ts';
import { type Counts, counted } from './counted.ts';

const at = '#/components/schemas/It';
const last: Counts = { items: [1], total: 3, next: undefined, start: 2, limit: 2, number: 2, pages: 2 };

function around(properties: JsonObject, shown: JsonObject, page = last, required: string[] = []): JsonObject {
  const spec = specOf({ components: { schemas: { It: { type: 'object', required, properties } } } });
  return counted(spec, at, shown, page);
}

const text = { type: 'string' };
const count = { type: 'integer' };

test.each([
  ['total', 3],
  ['total_count', 3],
  ['count', 1],
  ['page', 2],
  ['perPage', 2],
  ['offset', 2],
  ['total_pages', 2],
])('%s is %d', (name, value) => expect(around({ [name]: count }, { [name]: 99 })).toEqual({ [name]: value }));

test('what stands in an object around the list counts too', () => {
  const meta = { type: 'object', properties: { total: count, kind: text } };
  expect(around({ meta }, { meta: { total: 99, kind: 'x' } })).toEqual({ meta: { total: 3, kind: 'x' } });
});

test('the end of a list is null, an empty text or nothing, as the schema has it', () => {
  const shown = { next: 'abc' };
  expect(around({ next: { type: ['string', 'null'] } }, shown)).toEqual({ next: null });
  expect(around({ next: text }, shown, last, ['next'])).toEqual({ next: '' });
  expect(around({ next: text }, shown)).toEqual({});
  expect(around({ next: text }, shown, { ...last, next: '4' })).toEqual({ next: '4' });
});
