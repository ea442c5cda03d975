import { describe, expect, test } from 'vitest';
import { contextOf, operationOf } from '../../tests/spec-of.ts';
import type { JsonObject } from '../shared/json.ts';
import { parameterProbes } from './parameters.ts';

const probes = (parameter: JsonObject, call = 'GET /beds') =>
  parameterProbes(
    contextOf(
      operationOf({ parameters: [{ name: 'p', ...parameter }], responses: { 200: {}, 400: {} } }, {}, call),
    ),
  );
const sent = (parameter: JsonObject, call?: string) =>
  probes(parameter, call).map(
    ({ kind, draft }) =>
      `${kind} ${[...(draft?.query ?? []).map(([, value]) => value), ...Object.values(draft?.headers ?? {}), ...Object.values(draft?.path ?? {})].join()}`,
  );

describe(parameterProbes, () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'an integer of the query',
      { in: 'query', schema: { type: 'integer', minimum: 1, example: 2 } },
      ['boundary 2', 'invalid true', 'invalid 1.5', 'invalid text', 'boundary 1', 'invalid 0'],
    ],
    [
      'a text only by giving it: every text is one',
      { in: 'query', schema: { type: 'string', example: 'x' } },
      ['boundary x'],
    ],
    [
      'an option',
      { in: 'query', schema: { enum: ['a', 'b'] } },
      ['boundary a', 'boundary b', 'invalid no-such-option', 'invalid A'],
    ],
    [
      'a required one, left out',
      { in: 'query', required: true, schema: { const: 'a' } },
      ['invalid ', 'invalid no-such-option'],
    ],
    [
      'one whose being required nobody promises',
      { in: 'query', required: true, 'x-unpromised': ['required'], schema: { const: 'a' } },
      ['invalid no-such-option'],
    ],
    [
      'a header',
      { in: 'header', schema: { type: 'string', maxLength: 2, example: 'ab' } },
      ['boundary ab', 'invalid aba'],
    ],
    [
      'a list, name by name',
      { in: 'query', schema: { type: 'array', items: { type: 'string' } }, example: ['a', 'b'] },
      ['boundary a,b'],
    ],
    [
      'a parameter that travels as JSON',
      { in: 'query', content: { 'application/json': { schema: { type: 'integer' } } } },
      ['boundary 1'],
    ],
  ])('tries %s', (_title, parameter, want) => expect(sent(parameter)).toEqual(want));

  test('tries no empty path segment, and no valid one: it would be another thing', () => {
    const path = {
      in: 'path',
      required: true,
      schema: { type: 'string', minLength: 1, maxLength: 3, example: 'b1' },
    };
    expect(sent(path, 'GET /beds/{p}')).toEqual(['invalid b1b1']);
  });

  test('a list that explodes is its name once an item', () => {
    const [one] = probes({ in: 'query', schema: { type: 'array' }, example: ['a', 'b'] });
    expect(one?.draft?.query).toEqual([
      ['p', 'a'],
      ['p', 'b'],
    ]);
  });

  test('names the keyword that is broken', () => {
    const all = probes({ in: 'query', schema: { enum: ['a'] } });
    expect(all.find(({ kind }) => kind === 'invalid')).toMatchObject({
      id: 'act/invalid/query p/enum/a stranger',
      promise: { statuses: ['400'], at: '#/paths/~1beds/get/parameters/0/schema/enum' },
    });
  });
});
