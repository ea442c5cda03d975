import { expect, suite, test } from 'vitest';
import type { JsonObject } from '../../shared/json.ts';
import { onlyDiffering } from './differing.ts';

const get = (reference: string) => ({ get: { responses: { 200: { $ref: reference } } } });
const given = (type: string): JsonObject => ({
  openapi: '3.1.0',
  paths: {
    '/same': get('#/components/responses/Same'),
    '/through': get('#/components/responses/Through'),
    '/into': get('#/paths/~1changed/get/responses/200'),
    '/changed': { get: { responses: { 200: { description: type } } } },
  },
  components: {
    responses: {
      Same: { description: 'same' },
      Through: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Changed' } } } },
    },
    schemas: { Changed: { type }, Unused: {} },
  },
});

suite(onlyDiffering, () => {
  test('keeps what differs and whatever refers to it, through components and into paths', () => {
    for (const { paths, components } of onlyDiffering(given('string'), given('integer'))) {
      expect(Object.keys(paths as JsonObject)).toEqual(['/through', '/into', '/changed']);
      expect(components).toMatchObject({ responses: { Through: {} }, schemas: { Changed: {} } });
      expect(JSON.stringify(components)).not.toMatch(/Same|Unused/);
    }
  });

  test('keeps nothing of two that are the same', () => {
    const [before] = onlyDiffering(given('string'), given('string'));
    expect(before.paths).toEqual({});
  });
});
