import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import { pathKey, withPathKey } from './path-key.ts';

const operation = {
  ...operationOf({ responses: { 200: {} } })[1],
  method: 'PUT' as const,
  path: '/items/{sku}',
};

describe(pathKey, () => {
  test.each([
    ['PUT', '/items/{sku}', 'sku'],
    ['PATCH', '/a/{id}/b/{code}', 'code'],
    ['POST', '/items', undefined],
    ['PUT', '/items/{sku}/stock', undefined],
    ['GET', '/items/{sku}', undefined],
  ] as const)('of %s %s is %s', (method, path, want) =>
    expect(pathKey({ ...operation, method, path })).toBe(want),
  );
});

describe(withPathKey, () => {
  test.each([
    ['a text', { sku: 'a', n: 1 }, { sku: 'b7', n: 1 }],
    ['no such field', { n: 1 }, { n: 1 }],
    ['a number that the path does not say', { sku: 4 }, { sku: 4 }],
    ['no object', ['a'], ['a']],
  ])('%s', (_, body, want) => expect(withPathKey(operation, body, { sku: 'b7' })).toEqual(want));

  test('the id of what the path calls by a longer name', () => {
    const longer = { ...operation, path: '/pets/{petId}' };
    expect(withPathKey(longer, { id: 'a' }, { petId: 'b7' })).toEqual({ id: 'b7' });
    expect(withPathKey(longer, { kind: 'a' }, { petId: 'b7' })).toEqual({ kind: 'a' });
  });

  test('a number', () => expect(withPathKey(operation, { sku: 4 }, { sku: '12' })).toEqual({ sku: 12 }));
});
