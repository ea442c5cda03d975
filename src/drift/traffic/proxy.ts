import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InputError, messageOf } from '../../shared/input-error.ts';
import { type BodyCopy, copyOf, decoded } from './copy.ts';
import { forward, targetPath } from './forward.ts';
import type { Observed } from './observed.ts';
import { relayHead } from './relay.ts';
import { parseTarget } from './target.ts';
import { refuseTunnel, tunnel } from './tunnel.ts';

/** A proxy at work. */
export interface RecordingProxy {
  readonly url: string;
  close(): Promise<void>;
}

/** What the proxy tells of what passes. */
export interface Observer {
  /** An exchange that was passed on whole. */
  see(observed: Observed): void;
  /** One that could not be passed on, or not be judged: one sentence. */
  skip(reason: string): void;
}

/**
 * Stands between an application and the server at `to`. Both ways it passes on what it gets as it gets it: headers
 * in their order and case, bodies in their bytes and as they come, trailers too. Only `Host` names the server. Whatever
 * comes, it goes on: what cannot be passed on is answered with 400 or 502, and the observer is told.
 */
export async function startProxy(port: number, to: string, observer: Observer): Promise<RecordingProxy> {
  const target = parseTarget(to);
  const server = createServer((request, response) => {
    try {
      pass(target, request, response, observer);
    } catch (thrown) {
      refuse(response, 400, `The proxy cannot pass this request on: ${messageOf(thrown)}`);
      observer.skip(messageOf(thrown));
    }
  });
  server.on('upgrade', (request, socket, head) => tunnel(target, request, socket, head));
  server.on('connect', (_request, socket) => refuseTunnel(socket));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    observer.skip(`a request that is no HTTP: ${error.message}`);
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pass(target: URL, request: IncomingMessage, response: ServerResponse, observer: Observer): void {
  const sent = copyOf(request);
  const upstream = forward(target, request);
  let answered: IncomingMessage | undefined;
  upstream.on('response', (answer) => {
    answered = answer;
    const came = copyOf(answer);
    const problem = relayHead(answer, response);
    if (problem !== undefined) {
      answer.resume();
      refuse(response, 502, `The proxy cannot pass on what ${target.origin} answers: ${problem}`);
      return observer.skip(problem);
    }
    answer.pipe(response, { end: false });
    answer.on('end', () => {
      if (answer.rawTrailers.length > 0 && !response.writableEnded)
        response.addTrailers(pairsOf(answer.rawTrailers));
      response.end();
      tell(observer, () => observedOf(target, request, sent, answer, came));
    });
    answer.on('error', cutShort);
  });
  const cutShort = ({ message }: Error) => {
    // What came after a whole answer changes nothing about that
    if (answered?.complete === true || response.destroyed) return;
    response.destroy();
    observer.skip(`an answer that breaks off: ${message}`);
  };
  upstream.on('error', (error) => {
    if (response.headersSent) return cutShort(error);
    refuse(response, 502, `The proxy gets no answer from ${target.origin}: ${error.message}`);
    observer.skip(error.message);
  });
  // Trailers and protocols of its own on a plain request are the server's business, not ours
  upstream.on('upgrade', (_answer, socket) => socket.destroy());
  response.on('error', () => upstream.destroy());
  response.on('close', () => {
    if (!response.writableFinished) upstream.destroy();
  });
  request.on('error', () => upstream.destroy());
  request.pipe(upstream);
}

/** A fault of ours while looking at an exchange is no reason to stop passing others on. */
function tell(observer: Observer, observed: () => Observed): void {
  try {
    observer.see(observed());
  } catch (thrown) {
    observer.skip(messageOf(thrown));
  }
}

function refuse(response: ServerResponse, status: 400 | 502, sentence: string): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${sentence}\n`);
}

function observedOf(
  target: URL,
  request: IncomingMessage,
  sent: BodyCopy,
  answer: IncomingMessage,
  came: BodyCopy,
): Observed {
  const body = decoded(came, answer.headers['content-encoding']);
  return {
    method: request.method ?? 'GET',
    url: `${target.origin}${targetPath(target, request.url)}`,
    requestHeaders: flat(request.headers),
    requestBody: decoded(sent, request.headers['content-encoding']),
    response: {
      status: answer.statusCode ?? 0,
      headers: flat(answer.headers),
      body: body ?? Buffer.alloc(0),
    },
    hasBody: body !== undefined,
  };
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

function pairsOf(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [],
  );
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new InputError(
          error.code === 'EADDRINUSE' ? `Port ${port} is taken. Name another with --listen.` : error.message,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}
