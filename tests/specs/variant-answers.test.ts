import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/server.ts';
import type { Json, JsonObject } from '../../src/shared/json.ts';
import { chooseApi, findApis } from '../../src/spec/apis.ts';
import { loadSpec, type Spec } from '../../src/spec/spec.ts';
import { variantsOf } from '../../src/spec/variant.ts';
import { valueFor } from '../../src/target/identity.ts';
import { readFacts } from './compare.ts';

interface Answer {
  readonly status: number;
  /** What the body has, at least. */
  readonly body?: JsonObject;
  /** Fields that it has not. */
  readonly lacks?: readonly string[];
}

interface Asked {
  readonly what: string;
  readonly call: string;
  readonly as?: 'unprivileged' | 'invalid' | 'nobody';
  readonly headers?: Record<string, string>;
  readonly prefer?: string;
  readonly body?: Json;
  readonly answers: Record<string, Answer>;
}

const tables = readFacts<{ api: string; requests: Asked[] }[]>('variant-answers.yaml');

function credentials(spec: Spec, as: Asked['as']): Record<string, string> {
  const alternative = spec.operations.find(({ security }) => security.length > 0)?.security[0] ?? [];
  const shown = alternative.map((credential) => [
    credential.name,
    valueFor(credential, as ?? 'administrator'),
  ]);
  return as === 'nobody' ? {} : Object.fromEntries(shown);
}

async function ask(spec: Spec, mock: Mock, { call, as, headers, prefer, body }: Asked): Promise<Response> {
  const [method = 'GET', path = '/'] = call.split(' ');
  return fetch(mock.url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(prefer === undefined ? {} : { prefer }),
      ...credentials(spec, as),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

test('every variant has a row of its own', () => {
  const told = tables.flatMap(({ api, requests }) =>
    [...new Set(requests.flatMap(({ answers }) => Object.keys(answers)))].map((name) => `${api} ${name}`),
  );
  const there = findApis().flatMap((api) => variantsOf(api).map((name) => `${api.name} ${name}`));
  expect(there.filter((name) => !told.includes(name))).toEqual([]);
});

for (const { api, requests } of tables) {
  const variants = [...new Set(requests.flatMap(({ answers }) => Object.keys(answers)))];
  describe.each(variants)(`the mock of ${api} as %s`, (name) => {
    const running: { spec?: Spec; mock?: Mock } = {};
    beforeAll(async () => {
      running.spec = await loadSpec(chooseApi(api), name === 'base' ? undefined : name);
      running.mock = await startMock(running.spec, { port: 0, host: '127.0.0.1' });
    });
    afterAll(() => running.mock?.close());

    const rows = requests.flatMap((row) => {
      const answer = row.answers[name];
      return answer === undefined ? [] : [{ ...row, answer }];
    });
    test.each(rows)('answers $what with $answer.status', async ({ answer, ...row }) => {
      const { spec, mock } = running;
      if (spec === undefined || mock === undefined) return expect.fail('the mock did not start');
      mock.reset();
      const response = await ask(spec, mock, row);
      expect(response.status).toBe(answer.status);
      const text = await response.text();
      const body = text === '' ? undefined : (JSON.parse(text) as JsonObject);
      if (answer.body !== undefined) expect(body).toMatchObject(answer.body);
      expect((answer.lacks ?? []).filter((field) => body !== undefined && field in body)).toEqual([]);
    });
  });
}
