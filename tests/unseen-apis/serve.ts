/** What the faithful servers of APIs that nobody here wrote need of HTTP: routes, JSON, and the headers that real ones add. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { JsonObject } from '../../src/shared/json.ts';
import { header, readCall } from '../reference-servers/http.ts';

/** A request as a handler sees it; `body` is undefined where it is no JSON. */
export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly text: string;
  readonly bytes: Buffer;
  readonly body: JsonObject | undefined;
  readonly type: string;
  header(name: string): string | undefined;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as they are, in place of a body. */
  readonly bytes?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `GET /todos/{id}` and what answers it. */
export type Routes = Readonly<Record<string, (ask: Ask) => Reply>>;

export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

/** True for a value that keeps a schema. */
export function checker(schema: JsonObject): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, multipleOfPrecision: 8 });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return (value) => validate(value) === true;
}

/** Starts a server; `before` answers in place of a handler where it answers at all. */
export async function serve(
  routes: Routes,
  type: string,
  before: (ask: Ask) => Reply | undefined,
  missing: Reply,
): Promise<Server> {
  const table = Object.entries(routes).map(([route, handle]) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, shape: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`), handle };
  });
  const server = createServer((request, response) => {
    void readCall(request).then((call) => {
      const path = call.url.split('?')[0] ?? '/';
      const method = call.method === 'HEAD' ? 'GET' : call.method;
      const hit = table.find((row) => row.method === method && row.shape.test(path));
      const text = call.body.toString('utf8');
      const ask: Ask = {
        method: call.method,
        path,
        params: { ...hit?.shape.exec(path)?.groups },
        query: call.query,
        text,
        bytes: call.body,
        body: parsed(text),
        type: (header(call, 'content-type') ?? '').split(';')[0] ?? '',
        header: (name) => header(call, name),
      };
      const isKnown = table.some((row) => row.shape.test(path));
      const refusal = isKnown ? { ...missing, status: 405 } : missing;
      const reply = hit === undefined ? refusal : (before(ask) ?? hit.handle(ask));
      const bytes = reply.bytes ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
      const typed = bytes === '' ? {} : { 'content-type': `${type}; charset=utf-8` };
      const common = { 'x-request-id': randomUUID(), 'cache-control': 'no-store' };
      response.writeHead(reply.status, { ...common, ...contentType(reply, typed), ...reply.headers });
      response.end(call.method === 'HEAD' ? '' : bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Successes are plain JSON, whatever problems are. */
function contentType(reply: Reply, typed: Record<string, string>): Record<string, string> {
  return reply.status < 300 && reply.body !== undefined
    ? { 'content-type': 'application/json; charset=utf-8' }
    : typed;
}

function parsed(text: string): JsonObject | undefined {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return undefined;
  }
}
