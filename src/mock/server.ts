import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { InputError } from '../input-error.ts';
import type { Spec } from '../spec.ts';
import { type Answerer, answer, type Incoming, type Outgoing } from './answer.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import { readPrefer } from './prefer.ts';
import { createPrism } from './prism.ts';
import { createRouter } from './route.ts';

export interface MockOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** Told once per request: `PUT /v1/… 400 the body is not JSON`. */
  readonly log?: (line: string) => void;
}

/** A running mock of one API. */
export interface Mock {
  readonly api: string;
  readonly url: string;
  readonly port: number;
  /** Ends it at once, open connections too. */
  close(): Promise<void>;
}

const maxBody = 10_000_000;

/** Serves one spec over HTTP. An InputError that names the port when it is taken. */
export async function startMock(spec: Spec, options: MockOptions): Promise<Mock> {
  const answerer: Answerer = {
    spec,
    prism: await createPrism(spec.document),
    router: createRouter(spec.operations, prefixesOf(spec)),
  };
  const server = createServer((request, response) => {
    handle(answerer, request, response, options).catch(() => response.destroy());
  });
  const port = await listen(server, spec.api.name, options);
  return {
    api: spec.api.name,
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    port,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function handle(answerer: Answerer, request: IncomingMessage, response: ServerResponse, options: MockOptions): Promise<void> {
  const cors = corsHeaders(request.headers);
  if (isPreflight(request)) {
    response.writeHead(204, cors).end();
    return;
  }
  const incoming = await read(request);
  if (incoming === undefined) {
    response.writeHead(413, { ...cors, connection: 'close' }).end();
    return;
  }
  if (incoming.prefer.delay !== undefined) await wait(Math.min(incoming.prefer.delay, 600_000));
  const outgoing = await answer(answerer, incoming);
  write(response, outgoing, cors, request.method === 'HEAD');
  options.log?.(`${request.method} ${request.url} ${outgoing.status}${outgoing.why.length > 0 ? ` ${outgoing.why.join('; ')}` : ''}`);
}

async function read(request: IncomingMessage): Promise<Incoming | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBody) return undefined;
    chunks.push(chunk);
  }
  const url = new URL(`http://mock${request.url?.startsWith('/') ? request.url : '/'}`);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: queryOf(url.searchParams),
    headers,
    body: Buffer.concat(chunks),
    prefer: readPrefer(headers.prefer),
  };
}

function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    const all = search.getAll(name);
    query[name] = all.length === 1 ? (all[0] ?? '') : all;
  }
  return query;
}

function write(response: ServerResponse, outgoing: Outgoing, cors: Record<string, string>, isHead: boolean): void {
  const body = outgoing.body === undefined ? undefined : Buffer.from(textOf(outgoing));
  const length = body === undefined || outgoing.status === 204 ? {} : { 'content-length': String(body.length) };
  const why = outgoing.why.length === 0 ? {} : { 'x-mock-why': headerText(outgoing.why.join('; ')) };
  response.writeHead(outgoing.status, { ...outgoing.headers, ...length, ...why, ...cors });
  response.end(isHead || outgoing.status === 204 ? undefined : body);
}

function textOf({ body, headers }: Outgoing): string {
  return typeof body === 'string' && !/json/.test(headers['content-type'] ?? '') ? body : JSON.stringify(body);
}

/** A header carries printable ASCII only. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 4_000);
}

function listen(server: Server, api: string, { port, host }: MockOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new InputError(explain(error, api, port, host))));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function explain(error: NodeJS.ErrnoException, api: string, port: number, host: string): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} for ${api} is taken. Stop what listens there, or choose another with --port.`;
  if (error.code === 'EACCES') return `Port ${port} for ${api} may not be opened by this user. Choose one above 1023 with --port.`;
  return `${api} cannot listen on ${host}:${port}: ${error.message}. Choose another with --host or --port.`;
}

/** The paths of the spec's servers: `/api` of `https://x/api`; requests may bear them or not. */
function prefixesOf(spec: Spec): string[] {
  const servers = Array.isArray(spec.document.servers) ? spec.document.servers : [];
  return servers.flatMap((server) => {
    const url = String((server as { url?: unknown })?.url ?? '');
    const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\/+$/, '');
    return path === '' || path.includes('{') ? [] : [path];
  });
}
