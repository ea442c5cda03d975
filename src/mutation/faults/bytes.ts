import type { HttpResponse } from '../../http/exchange.ts';
import type { HttpRequest } from '../../http/request.ts';
import type { Mutant } from '../mutant.ts';
import { answerMutant, type FaultInput, withBytes, withHeader, withJson } from './answer.ts';

type Change = (response: HttpResponse, request: HttpRequest) => HttpResponse | undefined;

const page = Buffer.from('<!DOCTYPE html><html><body><h1>It works!</h1></body></html>');
const typed = (type: string | undefined) => (response: HttpResponse) =>
  withHeader(response, 'content-type', type);

/** Answers whose bytes are not what is documented: another type, no JSON, nothing, or something where nothing may be. */
export function byteFaults(given: FaultInput): Mutant[] {
  const { documented, status, exchanges } = given;
  if (documented.media.length === 0) return bodiless(given);
  const isEmpty = exchanges.every(({ response }) => response?.body.length === 0);
  if (isEmpty || !documented.media.every(({ type }) => /json/.test(type))) return [];
  const list: [string, Change][] = [
    ['is HTML', (response) => typed('text/html')(withBytes(response, page))],
    ['is HTML that says it is JSON', (response) => withBytes(response, page)],
    ['is typed text/plain', typed('text/plain')],
    ['has no Content-Type', typed(undefined)],
    ['is cut off', (response) => withBytes(response, response.body.subarray(0, -1))],
    ['is empty', (response) => withBytes(response, Buffer.alloc(0))],
    ['is null', (response) => withJson(response, null)],
    ['is UTF-8 declared as UTF-16', typed('application/json; charset=utf-16le')],
    ['is not UTF-8', (response) => withBytes(response, latin(response.body))],
  ];
  const isRight = (value: string) => !/invalid/.test(value);
  if (exchanges.some(({ request }) => secretsOf(request).some(isRight)))
    list.push(['repeats the credentials', echoed]);
  if (status >= 400) list.push(['has a stack trace', traced]);
  return list.map(([name, change]) => answerMutant(given, { name }, change));
}

/** Error answers without a documented body may have one; a success may not. */
function bodiless(given: FaultInput): Mutant[] {
  if (given.status >= 300) return [];
  const isSilent = /^(204|205|304)$/.test(String(given.status));
  const body = Buffer.from('{"ok":true}');
  const change: Change = (response) =>
    isSilent
      ? withHeader(response, 'content-length', String(body.length))
      : { ...withHeader(response, 'content-type', 'application/json'), body };
  return [answerMutant(given, { name: 'has a body that nobody promises' }, change)];
}

/** The first text of the body in another charset. */
function latin(body: Buffer): Buffer {
  return Buffer.from(body.toString().replace(/"(?=[,\]}:])/, '\u00e9"'), 'latin1');
}

function echoed(response: HttpResponse, request: HttpRequest): HttpResponse | undefined {
  return extended(response, { debug: secretsOf(request) });
}

function secretsOf({ headers }: HttpRequest): string[] {
  return Object.entries(headers)
    .filter(([name]) => /token|key|secret|authorization|cookie|password/i.test(name))
    .map(([, value]) => value);
}

function traced(response: HttpResponse): HttpResponse | undefined {
  return extended(response, { stack: 'TypeError: x is undefined\n    at update (/srv/app/server.js:42:13)' });
}

function extended(response: HttpResponse, more: Record<string, unknown>): HttpResponse | undefined {
  const text = response.body.toString();
  if (!text.startsWith('{')) return undefined;
  return withBytes(response, Buffer.from(JSON.stringify({ ...JSON.parse(text), ...more })));
}
