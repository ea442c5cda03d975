/** A proxy as companies have them: it asks who you are, and is the only one who knows where the server is. */
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { listen } from './hostile.ts';

/** A running proxy. */
export interface ProxyServer {
  /** With user and password in it. */
  readonly url: string;
  /** What it was asked for: `CONNECT host:443`, `GET http://host/path`. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts a proxy that leads every host to this port of this machine. */
export async function startProxy(port: number, user: string, password: string): Promise<ProxyServer> {
  const asked: string[] = [];
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const server = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const { 'proxy-authorization': given, ...headers } = incoming.headers;
    if (given !== expected) {
      response.writeHead(407).end();
      return;
    }
    const { pathname, search } = new URL(incoming.url ?? '');
    const path = `${pathname}${search}`;
    const onward = request({ port, host: '127.0.0.1', path, method: incoming.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    if (incoming.headers['proxy-authorization'] !== expected) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    const end = () => {
      onward.destroy();
      socket.destroy();
    };
    for (const one of [onward, socket]) one.on('error', end).on('close', end);
  });
  const own = await listen(server);
  return {
    url: `http://${user}:${encodeURIComponent(password)}@127.0.0.1:${own}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
