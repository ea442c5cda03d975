import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import type { JsonObject } from '../shared/json.ts';
import { isToken } from './token.ts';

describe(isToken, () => {
  test.each<[string, JsonObject, boolean]>([
    ['cursor', { type: 'string' }, true],
    ['page_token', {}, true],
    ['starting_after', { type: 'string' }, true],
    ['after', { type: 'string', format: 'date-time' }, false],
    ['after', { type: 'integer' }, false],
    ['before', { type: 'string', enum: ['noon'] }, false],
    ['name', { type: 'string' }, false],
  ])('%s of %j: %s', (name, schema, want) => {
    const [, { parameters }] = operationOf(
      { parameters: [{ name, in: 'query', schema }], responses: { 200: {} } },
      {},
      'GET /beds',
    );
    expect(parameters.map(isToken)).toEqual([want]);
  });
});
