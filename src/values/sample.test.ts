import { describe, expect, test } from 'vitest';
import { readerOf, schemaAt } from '../../tests/spec-of.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { sample } from './sample.ts';

const make = (
  schema: Json,
  more: { full?: boolean; branch?: number; seed?: number } = {},
  others: JsonObject = {},
) => sample(readerOf(schema, 'request', others), schemaAt, { seed: 1, full: false, ...more });

describe(sample, () => {
  test.each<[string, Json, Json]>([
    ['the constant', { const: { a: 1 } }, { a: 1 }],
    ['the example', { type: 'string', example: 'roses' }, 'roses'],
    ['the first of the examples', { examples: [4, 5] }, 4],
    ['the default', { type: 'integer', default: 3 }, 3],
    ['the first option', { enum: ['a', 'b'] }, 'a'],
    ['null where only null is', { type: 'null' }, null],
    ['true', { type: 'boolean' }, true],
    ['the least number', { type: 'integer', minimum: 5 }, 5],
    ['above an exclusive minimum', { type: 'integer', exclusiveMinimum: 5 }, 6],
    ['the greatest where one is too much', { type: 'integer', maximum: -3 }, -3],
    ['the first multiple', { type: 'integer', minimum: 5, multipleOf: 4 }, 8],
    [
      'required fields only',
      { type: 'object', required: ['a'], properties: { a: { const: 1 }, b: { const: 2 } } },
      { a: 1 },
    ],
    [
      'a required field that nobody describes',
      { type: 'object', required: ['constructor'] },
      { constructor: 'value' },
    ],
    ['as many items as are needed', { type: 'array', minItems: 2, items: { const: 1 } }, [1, 1]],
    ['no item where none may be', { type: 'array', maxItems: 0, items: {} }, []],
    [
      'fields of all parts',
      {
        allOf: [
          { required: ['a'], properties: { a: { const: 1 } } },
          { required: ['b'], properties: { b: { const: 2 } } },
        ],
      },
      { a: 1, b: 2 },
    ],
    [
      'no field that the server writes',
      { required: ['id', 'n'], properties: { id: { type: 'string', readOnly: true }, n: { const: 1 } } },
      { n: 1 },
    ],
  ])('is %s', (_title, schema, want) => expect(make(schema)).toEqual(want));

  test.each<[string, Json]>([
    ['a text with bounds', { type: 'string', minLength: 12, maxLength: 13 }],
    ['a text with a pattern', { type: 'string', pattern: '^[A-Z]{3}-[0-9]{2}$' }],
    ['a text with pattern and length', { type: 'string', pattern: '^[a-z]+$', minLength: 30, maxLength: 31 }],
    ['a format', { type: 'string', format: 'date-time' }],
    ['an example that breaks the schema', { type: 'string', maxLength: 2, example: 'long' }],
    ['a number between close bounds', { type: 'number', minimum: 4.5, exclusiveMaximum: 5 }],
    [
      'a number above an exclusive minimum and below 1',
      { type: 'number', exclusiveMinimum: 0, maximum: 0.5 },
    ],
    ['a negative multiple', { type: 'integer', maximum: -1, multipleOf: 5 }],
    [
      'items that have to differ',
      { type: 'array', minItems: 3, uniqueItems: true, items: { type: 'string' } },
    ],
    [
      'a map with its least size',
      { type: 'object', minProperties: 1, additionalProperties: { type: 'integer' } },
    ],
  ])('keeps %s', (_title, schema) => {
    const value = make(schema, { full: true });
    expect(
      readerOf(schema)
        .schemas.check(schemaAt, value, 'request')
        .map(({ message }) => `${JSON.stringify(value)} ${message}`),
    ).toEqual([]);
  });

  test('is full when asked for, and ends where the schema goes round', () => {
    const schema = { type: 'object', properties: { n: { const: 1 }, next: { $ref: schemaAt } } };
    expect(make(schema, { full: true })).toMatchObject({ n: 1, next: { n: 1, next: { n: 1 } } });
    expect(make(schema)).toEqual({});
  });

  test('takes the branch asked for', () => {
    const schema = { oneOf: [{ const: 'a' }, { const: 'b' }] };
    expect([0, 1, 2].map((branch) => make(schema, { branch }))).toEqual(['a', 'b', 'a']);
  });

  test('says the same for the same seed', () => {
    const schema = { type: 'string' };
    expect(make(schema, { seed: 4 })).toBe(make(schema, { seed: 4 }));
    expect(make(schema, { seed: 4 })).not.toBe(make(schema, { seed: 5 }));
  });
});
