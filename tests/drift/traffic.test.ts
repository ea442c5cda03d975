import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DriftReport } from '../../src/drift/finding.ts';
import type { Observed } from '../../src/drift/traffic/observed.ts';
import { startProxy } from '../../src/drift/traffic/proxy.ts';
import { openHar } from '../../src/drift/traffic/save.ts';
import { driftTraffic } from '../../src/drift/traffic/traffic.ts';
import { startWatch } from '../../src/drift/traffic/watch.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import { loadSpec, type Spec } from '../../src/spec/spec.ts';

function saveAll(file: string, exchanges: readonly Observed[]): void {
  const har = openHar(file);
  for (const exchange of exchanges) har.add(exchange);
  har.close();
}

const folder = path.join(import.meta.dirname, 'specs');
let spec: Spec;
let temporary = '';

beforeAll(async () => {
  spec = await loadSpec(chooseApi('things', folder));
  temporary = mkdtempSync(path.join(tmpdir(), 'traffic-'));
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const json = { 'content-type': 'application/json' };

function observed(
  method: string,
  url: string,
  status: number,
  body: unknown,
  more: Partial<Observed> = {},
): Observed {
  const text = body === undefined ? '' : JSON.stringify(body);
  return {
    ...{
      method,
      url: `https://example.com${url}`,
      requestHeaders: json,
      requestBody: undefined,
      hasBody: true,
    },
    response: { status, headers: text === '' ? {} : json, body: Buffer.from(text) },
    ...more,
  };
}

function judge(...exchanges: Observed[]): DriftReport {
  const watch = startWatch([spec]);
  for (const exchange of exchanges) watch.see(exchange);
  return watch.report('traffic', 'test');
}

const kinds = ({ findings }: DriftReport) => findings.map(({ rule, actual }) => `${rule}: ${actual}`);
const thing = '/v1/p/things/7';
const body = (value: unknown) => ({ requestBody: Buffer.from(JSON.stringify(value)) });

describe('observed traffic', () => {
  test.each<[string, Observed, string[]]>([
    [
      'that keeps the contract',
      observed('PUT', thing, 200, { id: '7', size: 1, state: 'NORMAL', parent: { id: '1' } }),
      [],
    ],
    ['with an undocumented status', observed('PUT', thing, 409, {}), ['status-undocumented: status 409']],
    [
      'with a wrong type',
      observed('PUT', thing, 200, { size: 'big' }),
      ['body-schema: #/size is "big" (string)'],
    ],
    [
      'with a value outside of the list',
      observed('PUT', thing, 200, { state: 'LOST' }),
      ['fixed-value: #/state is "LOST" (string)'],
    ],
    [
      'with an unknown field',
      observed('PUT', thing, 200, { id: '7', owner: 'me' }),
      ['drift-field-undocumented: owner (string)'],
    ],
    [
      'with an unknown field deep down',
      observed('GET', '/v1/p/things', 200, { things: [{ id: '1', parent: { tag: 1 } }] }),
      ['drift-field-undocumented: things[].parent.tag (number)'],
    ],
    [
      'with an unknown header',
      observed(
        'PUT',
        thing,
        200,
        {},
        { response: { status: 200, headers: { ...json, 'x-tenant': 'secret' }, body: Buffer.from('{}') } },
      ),
      ['drift-header-undocumented: x-tenant: 6 characters'],
    ],
    [
      'of another media type',
      observed(
        'PUT',
        thing,
        200,
        {},
        { response: { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<p>') } },
      ),
      ['content-type: text/html, "<p>" (string)'],
    ],
    ['without the documented body', observed('PUT', thing, 200, undefined), ['body-missing: an empty body']],
    ['whose body was not recorded', observed('PUT', thing, 200, undefined, { hasBody: false }), []],
    [
      'that succeeds with a wrong body',
      observed('PUT', thing, 200, {}, body({ name: 'abc' })),
      ['invalid-accepted: "abc" (string)'],
    ],
    [
      'of another method',
      observed('DELETE', thing, 204, undefined),
      ['drift-operation-undocumented: DELETE /v1/{project_id}/things/{thing_id}'],
    ],
    [
      'beside ours',
      observed('POST', `${thing}/copies/12345678`, 200, {}),
      ['drift-operation-undocumented: POST /v1/p/things/7/copies/{}'],
    ],
    ['of somebody else', observed('GET', '/login', 200, {}), []],
  ])('%s', (_name, exchange, expected) => {
    expect(kinds(judge(exchange))).toEqual(expected);
  });

  test('is told once, with coverage', () => {
    const again = observed('PUT', thing, 409, {});
    const report = judge(again, again, observed('PUT', thing, 200, {}));
    expect(report.findings).toHaveLength(1);
    expect(report.scope).toBe('things (3 exchanges judged, 0 others; 1 of 5 documented answers seen)');
    expect(report.safe.map(({ expected, operations }) => `${operations[0]} ${expected}`)).toContain(
      'GET /v1/{project_id}/things answer 200',
    );
  });
});

describe('a HAR file', () => {
  const options = {
    api: 'things',
    folder,
    listen: undefined,
    to: undefined,
    save: undefined,
    stop: undefined,
    tell: undefined,
  };

  test('is judged, and is saved without secrets', async () => {
    const file = path.join(temporary, 'saved.har');
    const headers = { ...json, 'X-Auth-Token': 'hush-1', Cookie: 'hush-2' };
    const sent = Buffer.from(
      JSON.stringify({ name: 'my_thing', password: 'hush-3', inner: { accessToken: 'hush-4' } }),
    );
    const exchange = observed(
      'PUT',
      `${thing}?api_key=hush-5`,
      200,
      { id: '7', owner: 'me' },
      { requestHeaders: headers, requestBody: sent },
    );
    saveAll(file, [exchange]);
    expect(readFileSync(file, 'utf8')).not.toContain('hush');
    const report = await driftTraffic({ ...options, hars: [file] });
    expect(kinds(report)).toEqual(['drift-field-undocumented: owner (string)']);
  });

  test('of a browser is read: bodies in base64, no answer, and other hosts counted', async () => {
    const answered = (url: string, text: string) => ({
      request: { method: 'PUT', url, headers: [{ name: ':method', value: 'PUT' }] },
      response: {
        status: 200,
        headers: [
          { name: ':status', value: '200' },
          { name: 'Content-Type', value: 'application/json' },
          { name: 'Content-Encoding', value: 'br' },
        ],
        content: { size: text.length, text: Buffer.from(text).toString('base64'), encoding: 'base64' },
      },
    });
    const cancelled = {
      request: { method: 'GET', url: 'https://example.com/v1/p/things' },
      response: { status: 0 },
    };
    const entries = [
      answered(`https://example.com${thing}`, '{"id":"7","owner":"Jürgen"}'),
      answered(`https://elsewhere.example.com${thing}`, '{"size":"big"}'),
      answered('https://example.com/login', '<p>'),
      cancelled,
      { request: { method: 'GET', url: 'data:image/png;base64,AA==' }, response: { status: 200 } },
    ];
    const file = path.join(temporary, 'browser.har');
    writeFileSync(file, `\uFEFF${JSON.stringify({ log: { version: '1.2', entries } })}`);
    const report = await driftTraffic({ ...options, hars: [file], to: 'https://example.com/' });
    expect(kinds(report)).toEqual(['drift-field-undocumented: owner (string)']);
    expect(report.scope).toContain('(1 exchanges judged, 2 others;');
  });

  test('keeps no secret of addresses in headers', () => {
    const file = path.join(temporary, 'addresses.har');
    const requestHeaders = { referer: 'https://example.com/?access_token=hush-1', 'x-jwt': 'hush-2' };
    const headers = { location: 'https://me:hush-3@example.com/v1?sig=1&session=hush-4' };
    const response = { status: 302, headers, body: Buffer.alloc(0) };
    saveAll(file, [observed('GET', '/v1/p/things', 302, undefined, { requestHeaders, response })]);
    expect(readFileSync(file, 'utf8')).not.toContain('hush');
  });

  test.each([
    ['{', 'cannot be read as a HAR file'],
    ['{"log":{}}', 'is no HAR file: it has no "log.entries".'],
    ['{"log":{"version":"1.2","entries":[]}}', 'None of the 0 exchanges in'],
  ])('%j is refused', async (text, message) => {
    const file = path.join(temporary, 'broken.har');
    writeFileSync(file, text);
    await expect(driftTraffic({ ...options, hars: [file] })).rejects.toThrow(message);
  });

  test('or a proxy has to be named', async () => {
    await expect(driftTraffic({ ...options, hars: [] })).rejects.toThrow('Which traffic?');
    await expect(driftTraffic({ ...options, hars: [], listen: '0' })).rejects.toThrow(
      'Name the server with --to URL.',
    );
  });
});

describe('the recording proxy', () => {
  const seen: Observed[] = [];
  let handle: (request: IncomingMessage, respond: import('node:http').ServerResponse) => void;
  let server: Server;

  beforeAll(async () => {
    server = createServer((incoming, response) => handle(incoming, response));
    server.on('upgrade', (_request, socket) =>
      socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nhello'),
    );
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void server.close());
  beforeEach(() => void seen.splice(0));

  const through = async (use: (url: string) => Promise<void>) => {
    const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxy = await startProxy(0, to, { see: (one) => seen.push(one), skip: () => undefined });
    await use(proxy.url);
    await proxy.close();
  };

  test('changes no byte of headers and bodies, either way', async () => {
    const packed = gzipSync('{"id":"7"}');
    let received: { headers: string[]; body: Buffer } | undefined;
    handle = async (incoming, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      received = { headers: incoming.rawHeaders, body: Buffer.concat(chunks) };
      response.sendDate = false;
      response.writeHead(200, 'Fine', [
        'X-Odd-CASE',
        'a',
        'Set-Cookie',
        'one=1',
        'Set-Cookie',
        'two=2',
        'Content-Type',
        'application/json',
        'Content-Encoding',
        'gzip',
        'Content-Length',
        String(packed.length),
      ]);
      response.end(packed);
    };
    const sent = Buffer.from([0, 255, 10, 13]);
    await through(async (url) => {
      const answer = await new Promise<{ headers: string[]; message: string; body: Buffer }>((resolve) => {
        const headers = [
          'Host',
          'mine',
          'X-Odd-CASE',
          'b',
          'X-Twice',
          '1',
          'X-Twice',
          '2',
          'Content-Length',
          '4',
        ];
        const outgoing = request(
          `${url}${thing}?a=%20b`,
          { method: 'PUT', headers: headers as never, setHost: false },
          async (came) => {
            const chunks: Buffer[] = [];
            for await (const chunk of came) chunks.push(chunk as Buffer);
            resolve({
              headers: came.rawHeaders,
              message: came.statusMessage ?? '',
              body: Buffer.concat(chunks),
            });
          },
        );
        outgoing.end(sent);
      });
      expect(answer.body.equals(packed)).toBe(true);
      expect(answer.message).toBe('Fine');
      expect(answer.headers.slice(0, 6)).toEqual([
        'X-Odd-CASE',
        'a',
        'Set-Cookie',
        'one=1',
        'Set-Cookie',
        'two=2',
      ]);
    });
    expect(received?.body.equals(sent)).toBe(true);
    expect(received?.headers.slice(2, 8)).toEqual(['X-Odd-CASE', 'b', 'X-Twice', '1', 'X-Twice', '2']);
    expect(seen[0]?.response.body.toString()).toBe('{"id":"7"}');
    expect(kinds(judge(...seen))).toEqual(['drift-header-undocumented: x-odd-case: 1 characters']);
  });

  test('passes on parts as they come', async () => {
    let finish = () => {};
    handle = (_incoming, response) => {
      response.write('first');
      finish = () => response.end('last');
    };
    await through(async (url) => {
      const response = await fetch(url);
      const reader = response.body?.getReader();
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
      finish();
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('last');
    });
  });

  test('lets other protocols through', async () => {
    await through(async (url) => {
      const text = await new Promise<string>((resolve) => {
        let all = '';
        const socket = connect(Number(new URL(url).port), '127.0.0.1', () =>
          socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
        );
        socket.on('data', (chunk) => {
          all += chunk.toString();
        });
        socket.on('close', () => resolve(all));
      });
      expect(text).toMatch(/^HTTP\/1\.1 101[\s\S]*hello$/);
    });
  });

  test('answers 502 itself where the server does not, and records nothing', async () => {
    const proxy = await startProxy(0, 'http://127.0.0.1:1', {
      see: (one) => seen.push(one),
      skip: () => undefined,
    });
    const response = await fetch(proxy.url);
    expect(response.status).toBe(502);
    expect(seen).toEqual([]);
    await proxy.close();
  });

  test('refuses what is no address', async () => {
    await expect(startProxy(0, 'nowhere', { see: () => undefined, skip: () => undefined })).rejects.toThrow(
      '--to nowhere is no address.',
    );
  });
});
