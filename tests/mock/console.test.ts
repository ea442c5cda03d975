import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openConsole } from '../../src/cli/mock/open-console.ts';
import { startConsole } from '../../src/mock/console/start-console.ts';
import { parseMockFlags } from '../../src/mock/flags.ts';
import { type Mock, startMock } from '../../src/mock/server.ts';
import { apiOfDocument } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { ask } from './ask.ts';
import { change, listAll, update } from './rocketchat-calls.ts';
import { startingMocks } from './starting.ts';

const start = startingMocks('rocketchat');
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

/** Asks with headers that `fetch` would not send. */
function rawGet(url: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** The lines of the live log, until there are so many. */
async function linesOf(mock: Mock, count: number, headers: Record<string, string> = {}) {
  const stop = new AbortController();
  const response = await fetch(`${mock.url}/__mock/events`, { headers, signal: stop.signal });
  const lines: { id: number; url: string; status: number; why: string[]; session: string }[] = [];
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.+)$/m.exec(event)?.[1];
      if (data !== undefined) lines.push(...JSON.parse(data).lines);
    }
    if (lines.length >= count) break;
  }
  stop.abort();
  return lines;
}

test.each(['/', '/__mock'])(
  'a browser that opens %s sees the console, a script gets what it got',
  async (place) => {
    const mock = await start();
    const page = await ask(mock, `GET ${place}`, undefined, browser);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const script = await ask(mock, `GET ${place}`);
    expect(script.headers.get('content-type')).toBe('application/json');
    expect(script.status).toBe(place === '/' ? 404 : 200);
  },
);

test('an API that documents GET / answers it itself', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'root-'));
  const file = path.join(folder, 'openapi.yaml');
  writeFileSync(
    file,
    `openapi: 3.1.0
info: { title: Root, version: '1' }
paths:
  /:
    get:
      responses:
        '200': { description: Itself, content: { text/html: { schema: { type: string, const: itself } } } }
`,
  );
  const mock = await startMock(await loadSpec(apiOfDocument(file)), { port: 0, host: '127.0.0.1' });
  expect((await ask(mock, 'GET /', undefined, browser)).text).toBe('itself');
  expect((await ask(mock, 'GET /__mock', undefined, browser)).text).toContain('<!doctype html>');
  await mock.close();
  rmSync(folder, { recursive: true });
});

test('the page weighs less than 300 kB compressed, and its policy lets it load and ask nothing else', async () => {
  const mock = await start();
  let weight = 0;
  for (const place of ['/', '/__mock/console/app.js', '/__mock/console/style.css']) {
    const headers = { ...browser, 'accept-encoding': 'gzip' };
    const answer = await ask(mock, `GET ${place}`, undefined, headers);
    weight += Number(answer.headers.get('content-length'));
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self';",
    );
    expect(policy).not.toContain('unsafe');
    if (place === '/') expect(answer.text).not.toMatch(/(?:src|href)="(?!data:|\/__mock\/)/);
    expect(answer.text).not.toMatch(/@import|\beval\(|new Function\(/);
    const again = await ask(mock, `GET ${place}`, undefined, {
      ...headers,
      'if-none-match': answer.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
  }
  expect(weight).toBeGreaterThan(10_000);
  expect(weight).toBeLessThan(300_000);
});

test('the live log tells what was asked before and what is asked next; who comes back gets the rest', async () => {
  const mock = await start();
  await ask(mock, listAll);
  const [before] = await linesOf(mock, 1);
  expect(before).toMatchObject({ status: 200, url: '/api/v1/permissions.listAll', why: [] });
  const next = linesOf(mock, 2, { 'last-event-id': String(before?.id) });
  await ask(mock, update, { permissions: 1 }, { 'x-mock-session': 'one' });
  await ask(mock, 'GET /api/v1/nothing');
  const lines = await next;
  expect(lines).toMatchObject([
    { status: 400, session: 'one', why: ['request.body.permissions must be array'] },
    { status: 404, session: '', why: expect.arrayContaining(['nothing is documented at /api/v1/nothing']) },
  ]);
  const { body } = await ask(mock, `GET /__mock/exchange?id=${lines[0]?.id}`);
  expect(body).toMatchObject({
    request: { text: '{"permissions":1}' },
    response: { headers: { 'x-mock-why': 'request.body.permissions must be array' } },
    promises: [
      {
        text: 'request.body.permissions must be array',
        line: expect.stringMatching(/^specs\/rocketchat\/schemas\/permissions\.yaml:\d+$/),
      },
    ],
    documented: { operation: expect.stringContaining('specs/rocketchat/paths/permissions.yaml') },
  });
});

test('the log keeps the last 500 requests', async () => {
  const mock = await start();
  await Promise.all(Array.from({ length: 600 }, () => ask(mock, listAll)));
  expect(await linesOf(mock, 500)).toHaveLength(500);
});

test.each(['outline', 'operation?id=me', 'document', 'events', 'exchange?id=1', 'console/mocks'])(
  'a page of another site may not ask for %s',
  async (name) => {
    const mock = await start();
    const answer = await ask(mock, `GET /__mock/${name}`, undefined, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    const rebound = await rawGet(`${mock.url}/__mock/${name}`, { host: 'evil.example' });
    expect(rebound.status).toBe(403);
  },
);

test('what is not there is told in a sentence', async () => {
  const mock = await start();
  const error = async (name: string) => (await ask(mock, `GET /__mock/${name}`)).body;
  expect(await error('operation?id=nobody')).toEqual({
    error: expect.stringContaining('No operation is called "nobody"'),
  });
  expect(await error('exchange?id=1')).toEqual({ error: expect.stringContaining('not kept any more') });
  expect(await error('document?at=%23/nothing')).toEqual({
    error: 'Nothing stands at #/nothing in the document.',
  });
});

test('one console shows several mocks, under the name by which it was called', async () => {
  const mocks = [await start(), await start({}, 'palette')];
  const common = await startConsole(mocks, { port: 0, host: '127.0.0.1' });
  const { port } = new URL(common.url);
  const listed = await rawGet(`${common.url}/__mock/console/mocks`, { host: `localhost:${port}` });
  expect(JSON.parse(listed.text)).toEqual(
    mocks.map((mock) => ({ api: mock.api, variant: null, url: `http://localhost:${mock.port}` })),
  );
  const page = await fetch(common.url, { headers: { 'accept-encoding': 'gzip' } });
  expect(page.headers.get('content-security-policy')).toContain(
    `connect-src 'self' ${mocks.map(({ url }) => url).join(' ')};`,
  );
  // What this page asks of a mock comes from another port of this machine
  const asked = await ask(mocks[0] as Mock, 'GET /__mock/outline', undefined, { origin: common.url });
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([200, common.url]);
  await common.close();
});

test('a taken port 4000 is no reason not to start; one that was asked for by name is', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const command = (...args: string[]) => parseMockFlags(args, () => undefined);
  await expect(openConsole(command('--console', String(port)), [])).rejects.toThrow(
    `Port ${port} for the console is taken.`,
  );
  expect(await openConsole(command('--no-console'), [])).toBeUndefined();
  expect(await openConsole(command('--exec', 'true'), [])).toBeUndefined();
  const usual = await openConsole(command(), [], port);
  expect(usual).toBeUndefined();
  server.close();
  expect(() => command('--console', 'x')).toThrow('--console x is no port');
  expect(() => command('--console', '1', '--no-console')).toThrow('contradict');
});

test('a session turns validation, credentials and rate limit for itself alone', async () => {
  const mock = await start({ rateLimit: { calls: 100, milliseconds: 1_000 } });
  const mine = { 'x-mock-session': 'mine' };
  const turn = (body: unknown, headers = {}) =>
    ask(mock, 'PUT /__mock/options', body, { ...mine, ...headers });
  expect((await turn({ validate: 'warn' })).body).toEqual({
    validate: 'warn',
    auth: 'on',
    rateLimit: { requests: 100, seconds: 1 },
  });
  const broken = { permissions: 1 };
  expect((await ask(mock, update, broken, mine)).status).toBe(200);
  expect((await ask(mock, update, broken)).status).toBe(400);
  await turn({ auth: 'off', validate: 'on' });
  const nobody = { ...mine, 'x-auth-token': '', 'x-user-id': '' };
  expect((await ask(mock, update, change, nobody)).status).toBe(200);
  expect((await ask(mock, update, change, { ...nobody, 'x-mock-session': 'other' })).status).toBe(401);
  await turn({ rateLimit: { requests: 1, seconds: 600 } });
  expect((await ask(mock, listAll, undefined, mine)).status).toBe(200);
  expect((await ask(mock, listAll, undefined, mine)).status).toBe(429);
  expect((await ask(mock, 'DELETE /__mock/options', undefined, mine)).status).toBe(204);
  expect((await ask(mock, listAll, undefined, mine)).status).toBe(200);
  expect((await ask(mock, update, broken, mine)).status).toBe(400);
});

test('options turned for all count for sessions that come later, until all are reset', async () => {
  const mock = await start();
  await ask(mock, 'PUT /__mock/options?all', { validate: 'off' });
  const later = { 'x-mock-session': 'later' };
  expect((await ask(mock, update, { permissions: 1 }, later)).status).toBe(200);
  await ask(mock, 'POST /__mock/reset?all');
  expect((await ask(mock, update, { permissions: 1 }, later)).status).toBe(400);
});

test.each([
  [{ validate: 'no' }, '"validate" is one of on, warn, off.'],
  [{ auth: true }, '"auth" is one of on, off.'],
  [{ valdate: 'on' }, 'have no "valdate"; there are validate, auth, rateLimit.'],
  [{ rateLimit: { requests: 1 } }, '"rateLimit" is null, or requests and seconds.'],
  [[], 'Options are an object.'],
])('%j is refused in one sentence', async (body, sentence) => {
  const mock = await start();
  const answer = await ask(mock, 'PUT /__mock/options', body);
  expect([answer.status, answer.body]).toEqual([400, { error: expect.stringContaining(sentence) }]);
});
