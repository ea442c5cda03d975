import { performance } from 'node:perf_hooks';
import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import type { Exchange, HttpResponse } from './exchange.ts';
import { messageOf } from './input-error.ts';
import type { HttpRequest } from './request.ts';

export interface Sender {
  send(request: HttpRequest): Promise<Exchange>;
  close(): Promise<void>;
}

export interface SenderOptions {
  /** How long one answer may take, in milliseconds. */
  readonly timeout: number;
  /** How much of one body is read, in bytes. */
  readonly maxBytes: number;
}

/** Sends requests over kept-alive connections, through the proxy that the environment names. Never follows a redirect. */
export function createSender(options: SenderOptions = { timeout: 10_000, maxBytes: 8_000_000 }): Sender {
  const dispatcher = new EnvHttpProxyAgent({ connectTimeout: options.timeout, keepAliveTimeout: 4_000 });
  return {
    send: (outgoing) => send(outgoing, dispatcher, options),
    close: () => dispatcher.destroy(),
  };
}

async function send(
  outgoing: HttpRequest,
  dispatcher: Dispatcher,
  options: SenderOptions,
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
      signal: AbortSignal.timeout(options.timeout),
    });
    const body = await readBody(incoming.body, options.maxBytes);
    return done({ status: incoming.statusCode, headers: flat(incoming.headers), body }, undefined);
  } catch (thrown) {
    return done(undefined, explain(thrown, options));
  }
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
      throw new Error(`the body is longer than ${maxBytes} bytes`);
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

function explain(thrown: unknown, options: SenderOptions): string {
  const code = codeOf(thrown);
  const seconds = options.timeout / 1000;
  const known: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'the host is not known',
    EAI_AGAIN: 'the host is not known',
    ECONNRESET: 'the connection was cut before the answer was whole',
    UND_ERR_SOCKET: 'the connection was cut before the answer was whole',
    UND_ERR_ABORTED: 'the connection was cut before the answer was whole',
    UND_ERR_CONNECT_TIMEOUT: `no connection within ${seconds} s`,
    UND_ERR_HEADERS_TIMEOUT: `no answer within ${seconds} s`,
    UND_ERR_BODY_TIMEOUT: `no whole answer within ${seconds} s`,
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the body is not as long as Content-Length says',
  };
  if (thrown instanceof Error && thrown.name === 'TimeoutError') return `no whole answer within ${seconds} s`;
  if (code.startsWith('HPE_')) return `the answer is not HTTP (${messageOf(thrown)})`;
  return known[code] ?? messageOf(thrown);
}

function codeOf(thrown: unknown): string {
  const error = thrown as { code?: unknown; cause?: { code?: unknown } };
  return String(error.code ?? error.cause?.code ?? '');
}
