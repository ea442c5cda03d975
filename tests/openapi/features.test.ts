import createClient from 'openapi-fetch';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/drift/compare/compare.ts';
import { withWire } from '../../src/generate/runtime/wire.ts';
import { wiresOf } from '../../src/generate/wire-of.ts';
import { toHttp } from '../../src/http/request.ts';
import { judgeResponse } from '../../src/judge/judge.ts';
import { createWorld } from '../../src/mock/create-world.ts';
import { exchange } from '../../src/mock/exchange.ts';
import { incomingOf } from '../../src/mock/fetch/incoming.ts';
import { responseOf } from '../../src/mock/fetch/outgoing.ts';
import { brokenPromisesOf } from '../../src/mock/request/violations.ts';
import { run } from '../../src/mock/running.ts';
import { deriveProbes } from '../../src/probes/derive.ts';
import type { Probe } from '../../src/probes/probe.ts';
import { at } from '../../src/shared/pointer.ts';
import { createRouter } from '../../src/spec/route.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { mockTarget } from '../../src/target/target.ts';
import { specOf } from '../spec-of.ts';
import type { Feature } from './feature.ts';
import { features } from './features.ts';

const origin = 'http://localhost';
const mockOptions = { auth: 'off' } as const;

/** The mock of a spec, without a server. */
async function mockOf(spec: Spec): Promise<(request: Request) => Promise<Response>> {
  const running = run(await createWorld(spec, mockOptions, () => origin), mockOptions);
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const incoming = await incomingOf(request, pathname + search);
    if (incoming === undefined) throw new Error('too large');
    return responseOf(await exchange(running, incoming, 'test'), false);
  };
}

/** A probe's request as it is written down. */
const written = ({ draft }: Probe) =>
  draft === undefined ? undefined : toHttp(draft, origin, () => 'credential');

describe.each(features.filter(({ mock }) => mock !== undefined))('the mock: $group, $name', (feature) => {
  test.each((feature.mock ?? []).map((ask) => [`${ask.call} ${ask.body ?? ''}`, ask] as const))(
    'answers %s as documented',
    async (_title, { call, headers = {}, body, status, type, shows }) => {
      const [method = '', path = ''] = call.split(' ');
      const answer = await mockOf(specOf(feature.document));
      const request = new Request(origin + path, {
        method,
        headers: { ...headers },
        ...(body === undefined ? {} : { body }),
      });
      // What a page may not set, a server is sent all the same
      const cookie = headers.cookie;
      if (cookie !== undefined) request.headers.set('cookie', cookie);
      const response = await answer(request);
      const text = await response.text();
      expect([response.status, response.headers.get('x-mock-why')], text).toEqual([
        status,
        status === 200 ? null : expect.anything(),
      ]);
      if (type !== undefined) expect(response.headers.get('content-type')).toMatch(type);
      if (shows !== undefined) expect(text).toMatch(shows);
    },
  );
});

describe.each(features)('the suite: $group, $name', (feature) => {
  const spec = specOf(feature.document);
  const probes = deriveProbes(spec, mockTarget(origin).known);
  const [operation] = spec.operations;

  test('sends it as the document says', () => {
    const valid = probes.find(({ kind }) => kind === 'valid');
    const request = valid === undefined ? undefined : written(valid);
    expect(request, valid?.pending).toBeDefined();
    const whole = `${request?.method} ${request?.url}\n${JSON.stringify(request?.headers)}\n${request?.body ?? ''}`;
    if (feature.suite !== undefined) expect(whole).toMatch(feature.suite);
  });

  test('means what arrives: right requests are right, wrong ones wrong', () => {
    const route = createRouter(spec.operations);
    const mistaken = probes.flatMap((probe) => {
      const request = written(probe);
      if (
        request === undefined ||
        !/^(valid|boundary|invalid|random)$/.test(probe.kind) ||
        operation === undefined
      )
        return [];
      const url = new URL(request.url);
      const found = route(request.method, url.pathname);
      if (found.found !== 'operation') return probe.kind === 'invalid' ? [] : [probe.id];
      const query: Record<string, string[]> = {};
      for (const [name, value] of url.searchParams)
        query[name] = [...(Object.hasOwn(query, name) ? (query[name] ?? []) : []), value];
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const isJson = /json/.test(headers['content-type'] ?? '');
      const body = request.body === undefined ? undefined : isJson ? JSON.parse(request.body) : request.body;
      const isForm = /urlencoded/.test(headers['content-type'] ?? '');
      if (isForm) return [];
      const broken = brokenPromisesOf(spec, {
        operation,
        params: found.params,
        query,
        headers,
        body,
        text: body,
      } as never);
      return broken.length > 0 === (probe.kind === 'invalid')
        ? []
        : [`${probe.id}: ${request.url} ${request.body ?? ''} ${broken[0]?.text ?? ''}`];
    });
    expect(mistaken).toEqual([]);
  });
});

describe.each(features.filter(({ judge }) => judge !== undefined))('the judge: $group, $name', (feature) => {
  const spec = specOf(feature.document);
  const [operation] = spec.operations;
  const { right = [], wrong = [], type = 'application/json' } = feature.judge ?? {};
  const findings = (value: unknown) => {
    const text = type === 'application/json' ? JSON.stringify(value) : String(value);
    const response = { status: 200, headers: { 'content-type': type }, body: Buffer.from(text) };
    return operation === undefined ? [] : judgeResponse(spec, operation, response);
  };
  if (right.length > 0)
    test.each(right.map((value) => [value]))('takes %j', (value) => expect(findings(value)).toEqual([]));
  if (wrong.length > 0)
    test.each(wrong.map((value) => [value]))('finds fault with %j', (value) =>
      expect(findings(value)).not.toEqual([]),
    );
});

describe.each(features.filter(({ client }) => client !== undefined))(
  'the client: $group, $name',
  (feature) => {
    test('sends it as the document says', async () => {
      const spec = specOf(feature.document);
      const [operation] = spec.operations;
      let sent = '';
      const fetch = async (request: Request) => {
        const body = await request.text();
        sent = `${request.method} ${request.url}\n${request.headers.get('content-type') ?? ''}\n${body}`;
        return new Response('x');
      };
      const client = withWire(
        createClient({ baseUrl: origin, fetch }),
        wiresOf(spec.operations),
      ) as unknown as Record<string, (path: string, call: unknown) => Promise<unknown>>;
      await client[operation?.method ?? '']?.(operation?.path ?? '', feature.client?.call).catch(
        () => undefined,
      );
      expect(sent).toMatch(feature.client?.sends ?? /never/);
    });
  },
);

describe.each(features.filter(({ drift }) => drift !== undefined))('drift: $group, $name', (feature) => {
  test('is felt as callers feel it', async () => {
    const whole = (document: object) => ({
      openapi: '3.1.1',
      info: { title: 'T', version: '1' },
      ...document,
    });
    const found = await compare(whole(feature.document) as never, whole(feature.drift?.to ?? {}) as never);
    const levels = found.map((one) => one.level).filter((level) => level !== 'safe');
    expect([...new Set(levels)]).toEqual(feature.drift?.levels);
  });
});

/** A row for each feature: what is tried of it above. */
function page(all: readonly Feature[]): string {
  const mark = (is: boolean) => (is ? 'yes' : '');
  const groups = [...new Set(all.map(({ group }) => group))];
  const tables = groups.map((group) => {
    const rows = all
      .filter((one) => one.group === group)
      .map(({ name, mock, judge, client, drift }) => [
        name.replaceAll('|', '\\|'),
        mark(mock !== undefined),
        'yes',
        mark(judge !== undefined),
        mark(client !== undefined),
        mark(drift !== undefined),
      ]);
    const head = ['feature', 'mock', 'suite', 'judge', 'client', 'drift'];
    const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
    return [`## ${group}`, '', ...lines].join('\n');
  });
  return `${intro}\n${tables.join('\n\n')}\n`;
}

const intro = `# What of OpenAPI is honoured

Generated by \`tests/openapi/features.test.ts\` (\`npx vitest run --project unit tests/openapi -u\`): each \`yes\` is a test
that passes. An empty cell says that this part of the project is not concerned, or not tried there.

The **mock** takes what keeps the document and refuses what does not; the **suite** sends it as the document says, and what
it means as right or wrong still is when it arrives; the **judge** takes right answers and finds fault with wrong ones; the
**client** writes it on the wire; **drift** tells a change of it as callers feel it.
`;

test('the page of what is honoured is the one of these tests', async () => {
  await expect(page(features)).toMatchFileSnapshot('../../docs/openapi.md');
  expect(at({ a: features.length }, '#/a')).toBeGreaterThan(40);
});
