import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import type { Credential } from '../spec/operation.ts';
import { type RequestDraft, toHttp } from './request.ts';

const credential = (more: Partial<Credential>): Credential => ({
  scheme: 's',
  kind: 'apiKey',
  in: 'header',
  name: 'X-Key',
  shape: undefined,
  ...more,
});
const json = { content: { 'application/json': {}, 'text/plain': {} } };
const [, operation] = operationOf(
  { responses: { 200: json, 400: { content: { 'application/json': {} } } } },
  {},
  'PUT /beds/{bed}/rows/{row}',
);

function http(more: Partial<RequestDraft>, baseUrl = 'http://garden/api/') {
  const draft: RequestDraft = {
    operation,
    identity: 'administrator',
    alternative: [],
    omit: [],
    wrong: [],
    path: { bed: 'b1', row: '1' },
    query: [],
    headers: {},
    cookies: {},
    body: undefined,
    ...more,
  };
  return toHttp(draft, baseUrl, ({ scheme }, identity) => `${scheme}-${identity}`);
}

describe(toHttp, () => {
  test.each([
    [{ bed: 'b1', row: '1' }, '/beds/b1/rows/1'],
    [{ bed: 'a/b?c#d', row: '%' }, '/beds/a%2Fb%3Fc%23d/rows/%25'],
    [{ bed: '..', row: '.' }, '/beds/%2E%2E/rows/%2E'],
    [{ bed: '\u00e9 \u{1F680}', row: '' }, '/beds/%C3%A9%20%F0%9F%9A%80/rows/'],
  ])('the path of %j is %s', (path, want) => expect(http({ path }).url).toBe(`http://garden/api${want}`));

  test('the query keeps its order and its repetitions', () => {
    const query: [string, string][] = [
      ['b', '1&2'],
      ['a', ''],
      ['b', ' '],
    ];
    expect(http({ query }).url).toMatch(/\?b=1%262&a=&b=%20$/);
  });

  test('accepts every documented type once', () => {
    expect(http({}).headers.accept).toBe('application/json, text/plain');
  });

  test('a body has its Content-Type, or none', () => {
    expect(http({ body: { type: 'a/b', text: '{' } })).toMatchObject({
      body: '{',
      headers: { 'content-type': 'a/b' },
    });
    expect(http({ body: { type: undefined, text: '' } }).headers).not.toHaveProperty('content-type');
  });

  test('another method than its own where that is the point', () => {
    expect([http({}).method, http({ method: 'PATCH' }).method]).toEqual(['PUT', 'PATCH']);
  });

  const both = [credential({ scheme: 'u', name: 'X-User' }), credential({ scheme: 't', name: 'X-Token' })];
  test.each<[string, Partial<RequestDraft>, Record<string, string>]>([
    ['all of the alternative', {}, { 'X-User': 'u-administrator', 'X-Token': 't-administrator' }],
    ['not the one left out', { omit: ['u'] }, { 'X-Token': 't-administrator' }],
    ['one of them wrong', { wrong: ['t'] }, { 'X-User': 'u-administrator', 'X-Token': 't-invalid' }],
    ['all of them refused', { identity: 'invalid' }, { 'X-User': 'u-invalid', 'X-Token': 't-invalid' }],
    [
      'those of another',
      { identity: 'unprivileged' },
      { 'X-User': 'u-unprivileged', 'X-Token': 't-unprivileged' },
    ],
    ['none for nobody', { identity: 'nobody' }, {}],
  ])('shows %s', (_title, more, want) => {
    const { accept, ...headers } = http({ alternative: both, ...more }).headers;
    expect(headers).toEqual(want);
  });

  test('a credential goes where its scheme says', () => {
    const alternative = [
      credential({ in: 'query', name: 'k', scheme: 'q' }),
      credential({ in: 'cookie', name: 'sid', scheme: 'c' }),
    ];
    const { url, headers } = http({ alternative, cookies: { lang: 'a b' } });
    expect(url).toMatch(/\?k=q-administrator$/);
    expect(headers.cookie).toBe('lang=a%20b; sid=c-administrator');
  });
});
