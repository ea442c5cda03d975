import { createServer } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { listen, type Misdeed, misdeeds, startHostile } from '../../tests/safety/hostile.ts';
import { createSender } from './send.ts';

const sender = createSender({ timeout: 20_000, maxBytes: 1_000_000 });
const closers: (() => Promise<unknown>)[] = [() => sender.close()];
afterAll(() => Promise.all(closers.map((close) => close())));

const get = (url: string, within?: number) =>
  sender.send({ method: 'GET', url, headers: {}, body: undefined }, within);

/** A server that answers each request so, and what it was asked. */
async function answering(status: number, headers: Record<string, string>, body: string | Buffer) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status, headers);
    response.end(body);
  });
  const port = await listen(server);
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${port}`, asked };
}

describe('a server that', () => {
  test.each<[keyof typeof misdeeds, RegExp]>([
    ['silent', /^no whole answer within 0.6 s$/],
    ['slow to a crawl', /^no whole answer within 0.6 s$/],
    ['endless', /^the body is longer than 1000000 bytes$/],
    ['huge', /^the body is longer than 1000000 bytes$/],
    ['a zip bomb', /^the body is longer than 1000000 bytes$/],
    ['cut in the middle', /^the connection was cut before the answer was whole$/],
    ['a broken chunk', /^the answer is not HTTP/],
    ['a garbage status line', /^the answer is not HTTP/],
    ['a page without headers', /^the answer is not HTTP/],
    ['nothing but preliminaries', /^no whole answer within 0.6 s$/],
    ['another protocol', /^the connection was cut before the answer was whole$/],
    ['one endless header', /^the headers of the answer are longer than 16 KB$/],
    ['endless headers', /^the headers of the answer are longer than 16 KB$/],
    ['hung up', /^the connection was cut before the answer was whole$/],
  ])('answers with %s is told in one clause', async (name, want) => {
    const hostile = await startHostile(misdeeds[name] as Misdeed);
    // Only who never ends has to be waited for.
    const { response, failure } = await get(hostile.url, want.source.includes('within') ? 600 : undefined);
    await hostile.close();
    expect(response).toBeUndefined();
    expect(failure).toMatch(want);
  });

  test('says less of the length than there is spoils no other answer', async () => {
    const body = '{"a":1}';
    const hostile = await startHostile((socket) => {
      const answer = `HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n${body}`;
      socket.on('data', () => socket.write(answer));
      socket.write(answer);
    });
    const answers = [];
    for (let round = 0; round < 4; round += 1) answers.push(await get(hostile.url));
    await hostile.close();
    for (const { response, failure } of answers)
      expect(response?.body.toString() ?? failure).toMatch(
        /^\{"a$|^the answer is not HTTP|^the connection was cut/,
      );
  });

  test('nobody listens at is told so', async () => {
    const hostile = await startHostile(() => undefined);
    await hostile.close();
    expect((await get(hostile.url)).failure).toBe('nothing listens there');
  });
});

describe('a body', () => {
  const text = '{"whole":true}';
  test.each<[string, Buffer]>([
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
  ])('is unpacked from %s', async (encoding, body) => {
    const { url } = await answering(200, { 'content-encoding': encoding }, body);
    expect((await get(url)).response?.body.toString()).toBe(text);
  });

  test('that is not what its Content-Encoding says stays as it is, for a judge to see', async () => {
    const { url } = await answering(200, { 'content-encoding': 'gzip' }, text);
    expect((await get(url)).response?.body.toString()).toBe(text);
  });
});

test('a redirect is an answer, and nobody is sent on', async () => {
  const other = await answering(200, {}, 'here');
  const { url } = await answering(302, { location: `${other.url}/elsewhere` }, '');
  const { response } = await get(url);
  expect([response?.status, response?.headers.location]).toEqual([302, `${other.url}/elsewhere`]);
  expect(other.asked).toEqual([]);
});
