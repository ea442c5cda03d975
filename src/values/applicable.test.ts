import { describe, expect, test } from 'vitest';
import { readerOf, schemaAt } from '../../tests/spec-of.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { accepts, admittedTypes, applicable, branches } from './applicable.ts';

describe(applicable, () => {
  const choice = JSON.parse('{ "if": { "const": 1 }, "then": {}, "else": {} }') as JsonObject;
  const places = (schema: Json, value: Json, others: JsonObject = {}) =>
    applicable(readerOf(schema, 'request', others), schemaAt, value).map(({ at }) =>
      at.replace(schemaAt, ''),
    );

  test.each<[string, Json, Json, string[]]>([
    ['the schema', { type: 'string' }, 'a', ['']],
    ['every part of allOf', { allOf: [{}, {}] }, 1, ['', '/allOf/0', '/allOf/1']],
    [
      'the branches that are taken',
      { anyOf: [{ type: 'string' }, { minimum: 0 }, { maximum: 0 }] },
      1,
      ['', '/anyOf/1'],
    ],
    ['then', choice, 1, ['', '/then']],
    ['else', choice, 2, ['', '/else']],
    ['nothing for a boolean schema', true, 1, []],
  ])('is %s', (_title, schema, value, want) => expect(places(schema, value)).toEqual(want));

  test('follows references, percent signs and all, and ends where they go round', () => {
    const others = { 'a b': { type: 'string' } };
    expect(places({ $ref: '#/components/schemas/a%20b' }, '', others)).toEqual([
      '',
      '#/components/schemas/a b',
    ]);
    expect(places({ allOf: [{ $ref: schemaAt }] }, '').length).toBeLessThan(50);
  });
});

describe(branches, () => {
  test('are the pointers of a list, none without one', () => {
    expect(branches('#', { oneOf: [{}, {}] }, 'oneOf')).toEqual(['#/oneOf/0', '#/oneOf/1']);
    expect(branches('#', {}, 'oneOf')).toEqual([]);
  });
});

describe(accepts, () => {
  test('says whether a value keeps the schema in its direction', () => {
    const schema = { required: ['id'], properties: { id: { readOnly: true } } };
    expect(accepts(readerOf(schema, 'request'), schemaAt, {})).toBe(true);
    expect(accepts(readerOf(schema, 'response'), schemaAt, {})).toBe(false);
  });
});

describe(admittedTypes, () => {
  test.each<[JsonObject[], string[] | undefined]>([
    [[{}], undefined],
    [[{ type: 'string' }, {}], ['string']],
    [[{ type: ['string', 'null'] }, { type: ['null', 'integer'] }], ['null']],
    [[{ type: 'string' }, { type: 'integer' }], []],
  ])('of %j are %j', (schemas, want) =>
    expect(admittedTypes(schemas.map((schema) => ({ at: '#', schema })))).toEqual(want),
  );
});
