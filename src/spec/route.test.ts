import { expect, test } from 'vitest';
import type { Method, Operation } from './operation.ts';
import { createRouter } from './route.ts';

const operation = (method: Method, path: string) => ({ id: `${method} ${path}`, method, path }) as Operation;
const router = createRouter(
  [
    operation('GET', '/a/{id}'),
    operation('PUT', '/a/{id}'),
    operation('GET', '/a/fixed'),
    operation('GET', '/f/{name}.{ext}'),
  ],
  ['/base'],
);

const found = (method: string, path: string) => {
  const route = router(method, path);
  return route.found === 'operation' ? [route.operation.id, route.params] : route.found;
};

test('fixed segments win over parameters, whatever their order in the document', () => {
  expect(found('GET', '/a/fixed')).toEqual(['GET /a/fixed', {}]);
  expect(found('GET', '/a/7')).toEqual(['GET /a/{id}', { id: '7' }]);
  expect(found('PUT', '/a/fixed')).toEqual(['PUT /a/{id}', { id: 'fixed' }]);
});

test('values are decoded, and parts of a segment are values too', () => {
  expect(found('GET', '/a/x%2Fy%20z')).toEqual(['GET /a/{id}', { id: 'x/y z' }]);
  expect(found('GET', '/a/%ff')).toEqual(['GET /a/{id}', { id: '%ff' }]);
  expect(found('GET', '/f/a.b')).toEqual(['GET /f/{name}.{ext}', { name: 'a', ext: 'b' }]);
});

test('a path without that method, a path that is not there, and the prefix of a server are told apart', () => {
  expect([found('DELETE', '/a/7'), found('GET', '/b'), found('GET', '/a/'), found('GET', '/a/7/8')]).toEqual([
    'path',
    'nothing',
    'nothing',
    'nothing',
  ]);
  expect(found('GET', '/base/a/7')).toEqual(['GET /a/{id}', { id: '7' }]);
});
