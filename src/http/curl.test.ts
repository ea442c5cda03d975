import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import type { JsonObject } from '../shared/json.ts';
import { noCareRules } from '../target/care.ts';
import { mockTarget, urlTarget } from '../target/target.ts';
import type { TargetConfig } from '../target/target-config.ts';
import { curlOf } from './curl.ts';
import type { RequestDraft } from './request.ts';

const schemes: JsonObject = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'k' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
};

const names = ['key', 'query', 'cookie', 'bearer', 'basic'];
const variable = (name: string) => `GARDEN_${name.toUpperCase()}`;
const config: TargetConfig = {
  port: undefined,
  url: 'GARDEN_URL',
  credentials: new Map(
    names.map((name) => [name, { administrator: variable(name), unprivileged: `${variable(name)}_LOW` }]),
  ),
  values: new Map(),
  careRules: noCareRules,
  redact: [],
  extra: {},
};

function draftOf(
  scheme: string | undefined,
  more: Partial<RequestDraft> = {},
  call = 'GET /beds',
): RequestDraft {
  const security = scheme === undefined ? [] : [{ [scheme]: [] }];
  const [, operation] = operationOf(
    { security, responses: { 200: {} } },
    { components: { securitySchemes: schemes } },
    call,
  );
  return {
    operation,
    identity: 'administrator',
    alternative: operation.security[0] ?? [],
    omit: [],
    wrong: [],
    path: {},
    query: [],
    headers: {},
    cookies: {},
    body: undefined,
    ...more,
  };
}

const real = (env: Record<string, string> = {}) =>
  urlTarget('http://garden', config, env, { care: 'disposable', nature: 'server' });

describe(curlOf, () => {
  test.each<[string, string, Record<string, string>, string]>([
    ['a header', 'key', {}, `'http://garden/beds' -H "X-Key: $GARDEN_KEY"`],
    ['the query', 'query', {}, `'http://garden/beds?k='"$GARDEN_QUERY"''`],
    ['a cookie', 'cookie', {}, `'http://garden/beds' -H 'cookie: sid='"$GARDEN_COOKIE"''`],
    [
      'a bare token',
      'bearer',
      { GARDEN_BEARER: 'abc' },
      `'http://garden/beds' -H "Authorization: Bearer $GARDEN_BEARER"`,
    ],
    [
      'a token with its scheme',
      'bearer',
      { GARDEN_BEARER: 'Bearer abc' },
      `'http://garden/beds' -H "Authorization: $GARDEN_BEARER"`,
    ],
    [
      'user and password',
      'basic',
      { GARDEN_BASIC: 'me:secret' },
      `'http://garden/beds' -H "Authorization: Basic $(printf %s "$GARDEN_BASIC" | base64)"`,
    ],
  ])('shows a credential in %s as its variable', (_title, scheme, env, want) => {
    expect(curlOf(draftOf(scheme), real(env))).toBe(`curl -i ${want}`);
  });

  test('shows a wrong credential as it is sent', () => {
    expect(curlOf(draftOf('key', { identity: 'invalid' }), real())).toContain(`-H 'X-Key: invalid'`);
  });

  test('shows the values of a mock', () => {
    expect(curlOf(draftOf('key'), mockTarget('http://localhost:1'))).toBe(
      `curl -i 'http://localhost:1/beds' -H 'X-Key: administrator'`,
    );
  });

  test('quotes what a shell would read, dollars of a body too', () => {
    const body = { type: 'application/json', text: `{"a":"it's $HOME"}` };
    expect(curlOf(draftOf(undefined, { body }, 'POST /beds'), real())).toBe(
      `curl -i -X POST 'http://garden/beds' -H 'content-type: application/json' --data-raw '{"a":"it'\\''s $HOME"}'`,
    );
  });

  test('takes the Content-Type away that curl would add', () => {
    const body = { type: undefined, text: '{}' };
    expect(curlOf(draftOf(undefined, { body }, 'POST /beds'), real())).toContain(
      `-H 'content-type:' --data-raw '{}'`,
    );
  });

  test('asks for a HEAD without waiting for a body', () => {
    expect(curlOf(draftOf(undefined, {}, 'HEAD /beds'), real())).toBe(`curl -I 'http://garden/beds'`);
  });
});
