import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readerOf, schemaAt } from '../../tests/spec-of.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import { isReference, sitesOf, withPart } from './sites.ts';

describe(sitesOf, () => {
  const paths = (schema: Json, value: Json, others: JsonObject = {}) =>
    sitesOf(readerOf(schema, 'request', others), schemaAt, value).map(({ path }) => path);
  const text = { type: 'string' };

  test.each<[string, Json, Json, string[]]>([
    ['itself', text, 'a', ['#']],
    ['every described field', { properties: { a: text, b: text } }, { a: '', c: '' }, ['#', '#/a']],
    ['the first item for all', { items: text }, ['a', 'b'], ['#', '#/0']],
    ['the first item of a tuple', { prefixItems: [text] }, ['a'], ['#', '#/0']],
    ['what a map holds', { additionalProperties: text }, { 'x/y': '' }, ['#', '#/x~1y']],
    ['fields of allOf', { allOf: [{ properties: { a: text } }] }, { a: '' }, ['#', '#/a']],
    [
      'fields of the branch that is taken',
      {
        oneOf: [
          { required: ['a'], properties: { a: text } },
          { required: ['b'], properties: { b: text } },
        ],
      },
      { b: '' },
      ['#', '#/b'],
    ],
    ['nothing undescribed', { type: 'object' }, { a: 1 }, ['#']],
  ])('are %s', (_title, schema, value, want) => expect(paths(schema, value)).toEqual(want));

  test('end in a value that ends, though the schema does not', () => {
    const schema = { properties: { next: { $ref: schemaAt } } };
    expect(paths(schema, { next: { next: {} } })).toEqual(['#', '#/next', '#/next/next']);
  });
});

describe(isReference, () => {
  const of = (name: string, schema: JsonObject = {}) => isReference({ name, schemas: [{ at: '#', schema }] });
  test.each([
    'id',
    'uid',
    '_id',
    'uuid',
    'workspace_id',
    'userUid',
    'roleIds',
    'team_uid',
    'x_ids',
    'roleUids',
  ])('%s is one', (name) => expect(of(name)).toBe(true));
  test.each(['name', 'valid', 'ID', 'android', 'identity', 'paid'])('%s is none', (name) =>
    expect(of(name)).toBe(false),
  );
  test('the spec has the last word', () => {
    expect(of('name', { 'x-reference': true })).toBe(true);
    expect(of('id', { 'x-reference': false })).toBe(false);
    expect(of('key', { format: 'uuid' })).toBe(true);
    expect(of('key', { format: 'uuid', 'x-reference': false })).toBe(false);
  });
});

describe(withPart, () => {
  test.each<[Json, string, Json | undefined, Json]>([
    [1, '#', 2, 2],
    [{ a: 1, b: 2 }, '#/a', 3, { a: 3, b: 2 }],
    [{ a: 1, b: 2 }, '#/a', undefined, { b: 2 }],
    [{ a: [1, 2, 3] }, '#/a/1', undefined, { a: [1, 3] }],
    [{ a: [{ b: 1 }] }, '#/a/0/b', null, { a: [{ b: null }] }],
    [{ 'x/y': { '~': 1 } }, '#/x~1y/~0', 2, { 'x/y': { '~': 2 } }],
    [{}, '#/new', 1, { new: 1 }],
    ['text', '#/a', 1, 'text'],
  ])('%j at %s with %j is %j', (value, path, part, want) =>
    expect(withPart(value, path, part)).toEqual(want),
  );

  test('puts the part there and leaves the original alone', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z/~]{1,4}$/), fc.jsonValue()),
        fc.jsonValue(),
        (given, part) => {
          const value = JSON.parse(JSON.stringify(given)) as JsonObject;
          const before = JSON.stringify(value);
          const changed = withPart(value, '#/a~1b', part as Json);
          expect(at(changed, '#/a~1b')).toEqual(part);
          expect(JSON.stringify(value)).toBe(before);
        },
      ),
      { seed: 1 },
    );
  });
});
