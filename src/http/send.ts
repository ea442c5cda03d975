import { performance } from 'node:perf_hooks';
import { type Dispatcher, request } from 'undici';
import { decode } from './decode.ts';
import type { Exchange, HttpResponse } from './exchange.ts';
import { explainFailure } from './failure.ts';
import { direct, dispatcherOf, type Network } from './network.ts';
import type { HttpRequest } from './request.ts';

export interface Sender {
  /** Gives what came, or why nothing whole came within `within` milliseconds; never throws. */
  send(request: HttpRequest, within?: number): Promise<Exchange>;
  /** The same sender without its budget: for what puts a target right again. */
  readonly exempt?: Sender;
  close(): Promise<void>;
}

export interface SenderOptions {
  /** How long one answer may take, in milliseconds. */
  readonly timeout: number;
  /** How much of one body is read, in bytes, packed or unpacked. */
  readonly maxBytes: number;
  /** Proxies and authorities; none without it. */
  readonly network?: Network | undefined;
}

/** Sends requests over kept-alive connections. Never follows a redirect, never keeps more than `maxBytes` of a body. */
export function createSender(options: SenderOptions = { timeout: 10_000, maxBytes: 8_000_000 }): Sender {
  const dispatcher = dispatcherOf(options.network ?? direct, options.timeout);
  return {
    send: (outgoing, within = options.timeout) =>
      send(outgoing, dispatcher, { ...options, timeout: Math.min(within, options.timeout) }),
    close: () => dispatcher.destroy(),
  };
}

async function send(
  outgoing: HttpRequest,
  dispatcher: Dispatcher,
  { timeout, maxBytes, network }: SenderOptions,
): Promise<Exchange> {
  const start = performance.now();
  const done = (response: HttpResponse | undefined, failure: string | undefined): Exchange => ({
    request: outgoing,
    response,
    failure,
    milliseconds: performance.now() - start,
  });
  try {
    const incoming = await request(outgoing.url, {
      dispatcher,
      method: outgoing.method as Dispatcher.HttpMethod,
      headers: outgoing.headers,
      body: outgoing.body ?? null,
      signal: AbortSignal.timeout(Math.max(1, Math.ceil(timeout))),
    });
    const headers = flat(incoming.headers);
    const raw = await readBody(incoming.body, maxBytes);
    const body = await decode(raw, headers['content-encoding'], maxBytes);
    return done({ status: incoming.statusCode, headers, body }, undefined);
  } catch (thrown) {
    if (thrown instanceof RangeError) return done(undefined, `the body is longer than ${maxBytes} bytes`);
    return done(undefined, explainFailure(thrown, timeout, usesProxy(network)));
  }
}

function usesProxy(network: Network | undefined): boolean {
  return network?.httpProxy !== undefined || network?.httpsProxy !== undefined;
}

async function readBody(
  stream: AsyncIterable<Buffer> & { destroy(): unknown },
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) {
      stream.destroy();
      throw new RangeError('too long');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
