import type { Entry, Har, Header, QueryString } from 'har-format';
import type { RecordedExchange } from '../http/record.ts';
import type { ProbeResult, RunResult } from '../judge/result.ts';
import { product } from '../shared/package-root.ts';
import { intentOf } from './words.ts';

/**
 * The content of `exchanges.har` (HAR 1.2): every exchange in the order of the run, named by its probe and intent.
 * What was not measured is said so, as the format asks for: sizes are -1, and a start is what the server's `Date` says.
 */
export function reportHar(run: RunResult): string {
  const entries = run.results.flatMap((result) =>
    result.exchanges.map((exchange) => toEntry(result, exchange)),
  );
  const har: Har = { log: { version: '1.2', creator: { ...product }, entries } };
  return `${JSON.stringify(har, undefined, 2)}\n`;
}

function toEntry(
  result: ProbeResult,
  { request, response, failure, milliseconds, limited }: RecordedExchange,
): Entry {
  return {
    startedDateTime: startOf(response?.headers.date),
    time: milliseconds,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(request.headers),
      queryString: queryOf(request.url),
      headersSize: -1,
      bodySize: request.body === undefined ? 0 : -1,
      ...(request.body === undefined
        ? {}
        : { postData: { mimeType: typeOf(request.headers), text: request.body } }),
    },
    response: {
      status: response?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(response?.headers ?? {}),
      content: {
        size: Buffer.byteLength(response?.body ?? ''),
        mimeType: typeOf(response?.headers ?? {}),
        text: response?.body ?? '',
      },
      redirectURL: response?.headers.location ?? '',
      headersSize: -1,
      bodySize: -1,
      ...(failure === undefined ? {} : { comment: failure }),
    },
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
    comment: `${result.api} ${result.id} (intent: ${intentOf(result)}; ${result.outcome})${limited === undefined ? '' : `, after ${limited} × 429`}`,
  };
}

function startOf(date: string | undefined): string {
  const time = Date.parse(date ?? '');
  return new Date(Number.isNaN(time) ? 0 : time).toISOString();
}

function headersOf(headers: Readonly<Record<string, string>>): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function typeOf(headers: Readonly<Record<string, string>>): string {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
  return found?.[1] ?? '';
}

function queryOf(url: string): QueryString[] {
  if (!URL.canParse(url)) return [];
  return [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
}
