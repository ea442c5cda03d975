import { describe, expect, test } from 'vitest';
import { readerOf, schemaAt } from '../../tests/spec-of.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { sample } from '../values/sample.ts';

const shape = (kind: Json, more: JsonObject, required: string[] = []) => ({
  type: 'object',
  required: ['kind', ...required],
  properties: { kind, ...more },
});
const text = { type: 'string' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const round = shape(text, { r: { type: 'number' } });
const square = shape(text, { side: { type: 'number' } }, ['side']);

interface Case {
  readonly title: string;
  readonly schema: JsonObject;
  readonly others: JsonObject;
  readonly good: readonly Json[];
  readonly bad: readonly Json[];
}

const cases: readonly Case[] = [
  {
    title: 'the names of the schemas',
    schema: { oneOf: [ref('Round'), ref('Square')], discriminator: { propertyName: 'kind' } },
    others: { Round: round, Square: square },
    good: [{ kind: 'Round' }, { kind: 'Square', side: 1 }],
    bad: [{ kind: 'Square' }, { kind: 'Oval' }, { kind: 'Round', r: 'x' }],
  },
  {
    title: 'a mapping by name and by place',
    schema: {
      anyOf: [ref('Round'), ref('Square')],
      discriminator: { propertyName: 'kind', mapping: { o: 'Round', '[]': '#/components/schemas/Square' } },
    },
    others: { Round: round, Square: square },
    good: [{ kind: 'o' }, { kind: '[]', side: 1 }],
    bad: [{ kind: '[]' }, { kind: 'Square', side: 1 }],
  },
  {
    title: 'the closed lists of the branches',
    schema: { oneOf: [ref('Round'), ref('Square')], discriminator: { propertyName: 'kind' } },
    others: {
      Round: shape({ enum: ['disc', 'ring'] }, {}),
      Square: shape({ const: 'box' }, { side: { type: 'number' } }, ['side']),
    },
    good: [{ kind: 'ring' }, { kind: 'box', side: 1 }],
    bad: [{ kind: 'box' }, { kind: 'Round' }],
  },
  {
    title: 'a union within a union',
    schema: { oneOf: [ref('Flat'), ref('Cube')], discriminator: { propertyName: 'kind' } },
    others: {
      Flat: { oneOf: [ref('Round'), ref('Square')], discriminator: { propertyName: 'kind' } },
      Round: round,
      Square: square,
      Cube: shape(text, { edge: { type: 'number' } }, ['edge']),
    },
    good: [{ kind: 'Round' }, { kind: 'Cube', edge: 1 }],
    bad: [{ kind: 'Cube' }, { kind: 'Square' }, { kind: 'Flat' }],
  },
  {
    title: 'a branch that is null beside them',
    schema: {
      oneOf: [ref('Round'), ref('Square'), { type: 'null' }],
      discriminator: { propertyName: 'kind' },
    },
    others: { Round: round, Square: square },
    good: [null, { kind: 'Round' }],
    bad: [{ kind: 'Square' }, 'Round'],
  },
  {
    title: 'the heirs of a base',
    schema: { type: 'array', minItems: 1, items: ref('Pet') },
    others: {
      Pet: {
        ...shape(text, { name: text }),
        discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', dog: '#/components/schemas/Dog' } },
      },
      Cat: { allOf: [ref('Pet'), { required: ['lives'], properties: { lives: { type: 'integer' } } }] },
      Dog: { allOf: [ref('Pet'), { properties: { bark: { type: 'boolean' } } }] },
    },
    good: [[{ kind: 'cat', lives: 9 }], [{ kind: 'dog' }], [{ kind: 'hamster' }]],
    bad: [[{ kind: 'cat' }], [{ kind: 'dog', bark: 1 }], [{ name: 'x' }]],
  },
];

describe.each(cases)('a discriminator that goes by $title', ({ schema, others, good, bad }) => {
  const reader = readerOf(schema, 'response', others);
  const broken = (value: Json) => reader.schemas.check(schemaAt, value, 'response');

  test.each(good.map((value) => [value]))('takes %j', (value) => expect(broken(value)).toEqual([]));
  test.each(bad.map((value) => [value]))('refuses %j', (value) => expect(broken(value)).not.toEqual([]));
  test.each([0, 1])('is kept by what is made up for branch %i', (branch) => {
    const made = sample(reader, schemaAt, { seed: 1, full: true, branch });
    expect(broken(made), JSON.stringify(made)).toEqual([]);
  });
});

test('fields that a discriminated branch knows are evaluated', () => {
  const reader = readerOf(
    {
      oneOf: [ref('Round'), ref('Square')],
      discriminator: { propertyName: 'kind' },
      unevaluatedProperties: false,
    },
    'request',
    { Round: round, Square: square },
  );
  const keywords = (value: Json) =>
    reader.schemas.check(schemaAt, value, 'request').map(({ keyword }) => keyword);
  expect(keywords({ kind: 'Round', r: 1 })).toEqual([]);
  expect(keywords({ kind: 'Round', side: 1 })).toEqual(['unevaluatedProperties']);
});
