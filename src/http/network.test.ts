import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../../tests/safety/hostile.ts';
import { type ProxyServer, startProxy } from '../../tests/safety/proxy.ts';
import { type Env, readEnv } from '../shared/env.ts';
import { networkOf, proxySecrets } from './network.ts';
import { createSender } from './send.ts';

const tls = 'tests/safety/tls';
const authority = `${tls}/authority.pem`;
const password = 'p@ss/word';

let plain: { port: number; proxy: ProxyServer };
let secure: { port: number; proxy: ProxyServer };
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const answer = (_: unknown, response: { end(text: string): void }) => response.end('here');
  const own = { key: readFileSync(`${tls}/server-key.pem`), cert: readFileSync(`${tls}/server.pem`) };
  const started = await Promise.all(
    [createServer(answer), createSecureServer(own, answer)].map(async (server) => {
      const port = await listen(server);
      const proxy = await startProxy(port, 'me', password);
      closers.push(proxy.close, () => new Promise((resolve) => server.close(resolve)));
      return { port, proxy };
    }),
  );
  [plain, secure] = started as [typeof plain, typeof secure];
});
afterAll(() => Promise.all(closers.map((close) => close())));

async function get(url: string, env: Env): Promise<string | undefined> {
  const sender = createSender({ timeout: 5_000, maxBytes: 1_000, network: networkOf(env) });
  const { response, failure } = await sender.send({ method: 'GET', url, headers: {}, body: undefined });
  await sender.close();
  return response?.body.toString() ?? failure;
}

describe('a certificate', () => {
  test('of an authority that nobody knows is refused, and told how to trust', async () => {
    expect(await get(`https://127.0.0.1:${secure.port}`, {})).toBe(
      'its certificate is signed by an authority that is not known here: name the PEM file of that authority in NODE_EXTRA_CA_CERTS',
    );
  });

  test('is trusted once NODE_EXTRA_CA_CERTS names its authority', async () => {
    const env = { NODE_EXTRA_CA_CERTS: authority };
    expect(await get(`https://127.0.0.1:${secure.port}`, env)).toBe('here');
    const other = await get('https://other.example.test', { ...env, HTTPS_PROXY: secure.proxy.url });
    expect(other).toBe('its certificate is for another host');
  });

  test('is not asked for by a server without TLS', async () => {
    expect(await get(`https://127.0.0.1:${plain.port}`, {})).toBe(
      'it does not speak TLS there: is the URL an http:// one?',
    );
  });

  test.each([
    ['tests/safety/tls/none.pem', 'cannot be read'],
    ['tests/safety/tls/make.sh', 'holds no certificate'],
  ])('in %s, where there is none, is an InputError', (file, want) => {
    expect(() => networkOf({ NODE_EXTRA_CA_CERTS: file })).toThrow(
      expect.objectContaining({ name: 'InputError', message: expect.stringContaining(want) }),
    );
  });
});

describe('a proxy', () => {
  const target = 'http://chat.example.test/here';

  test('leads to a plain server that only it knows', async () => {
    expect(await get(target, { HTTP_PROXY: plain.proxy.url })).toBe('here');
    expect(plain.proxy.asked).toContain(`GET ${target}`);
    expect(await get(target, { http_proxy: plain.proxy.url, HTTP_PROXY: 'http://127.0.0.1:1' })).toBe('here');
  });

  test('leads to a server with TLS without reading along', async () => {
    const env = { HTTPS_PROXY: secure.proxy.url, NODE_EXTRA_CA_CERTS: authority };
    expect(await get('https://chat.example.test/here', env)).toBe('here');
    expect(secure.proxy.asked).toContain('CONNECT chat.example.test:443');
  });

  test('may be named in .env', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'network-'));
    const file = path.join(folder, '.env');
    writeFileSync(file, `HTTP_PROXY=${plain.proxy.url}\n`);
    expect(await get(target, readEnv({}, file))).toBe('here');
    rmSync(folder, { recursive: true });
  });

  test('is left out for this machine and for what NO_PROXY names', async () => {
    const nobody = { HTTP_PROXY: 'http://127.0.0.1:1' };
    expect(await get(`http://127.0.0.1:${plain.port}`, nobody)).toBe('here');
    const notTheProxy = expect.not.stringMatching(/^nothing listens/);
    expect(await get(target, { ...nobody, NO_PROXY: 'a.test,.example.test' })).toEqual(notTheProxy);
    expect(await get(target, { ...nobody, NO_PROXY: '*' })).toEqual(notTheProxy);
  });

  test('that refuses says what to write', async () => {
    const url = plain.proxy.url.replace('me:', 'you:');
    const refusal = expect.stringMatching(/^the proxy asks who you are \(407\)/);
    expect(await get(target, { HTTP_PROXY: url })).toEqual(refusal);
    expect(await get('https://chat.example.test', { HTTPS_PROXY: url })).toEqual(refusal);
  });

  test('that is not there is named as what may be meant', async () => {
    expect(await get(target, { HTTP_PROXY: '127.0.0.1:1' })).toBe(
      'nothing listens there (a proxy is set: see HTTP_PROXY, HTTPS_PROXY and NO_PROXY)',
    );
  });

  test.each(['socks5://127.0.0.1:1', 'http://'])('%s is an InputError', (url) => {
    expect(() => networkOf({ HTTPS_PROXY: url })).toThrow(
      expect.objectContaining({ name: 'InputError', message: expect.stringContaining('HTTPS_PROXY') }),
    );
  });

  test('has a password that is a secret', () => {
    expect(proxySecrets({ HTTP_PROXY: plain.proxy.url, https_proxy: 'proxy:3128' })).toEqual([password, '']);
  });
});
