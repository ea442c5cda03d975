import { describe, expect, test } from 'vitest';
import { contextOf, operationOf } from '../../tests/spec-of.ts';
import type { JsonObject } from '../shared/json.ts';
import { credentialProbes, permissionProbes } from './credentials.ts';

const securitySchemes = {
  user: { type: 'apiKey', in: 'header', name: 'X-User' },
  token: { type: 'apiKey', in: 'header', name: 'X-Token' },
  date: { type: 'apiKey', in: 'header', name: 'X-Date', 'x-example': '20260115T000000Z' },
  bearer: { type: 'http', scheme: 'bearer' },
};

const context = (security: JsonObject[], responses: JsonObject = { 200: {}, 401: {} }) =>
  contextOf(operationOf({ security, responses }, { components: { securitySchemes } }));
const titles = (security: JsonObject[]) =>
  credentialProbes(context(security)).map(({ kind, title }) => `${kind}: ${title}`);

describe(credentialProbes, () => {
  test.each<[string, JsonObject[], string[]]>([
    ['none for an open operation', [], []],
    ['none where no credentials are an alternative', [{ token: [] }, {}], []],
    [
      'without and with wrong ones',
      [{ token: [] }],
      ['no credentials: no credentials', 'wrong credentials: wrong credentials'],
    ],
    [
      'each part missing and each part wrong',
      [{ user: [], token: [] }],
      [
        'no credentials: no credentials',
        'wrong credentials: wrong credentials',
        'no credentials: without X-User',
        'wrong credentials: wrong X-User',
        'no credentials: without X-Token',
        'wrong credentials: wrong X-Token',
      ],
    ],
    [
      'no wrong value of what belongs to nobody',
      [{ token: [], date: [] }],
      [
        'no credentials: no credentials',
        'wrong credentials: wrong credentials',
        'no credentials: without X-Token',
        'wrong credentials: wrong X-Token',
        'no credentials: without X-Date',
      ],
    ],
    [
      'each further alternative alone',
      [{ token: [] }, { bearer: [] }],
      [
        'no credentials: no credentials',
        'wrong credentials: wrong credentials (X-Token)',
        'wrong credentials: wrong credentials (Authorization)',
        'valid: valid with Authorization alone',
      ],
    ],
  ])('are %s', (_title, security, want) => expect(titles(security)).toEqual(want));

  test('promise the documented 401', () => {
    const [none] = credentialProbes(context([{ token: [] }]));
    expect(none).toMatchObject({ draft: { identity: 'nobody' }, promise: { statuses: ['401'] } });
  });

  test('promise any refusal where none is documented', () => {
    const [none] = credentialProbes(context([{ token: [] }], { 200: {} }));
    expect(none?.promise.statuses).toEqual([]);
  });
});

describe(permissionProbes, () => {
  test('is a valid request of the unprivileged, where an answer to it is documented', () => {
    const [one] = permissionProbes(context([{ token: [] }], { 200: {}, 403: {} }));
    expect(one).toMatchObject({
      kind: 'permission',
      draft: { identity: 'unprivileged' },
      promise: { statuses: ['403'] },
    });
    expect(permissionProbes(context([{ token: [] }]))).toEqual([]);
    expect(permissionProbes(context([], { 403: {} }))).toEqual([]);
  });
});
