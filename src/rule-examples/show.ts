import { type Exchange, type HttpResponse, isJsonType, mediaTypeOf } from '../http/exchange.ts';
import type { HttpRequest } from '../http/request.ts';
import type { Operation } from '../spec/operation.ts';
import type { ExampleResponse, JudgedCase } from './judged.ts';

/** One exchange in two lines, as docs/rules.md prints it. */
export interface ShownExchange {
  readonly request: string;
  readonly answer: string;
}

/** The request that a case sends. */
export function requestOf({ request }: JudgedCase, operation: Operation): HttpRequest {
  return {
    method: request.method ?? operation.method,
    url: `http://garden${request.path ?? operation.path}`,
    headers: { 'X-Garden-Key': request.key ?? 'administrator' },
    body: request.body === undefined ? undefined : JSON.stringify(request.body),
  };
}

/** A reply as it would come over the wire. */
export function answerOf(reply: ExampleResponse): HttpResponse {
  const body = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  const type = body === '' ? {} : { 'content-type': 'application/json' };
  return { status: reply.status, headers: { ...type, ...reply.headers }, body: Buffer.from(body) };
}

/** An exchange in two lines: who asks what, and status, headers that matter, and body. */
export function showExchange({ request, response }: Pick<Exchange, 'request' | 'response'>): ShownExchange {
  const url = new URL(request.url);
  const key = request.headers['X-Garden-Key'];
  const who = key === 'administrator' ? [] : [`(X-Garden-Key: ${key ?? 'none'})`];
  const asked = [request.method, decodeURIComponent(url.pathname + url.search), ...who];
  return {
    request: [...asked, ...(request.body === undefined ? [] : [request.body])].join(' '),
    answer: response === undefined ? 'no answer' : showAnswer(response),
  };
}

function showAnswer(response: HttpResponse): string {
  const { 'content-type': type, ...rest } = response.headers;
  const isPlain = type === undefined || type === 'application/json';
  const headers = [
    ...(isPlain ? [] : [`Content-Type: ${type}`]),
    ...Object.entries(rest).map(
      ([name, value]) => `${name.replace(/^./, (first) => first.toUpperCase())}: ${value}`,
    ),
  ];
  const text = response.body.toString('utf8');
  const body = text === '' && !isJsonType(mediaTypeOf(response)) ? [] : [text || 'an empty body'];
  return [String(response.status), ...headers.map((line) => `(${line})`), ...body].join(' ');
}
