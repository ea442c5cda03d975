import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../../src/shared/json.ts';

/** An answer on its way, which a front may change. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  status: number;
  headers: Record<string, string>;
  /** The body where it is JSON; undefined for any other. */
  json: JsonObject | undefined;
}

export interface Front {
  readonly url: string;
  /** The methods that were asked for. */
  readonly methods: ReadonlySet<string>;
  close(): void;
}

/** Stands before a server and answers as it does, but for what `change` makes of its answers. */
export async function startFront(to: string, change: (passing: Passing) => void): Promise<Front> {
  const methods = new Set<string>();
  const server = createServer(async (request, response) => {
    methods.add(request.method ?? '');
    const { passing, text } = await ask(to, request);
    change(passing);
    const body = passing.json === undefined ? text : JSON.stringify(passing.json);
    response.writeHead(passing.status, passing.headers);
    response.end(request.method === 'HEAD' || passing.status === 204 ? undefined : body);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, methods, close };
}

async function ask(to: string, request: IncomingMessage): Promise<{ passing: Passing; text: string }> {
  const { method = 'GET', url = '/', headers } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const own = Object.entries(headers).filter(
    ([name]) => !/^(host|connection|content-length|expect)$/.test(name),
  );
  const body =
    method === 'GET' || method === 'HEAD' || chunks.length === 0 ? undefined : Buffer.concat(chunks);
  const answer = await fetch(to + url, {
    method,
    headers: own.map(([name, value]): [string, string] => [name, String(value)]),
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  const kept = [...answer.headers].filter(
    ([name]) => !/^(connection|content-length|keep-alive|transfer-encoding|date)$/.test(name),
  );
  const isJson = text !== '' && /json/.test(answer.headers.get('content-type') ?? '');
  const json = isJson ? (JSON.parse(text) as JsonObject) : undefined;
  const path = url.split('?')[0] ?? '';
  return { passing: { method, path, status: answer.status, headers: Object.fromEntries(kept), json }, text };
}
