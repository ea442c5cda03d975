import { describe, expect, test } from 'vitest';
import { contextOf, specOf } from '../../tests/spec-of.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { withUniqueNames } from './unique.ts';

const ok = { 200: { description: 'ok' } };
const parameter = (schema: JsonObject) => [{ name: 'petId', in: 'path', required: true, schema }];

/** What a POST to /pets brings as the id of a pet, at first `id`. */
function idOf(
  id: Json,
  schema: JsonObject,
  below: JsonObject = {},
  item = '/pets/{petId}',
): Json | undefined {
  const body = { type: 'object', properties: { id: schema, kind: { type: 'string' } } };
  const paths = {
    '/pets': { post: { requestBody: { content: { 'application/json': { schema: body } } }, responses: ok } },
    [item]: { get: { parameters: parameter({ ...schema, ...below }), responses: ok } },
  };
  const spec = specOf({ paths });
  const operation = spec.operations.find(({ method }) => method === 'POST');
  if (operation === undefined) throw new Error('no POST');
  return (withUniqueNames(contextOf([spec, operation]), { id, kind: 'cat' }, 'a') as JsonObject).id;
}

describe('the id that a create brings', () => {
  test('is one of its own', () => {
    expect(idOf(10, { type: 'integer' })).not.toBe(10);
    expect(idOf('tom', { type: 'string' })).toMatch(/^tom-/);
  });

  test('is one that the path of the thing admits', () => {
    expect(Number(idOf(10, { type: 'integer' }, { maximum: 1_000 }))).toBeLessThanOrEqual(1_000);
  });

  test('stays where only the server gives it, or where no path names such a thing', () => {
    expect(idOf(10, { type: 'integer', readOnly: true })).toBe(10);
    expect(idOf(10, { type: 'integer' }, {}, '/other/{petId}')).toBe(10);
  });
});
