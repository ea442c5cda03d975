import { Readable } from 'node:stream';
import { request as send } from 'undici';
import type { Mock } from '../../../src/mock/server.ts';
import { credentials } from '../ask.ts';
import { halfWay, raw, slowly } from './raw.ts';

/** Sends one piece of rubbish; the status that came back, undefined where the connection ended without one. */
export type Rubbish = (to: Mock, pick: <T>(list: readonly T[]) => T) => Promise<number | undefined>;

const one = '/v1/workspaces/64c1a7f0d3b2e8459f6a0b11';

/** What no parser of HTTP accepts. */
const broken: readonly (Buffer | string)[] = [
  'RUBBISH\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'GET  /  HTTP/1.1\r\nHost: x\r\n\r\n',
  Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03, 0x0d, 0x0a, 0x0d, 0x0a]),
  `PUT ${one}/meta HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n`,
  `PUT ${one}/meta HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  `PUT ${one}/meta HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
  'GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n',
  'GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n',
  `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
  `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
];

const unfinished = [
  'GET / HT',
  'GET / HTTP/1.1\r\nHost: x\r\n',
  `PUT ${one}/meta HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n{`,
  `PUT ${one}/meta HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{`,
];

const paths = [
  one,
  `${one}/meta`,
  '/v1/workspaces/../../etc/passwd',
  '/v1/workspaces/..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/',
  '/v1/workspaces/%00',
  '/v1/workspaces/a%00b/meta',
  '/v1/workspaces/%ff%fe',
  '/v1/workspaces/__proto__',
  '/v1/workspaces/constructor/meta',
  '/v1/workspaces/users/__proto__/roles',
  '/__mock/__proto__',
  `${one}?__proto__=1&constructor[prototype]=2&=&&%ff=%ff`,
  '//',
  `/${'a/'.repeat(500)}`,
];

const bodies = [
  '{"__proto__":{"polluted":1},"metadata":{"name":"n"}}',
  '{"metadata":{"__proto__":{"polluted":1},"name":"__proto__"}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"workspaces":[{"uid":"__proto__","roles":["constructor"]}]}',
  '{"metadata":{"name":"\\u0000"}}',
  '\u0000',
  'null',
  '[[[[',
  '['.repeat(50_000),
  '{"a":'.repeat(3_000) + 1 + '}'.repeat(3_000),
  '{"name":1e999}',
  `"${'x'.repeat(20_000)}"`,
  Buffer.from([0xff, 0xfe, 0x80]),
  Buffer.from('{"metadata":{"name":"\xff\xc3\x28"}}', 'latin1'),
];

const types = ['application/json', 'text/plain', ';;;', 'application/json; charset=utf-7', '__proto__'];

const statusOf = (answer: string) => {
  const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? [];
  return status === undefined ? undefined : Number(status);
};

/** Well-formed HTTP with a path and a body that nobody would send in earnest. */
export const odd: Rubbish = async (to, pick) => {
  const method = pick(['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'] as const);
  const body = method === 'GET' || method === 'HEAD' ? null : pick(bodies);
  const headers = { ...credentials, 'content-type': pick(types), prefer: pick(['', 'code=abc', 'delay=-1']) };
  const answer = await send(to.url + pick(paths), { method, body, headers });
  await answer.body.dump();
  return answer.statusCode;
};

/** Bytes that are no HTTP. */
export const noHttp: Rubbish = async (to, pick) => statusOf(await raw(to, pick(broken)));

/** A caller who goes away in the middle. */
export const gone: Rubbish = async (to, pick) => {
  await halfWay(to, pick(unfinished));
  return undefined;
};

/** A caller who takes for ever: a slow-loris. */
export const loris: Rubbish = async (to, pick) => statusOf(await slowly(to, pick(unfinished)));

const huge = Buffer.alloc(50_000_000, 'x');

/** 50 MB, with their length said before or not. */
export const large: Rubbish = async (to, pick) => {
  const length = pick([true, false]) ? { 'content-length': String(huge.length) } : {};
  const headers = { ...credentials, 'content-type': 'application/json', ...length };
  const body = 'content-length' in length ? huge : Readable.from([huge]);
  // Who takes too long is hung up on while sending
  const answer = await send(`${to.url}${one}/meta`, { method: 'PUT', body, headers }).catch(() => undefined);
  await answer?.body.dump();
  return answer?.statusCode;
};
