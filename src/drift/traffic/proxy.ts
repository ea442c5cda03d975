import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InputError } from '../../shared/input-error.ts';
import { type BodyCopy, copyOf, decoded } from './copy.ts';
import { forward } from './forward.ts';
import type { Observed } from './observed.ts';
import { parseTarget } from './target.ts';
import { tunnel } from './tunnel.ts';

/** A proxy at work. */
export interface Proxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Stands between an application and the server at `to`. Both ways it passes on what it gets as it gets it: headers
 * in their order and case, bodies in their bytes and as they come. Only `Host` names the server.
 */
export async function startProxy(
  port: number,
  to: string,
  see: (observed: Observed) => void,
): Promise<Proxy> {
  const target = parseTarget(to);
  const server = createServer((request, response) => pass(target, request, response, see));
  server.on('upgrade', (request, socket, head) => tunnel(target, request, socket, head));
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

function pass(
  target: URL,
  request: IncomingMessage,
  response: ServerResponse,
  see: (observed: Observed) => void,
): void {
  const sent = copyOf(request);
  const upstream = forward(target, request);
  upstream.on('response', (answer) => {
    const came = copyOf(answer);
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
    answer.pipe(response);
    answer.on('end', () => see(observedOf(target, request, sent, answer, came)));
    answer.on('aborted', () => response.destroy());
  });
  upstream.on('error', (error) => {
    if (response.headersSent) return void response.destroy();
    response.writeHead(502, { 'content-type': 'text/plain' });
    response.end(`The proxy gets no answer from ${target.origin}: ${error.message}\n`);
  });
  response.on('close', () => {
    if (!response.writableFinished) upstream.destroy();
  });
  request.pipe(upstream);
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
    url: `${target.origin}${target.pathname.replace(/\/$/, '')}${request.url ?? '/'}`,
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
