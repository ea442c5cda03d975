import { expect, test } from 'vitest';
import { operationOf } from '../../../tests/spec-of.ts';
import type { Json, JsonObject } from '../../shared/json.ts';
import { undeclaredIn } from './undeclared.ts';

function said(schema: Json, body: Json, query = {}, parameters: Json = []): string[] {
  const requestBody = { content: { 'application/json': { schema } } };
  const [spec, operation] = operationOf({ parameters, requestBody });
  return undeclaredIn(spec, { operation, identity: 'administrator', params: {}, query, body, isFresh: true });
}

const bed = { type: 'object', properties: { name: { type: 'string' } } };
const field = (name: string) => `\`${name}\` is no field of this body: ignored`;

test.each<[string, JsonObject, Json, string[]]>([
  ['a field that is declared', bed, { name: 'a' }, []],
  ['a field that is not', bed, { name: 'a', nmae: 'b' }, [field('nmae')]],
  ['one below', { properties: { bed } }, { bed: { nmae: 1 } }, [field('bed.nmae')]],
  ['one in a list', { type: 'array', items: bed }, [{}, { nmae: 1 }], [field('1.nmae')]],
  ['one of any branch', { allOf: [bed, { properties: { size: {} } }] }, { name: 1, size: 2 }, []],
  ['one of none', { oneOf: [bed, { properties: { size: {} } }] }, { sise: 2 }, [field('sise')]],
  ['any, where any may be', { ...bed, additionalProperties: true }, { x: 1 }, []],
  ['any, where a branch admits it', { allOf: [bed, { additionalProperties: {} }] }, { x: 1 }, []],
  ['any, where none is named', { type: 'object' }, { x: 1 }, []],
  ['more than can be told', bed, { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }, [...'abcde'].map(field)],
])('%s', (_, schema, body, notes) => expect(said(schema, body)).toEqual(notes));

test('parameters that are not declared are told of, but not where an object spreads its own', () => {
  const object = { type: 'object', properties: { a: {} } };
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
  const deep = { name: 'filter', in: 'query', style: 'deepObject', schema: object };
  const spread = { name: 'filter', in: 'query', schema: object };
  const query = { limit: '1', 'filter[a]': '1', limt: '1' };
  const told = ['`limt` is no query parameter here: ignored'];
  expect(said(bed, {}, query, [limit, deep])).toEqual(told);
  expect(said(bed, {}, query, [limit, spread])).toEqual([]);
});
