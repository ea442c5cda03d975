import { describe, expect, test } from 'vitest';
import { readerOf, schemaAt } from '../../tests/spec-of.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { repair } from './repair.ts';

const text = { type: 'string' };

describe(repair, () => {
  test.each<[string, JsonObject, Json]>([
    ['what is missing is added', { type: 'object', required: ['a'], properties: { a: text } }, {}],
    [
      'what is too much is taken away',
      { type: 'object', properties: { a: text }, maxProperties: 1 },
      { a: 'x', b: 1 },
    ],
    [
      'what comes along is added',
      { properties: { a: text, b: text }, dependentRequired: { a: ['b'] } },
      { a: 'x' },
    ],
    ['of two that exclude each other one goes', { not: { required: ['a', 'b'] } }, { a: 1, b: 2 }],
    ['a list gets what it has to contain', { type: 'array', contains: { const: 7 } }, [1]],
    [
      'a map gets a field whose name fits',
      {
        type: 'object',
        minProperties: 1,
        patternProperties: { '^[a-z]+$': text },
        additionalProperties: false,
      },
      {},
    ],
  ])('%s', (_title, schema, value) => {
    const reader = readerOf(schema);
    expect(reader.schemas.check(schemaAt, value, 'request')).not.toEqual([]);
    expect(reader.schemas.check(schemaAt, repair(reader, schemaAt, value), 'request')).toEqual([]);
  });

  test('what cannot be mended is left as near as it came', () => {
    const reader = readerOf({ type: 'string', minLength: 3, maxLength: 2 });
    expect(repair(reader, schemaAt, 'ab')).toBe('ab');
  });
});
