import { describe, expect, test } from 'vitest';
import { operationOf, specOf } from '../../tests/spec-of.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { idIn, itemsIn, queryNamed, resourcesOf, schemaOf } from './resource.ts';

const methods = (...names: string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, { responses: { 200: {} } }]));

describe(resourcesOf, () => {
  test('are the item paths whose collection can be listed or created in', () => {
    const spec = specOf({
      paths: {
        '/beds': methods('get', 'post'),
        '/beds/{bed}': methods('get', 'put', 'delete'),
        '/beds/{bed}/rows': methods('get'),
        '/beds/{bed}/rows/{row}': methods('get'),
        '/users/{user}': methods('get'),
        '/beds/{bed}/water': methods('put'),
      },
    });
    const shown = resourcesOf(spec).map(({ path, key, ...rest }) => [
      path,
      key,
      Object.entries(rest)
        .filter(([, one]) => one !== undefined)
        .map(([name]) => name)
        .join(),
    ]);
    expect(shown).toEqual([
      ['/beds/{bed}', 'bed', 'create,list,read,replace,remove'],
      ['/beds/{bed}/rows/{row}', 'row', 'list,read'],
    ]);
  });
});

describe(idIn, () => {
  test.each<[Json | undefined, string | undefined]>([
    [{ bed: 'b1', id: 'x' }, 'b1'],
    [{ id: 7 }, '7'],
    [{ _id: 'a' }, 'a'],
    [{ name: 'n', bedUid: 'u' }, 'u'],
    [{ metadata: { uid: 'm' } }, 'm'],
    [{ data: { item: { id: 'd' } } }, 'd'],
    [{ id: null, uid: 'u' }, 'u'],
    [{ id: {} }, undefined],
    [{ name: 'n' }, undefined],
    [['a'], undefined],
    ['a', undefined],
    [undefined, undefined],
  ])('of %j is %s', (body, want) => expect(idIn(body, 'bed')).toBe(want));

  test.each<[string, Json, string]>([
    ['featureName', { id: 1, name: 'dark mode' }, 'dark mode'],
    ['feature_key', { key: 'k', createdById: 7 }, 'k'],
    ['name', { Name: 'volume' }, 'volume'],
    ['bedId', { id: 3, name: 'n' }, '3'],
  ])('by %s of %j is %s', (key, body, want) => expect(idIn(body, key)).toBe(want));
});

describe(itemsIn, () => {
  test.each<[Json | undefined, Json[] | undefined]>([
    [[1], [1]],
    [{ items: [1], total: 1 }, [1]],
    [{ data: { list: [1] } }, [1]],
    [{ a: [1], b: [2] }, undefined],
    [{ a: 1 }, undefined],
    [null, undefined],
  ])('of %j are %j', (body, want) => expect(itemsIn(body)).toEqual(want));
});

describe(queryNamed, () => {
  const parameters = [
    { name: 'limit', in: 'header' },
    { name: 'Limit', in: 'query', schema: { $ref: '#/components/schemas/N' } },
  ];
  const [spec, operation] = operationOf(
    { parameters, responses: {} },
    { components: { schemas: { N: { type: 'integer' } } } },
  );

  test('is the query parameter of that name, with its schema', () => {
    const found = queryNamed(operation, /^limit$/i);
    expect(found?.name).toBe('Limit');
    expect(schemaOf(spec, found)).toEqual({ type: 'integer' });
    expect(queryNamed(operation, /^size$/)).toBeUndefined();
    expect(schemaOf(spec, undefined)).toEqual({});
  });
});
