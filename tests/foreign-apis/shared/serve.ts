import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from './fault.ts';
import { handle } from './handle.ts';
import type { HttpRequest, HttpResponse, Json } from './message.ts';
import type { Api } from './route.ts';

/** A server that runs. */
export interface Running {
  url: string;
  close(): Promise<void>;
  /** A copy of everything that it holds; what no request can undo, as counters, below `moving`. */
  state(): Json;
  /** How many requests came. */
  requests(): number;
}

export interface ServeOptions {
  /** 0 for a free one. */
  port: number;
  /** The id of the one fault that it has. */
  fault?: string;
}

/** Starts a server of the API. Throws when it has no fault of that id, or the port is taken. */
export async function serve<S>(api: Api<S>, faults: Fault<S>[], options: ServeOptions): Promise<Running> {
  const fault = faults.find((one) => one.id === options.fault);
  if (options.fault !== undefined && !fault) throw new Error(`There is no fault "${options.fault}".`);
  const state = api.start();
  let requests = 0;
  const server = createServer((incoming, outgoing) => {
    requests += 1;
    read(incoming, api.base).then(
      ({ request, search }) =>
        send(
          outgoing,
          answered(() => handle(api, state, fault, request, search)),
        ),
      () => outgoing.destroy(),
    );
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${api.base}`,
    state: () => structuredClone(state),
    requests: () => requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** What a fault lets into the store may break a later request: that is a 500, as of any server. */
function answered(handled: () => HttpResponse): HttpResponse {
  try {
    return handled();
  } catch (error) {
    return { status: 500, headers: { 'Content-Type': 'text/plain' }, body: String(error) };
  }
}

async function read(
  incoming: IncomingMessage,
  base: string,
): Promise<{ request: HttpRequest; search: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const [path = '', search = ''] = (incoming.url ?? '').split('?');
  const request: HttpRequest = {
    method: incoming.method ?? '',
    path: path.startsWith(`${base}/`) ? path.slice(base.length) : ' ',
    params: {},
    query: {},
    headers,
    type: (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    bytes: Buffer.concat(chunks),
    body: undefined,
    who: { name: '', role: '', tenant: '' },
    origin: `http://${headers.host ?? ''}`,
    has: () => false,
  };
  return { request, search };
}

function send(outgoing: ServerResponse, answer: HttpResponse): void {
  if (answer.broken === 'before') {
    outgoing.destroy();
    return;
  }
  const bytes = toBytes(answer.body);
  const json = bytes && typeof answer.body !== 'string' && !Buffer.isBuffer(answer.body);
  const headers: Record<string, string> = json ? { 'Content-Type': 'application/json' } : {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (name.toLowerCase() === 'content-type') delete headers['Content-Type'];
    if (value !== '') headers[name] = value;
  }
  outgoing.writeHead(answer.status, bytes ? { ...headers, 'Content-Length': String(bytes.length) } : headers);
  if (answer.broken === 'inside') {
    outgoing.write(bytes?.subarray(0, bytes.length >> 1) ?? '');
    setImmediate(() => outgoing.destroy());
  } else outgoing.end(bytes);
}

function toBytes(body: Json): Buffer | undefined {
  if (body === undefined) return undefined;
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
