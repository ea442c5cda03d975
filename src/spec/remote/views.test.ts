import { describe, expect, test } from 'vitest';
import { specOf } from '../../../tests/spec-of.ts';
import { asCalled, asViewed } from '../../http/remote-call.ts';
import { baseDraft } from '../../probes/base.ts';
import type { JsonObject } from '../../shared/json.ts';
import { resourcesOf } from '../resource.ts';
import type { Spec } from '../spec.ts';
import { viewOf } from './views.ts';

const bed = { type: 'object', properties: { bed_id: { type: 'string' }, name: { type: 'string' } } };
const named = { type: 'object', required: ['bed_id'], properties: { bed_id: { type: 'string' } } };

/** A call with a body of this schema, answered with a bed inside of `bed`. */
function call(schema: JsonObject): JsonObject {
  const wrapped = { type: 'object', properties: { ok: { type: 'boolean' }, bed } };
  return {
    post: {
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: { 200: { description: 'Done', content: { 'application/json': { schema: wrapped } } } },
    },
  };
}

function gardenOf(paths: Record<string, string>): Spec {
  const bodies: Record<string, JsonObject> = {
    create: { type: 'object', properties: { name: { type: 'string' } } },
    list: { type: 'object', properties: { limit: { type: 'integer' } } },
  };
  return specOf({
    paths: Object.fromEntries(
      Object.entries(paths).map(([deed, path]) => [path, call(bodies[deed] ?? named)]),
    ),
  });
}

const dotted = {
  create: '/beds.create',
  list: '/beds.list',
  read: '/beds.get',
  remove: '/beds.delete',
  act: '/beds.water',
};

describe(resourcesOf, () => {
  test.each<[string, Record<string, string>]>([
    ['/beds.create', dotted],
    [
      '/beds/create',
      { create: '/beds/create', list: '/beds/list', read: '/beds/get', remove: '/beds/remove' },
    ],
    ['/createBed', { create: '/createBed', list: '/listBeds', read: '/getBed', remove: '/deleteBed' }],
    [
      '/BedService/CreateBed',
      {
        create: '/BedService/CreateBed',
        list: '/BedService/ListBeds',
        read: '/BedService/GetBed',
        remove: '/BedService/DeleteBed',
      },
    ],
  ])('remote calls as %s show a resource', (_, paths) => {
    const [one, ...others] = resourcesOf(gardenOf(paths));
    expect(others).toEqual([]);
    expect([one?.key, one?.create?.call?.operation.path, one?.remove?.call?.operation.path]).toEqual([
      'bed_id',
      paths.create,
      paths.remove,
    ]);
    expect([one?.read?.method, one?.list?.method, one?.remove?.method]).toEqual(['GET', 'GET', 'DELETE']);
  });

  test('a call that makes nothing shows none', () => {
    expect(resourcesOf(gardenOf({ read: '/beds.get', list: '/beds.list' }))).toEqual([]);
  });
});

describe(asCalled, () => {
  const spec = gardenOf(dotted);
  const draftOf = (path: string) => {
    const operation = spec.operations.find((one) => one.path === path);
    if (operation === undefined) throw new Error(`the garden has no ${path}`);
    const view = viewOf(spec, operation);
    const context = { spec, operation: view, known: () => undefined, bodyPlaces: [], examplesExist: true };
    return baseDraft(context);
  };

  test('what the path names stands in the body', () => {
    const { operation, body, path } = asCalled({ ...draftOf('/beds.delete'), path: { bed_id: 'b7' } });
    expect([operation.method, operation.path, path]).toEqual(['POST', '/beds.delete', {}]);
    expect(body?.text).toBe('{"bed_id":"b7"}');
  });

  test('what a query says stands in the body, in its own type', () => {
    const { query, body } = asCalled({ ...draftOf('/beds.list'), query: [['limit', '3']] });
    expect([query, body?.text]).toEqual([[], '{"limit":3}']);
  });

  test('a call is seen on the thing that its body names, and made as it was', () => {
    const called = asCalled({ ...draftOf('/beds.water'), path: { bed_id: 'b7' } });
    const viewed = asViewed(called, viewOf(spec, called.operation));
    expect([viewed.operation.path, viewed.path]).toEqual(['/beds/{bed_id}/water', { bed_id: 'b7' }]);
    expect(asCalled(viewed)).toEqual(called);
  });
});
