import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Observed } from '../../src/drift/traffic/observed.ts';
import { type RecordingProxy, startProxy } from '../../src/drift/traffic/proxy.ts';
import { openHar } from '../../src/drift/traffic/save.ts';

/** A server that answers each connection with these bytes, whatever it is asked. */
let bytes: Buffer | string = '';
let asked = '';
let server: Server;
let proxy: RecordingProxy;
const seen: Observed[] = [];
const skipped: string[] = [];
const sockets = new Set<Socket>();

beforeAll(async () => {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      asked = data.toString('latin1');
      socket.end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const observer = { see: (one: Observed) => seen.push(one), skip: (reason: string) => skipped.push(reason) };
  proxy = await startProxy(0, `http://127.0.0.1:${port}/base`, observer);
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await proxy.close();
  await new Promise((resolve) => server.close(resolve));
});

const good = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

/** What the proxy answers to these bytes, to the end of the connection. */
function send(request: string): Promise<string> {
  const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.on('error', reject);
    socket.write(request);
  });
}

const get = 'GET /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const statusOf = (text: string) => /^HTTP\/1\.\d (\d+)/.exec(text)?.[1];

describe('whatever an application sends, the proxy answers and goes on', () => {
  test.each<[string, string, string, string]>([
    [
      'an absolute address',
      'GET http://elsewhere/x?y=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      '200',
      'GET /base/x?y=1 ',
    ],
    ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '200', 'OPTIONS * '],
    ['HTTP/1.0', 'GET /things HTTP/1.0\r\n\r\n', '200', 'GET /base/things '],
    ['CONNECT', 'CONNECT other:443 HTTP/1.1\r\nHost: other:443\r\n\r\n', '405', ''],
    ['what is no HTTP', '\x16\x03\x01 hello\r\n\r\n', '400', ''],
    [
      'a header with a control character',
      'GET / HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\nConnection: close\r\n\r\n',
      '400',
      '',
    ],
    [
      'a body with trailers',
      'POST /t HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX-Sum: 1\r\n\r\n',
      '200',
      'POST /base/t ',
    ],
  ])('%s', async (_title, request, status, first) => {
    bytes = good;
    asked = '';
    expect(statusOf(await send(request))).toBe(status);
    expect(asked.startsWith(first)).toBe(true);
    expect(statusOf(await send(get))).toBe('200');
  });
});

describe('whatever a server answers, the proxy passes it on or says 502, and goes on', () => {
  test.each<[string, Buffer | string, string]>([
    ['status 000', 'HTTP/1.1 000 Nothing\r\nContent-Length: 0\r\n\r\n', '502'],
    ['a reason with control characters', 'HTTP/1.1 200 a\x01b\x7f\r\nContent-Length: 2\r\n\r\nok', '200|502'],
    ['a line end in a header', 'HTTP/1.1 200 OK\r\nX: a\nY: b\r\nContent-Length: 2\r\n\r\nok', '200|502'],
    ['no HTTP at all', 'hello', '502'],
    ['nothing', '', '502'],
    ['an interim answer before the last one', `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${good}`, '200'],
  ])('%s', async (_title, answer, statuses) => {
    bytes = answer;
    expect(statusOf(await send(get))).toMatch(new RegExp(`^(${statuses})$`));
    bytes = good;
    expect(statusOf(await send(get))).toBe('200');
  });

  const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
  const head = 'HTTP/1.1 200 OK\r\n';

  test.each([
    ['more than its length says', `${whole} and more`],
    ['a body with a status that has none', 'HTTP/1.1 204 None\r\nContent-Length: 5\r\n\r\nhello'],
  ])('%s is passed on as far as it is an answer', async (_title, answer) => {
    bytes = answer;
    expect(statusOf(await send(get))).toMatch(/^20[04]$/);
  });

  test.each([
    ['less than its length says', `${head}Content-Length: 50\r\n\r\nok`],
    ['a chunk that breaks off', `${head}Transfer-Encoding: chunked\r\n\r\n9\r\nok`],
    ['a chunk that is none', `${head}Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\nzz\r\n`],
  ])('%s is told as not judged, once', async (_title, answer) => {
    bytes = answer;
    const before = [seen.length, skipped.length];
    await send(get).catch(() => undefined);
    expect([seen.length, skipped.length]).toEqual([before[0], (before[1] ?? 0) + 1]);
    expect(skipped.at(-1)).toMatch(/^an answer that breaks off: /);
  });

  test('a body that unpacks to more than the machine has is passed on and not judged', async () => {
    const bomb = gzipSync(Buffer.alloc(64_000_000));
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`;
    bytes = Buffer.concat([Buffer.from(head), bomb]);
    expect((await send(get)).length).toBeGreaterThan(bomb.length);
    expect(seen.at(-1)).toMatchObject({ hasBody: false });
  });

  test('a refused upgrade reaches the application as the server said it', async () => {
    bytes = 'HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno';
    const answer = await send(
      'GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    expect([statusOf(answer), answer.endsWith('no')]).toEqual(['403', true]);
  });
});

test('a recording is a whole HAR file after each exchange', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'recording-'));
  try {
    const file = path.join(folder, 'deep', 'traffic.har');
    const har = openHar(file);
    const entries = () =>
      (JSON.parse(readFileSync(file, 'utf8')) as { log: { entries: unknown[] } }).log.entries.length;
    expect(entries()).toBe(0);
    const response = { status: 200, headers: {}, body: Buffer.from('ü') };
    const one: Observed = {
      method: 'GET',
      url: 'http://a/b',
      requestHeaders: {},
      requestBody: undefined,
      response,
      hasBody: true,
    };
    for (const count of [1, 2, 3]) {
      har.add(one);
      expect(entries()).toBe(count);
    }
    har.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
