import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { ask, credentials, mockOf } from './ask.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await mockOf('palette');
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const one = '/v1/workspaces/64c1a7f0d3b2e8459f6a0b11';

/** Sends bytes as they are and gives what comes back. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(mock.port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.end(bytes);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

test('a browser may ask from anywhere, with credentials, and read why', async () => {
  const origin = 'http://localhost:3000';
  const preflight = await fetch(mock.url + one, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'apikey',
      'access-control-request-private-network': 'true',
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('apikey');
  expect(preflight.headers.get('access-control-allow-private-network')).toBe('true');
  const answer = await ask(mock, `GET ${one}`, undefined, { origin });
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
  expect(answer.headers.get('access-control-expose-headers')).toContain('X-Mock-Why');
});

test('HEAD is GET without the body; OPTIONS says what there is', async () => {
  const head = await ask(mock, `HEAD ${one}`);
  expect([head.status, head.text, Number(head.headers.get('content-length')) > 100]).toEqual([200, '', true]);
  const options = await ask(mock, `OPTIONS ${one}`);
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'DELETE, GET, HEAD, OPTIONS']);
});

test('long answers are compressed for those who ask', async () => {
  const plain = await ask(mock, `GET ${one}`, undefined, { 'accept-encoding': 'identity' });
  expect(plain.headers.get('content-encoding')).toBeNull();
  const zipped = await ask(mock, `GET ${one}`, undefined, { 'accept-encoding': 'gzip' });
  expect([zipped.headers.get('content-encoding'), zipped.headers.get('vary')]).toEqual([
    'gzip',
    'Accept-Encoding',
  ]);
  expect(zipped.body).toEqual(plain.body);
});

test('a client that asks before it sends is told to go on', async () => {
  const body = JSON.stringify({ workspaces: [] });
  const outgoing = request(`${mock.url}/v1/workspaces/users/u/roles`, {
    method: 'PUT',
    headers: {
      ...credentials,
      'content-type': 'application/json',
      'content-length': body.length,
      expect: '100-continue',
    },
  });
  outgoing.flushHeaders();
  await once(outgoing, 'continue');
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  expect(response.statusCode).toBe(204);
  response.resume();
});

test('a body that is too large is refused in the shape of the API, before it is sent or after', async () => {
  const refusal = { code: 'RequestEntityTooLarge' };
  const before = await raw(
    `PUT /v1/workspaces/users/u/roles HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 50000000\r\n\r\n`,
  );
  expect(before).toMatch(/^HTTP\/1\.1 413 .*"code":"RequestEntityTooLarge"/s);
  const whole = await ask(mock, 'PUT /v1/workspaces/users/u/roles', 'x'.repeat(50_000_000));
  expect([whole.status, whole.body]).toMatchObject([413, refusal]);
  const logged = await ask(mock, 'GET /__mock/requests');
  expect(logged.body).toMatchObject([{ status: 413 }, { status: 413 }]);
});

test('what is no HTTP is refused in the shape of the API', async () => {
  expect(await raw('RUBBISH\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 400 Bad Request.*X-Mock-Why: the request is not HTTP.*"code":/s,
  );
  expect(await raw(`GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
});

test('a connection serves many requests', async () => {
  const answer = await raw(
    `GET ${one} HTTP/1.1\r\nHost: x\r\nApiKey: a\r\n\r\nGET ${one} HTTP/1.1\r\nHost: x\r\nApiKey: a\r\nConnection: close\r\n\r\n`,
  );
  expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
});

test('bodies of another type, and none, get the documented error with the reason', async () => {
  const put = `PUT ${one}/meta`;
  const text = await ask(mock, put, 'name=x', { 'content-type': 'text/plain' });
  expect([text.status, text.body, text.headers.get('x-mock-why')]).toMatchObject([
    400,
    { code: 'InvalidRequest' },
    'the body is text/plain, not application/json',
  ]);
  expect((await ask(mock, put)).status).toBe(400);
  expect((await ask(mock, put, '{}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(
    204,
  );
  expect((await ask(mock, put, '{}', { 'content-type': '///' })).status).toBe(400);
});

test('who sends too slowly is told so and hung up on, while others are served', async () => {
  const patient = await mockOf('palette', { patience: 150 });
  const slow = [
    'GET / HTTP/1.1\r\nHost: x\r\n',
    `PUT ${one}/meta HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{`,
  ];
  const sockets = Array.from({ length: 60 }, (_, index) => slowly(patient, slow[index % slow.length] ?? ''));
  expect((await ask(patient, `GET ${one}`)).status).toBe(200);
  const answers = await Promise.all(sockets);
  expect(answers.filter((text) => !/^HTTP\/1\.1 408 .*"code":/s.test(text))).toEqual([]);
  expect((await ask(patient, `GET ${one}`)).status).toBe(200);
  await patient.close();
});

/** Sends a part, never the rest, and gives what comes back before the other side hangs up. */
async function slowly(to: Mock, part: string): Promise<string> {
  const socket = connect({ port: to.port, host: '127.0.0.1', allowHalfOpen: true });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.on('end', () => socket.destroy());
  socket.write(part);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}
