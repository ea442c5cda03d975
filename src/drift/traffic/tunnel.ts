import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { forward } from './forward.ts';

const badGateway = 'HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n';

/** A connection that becomes another protocol, such as a web socket: bytes both ways, not judged. */
export function tunnel(target: URL, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  socket.on('error', () => socket.destroy());
  const upstream = forward(target, request);
  upstream.on('upgrade', (answer, other, rest) => {
    socket.write(headOf(answer));
    socket.write(rest);
    other.write(head);
    other.pipe(socket).pipe(other);
    other.on('error', () => socket.destroy());
    other.on('close', () => socket.destroy());
    socket.on('close', () => other.destroy());
  });
  // The server does not upgrade: its refusal is passed on as it is
  upstream.on('response', (answer) => {
    socket.write(headOf(answer, 'Connection: close'));
    answer.pipe(socket);
    answer.on('error', () => socket.destroy());
  });
  upstream.on('error', () => socket.end(badGateway));
  upstream.end();
}

/** `CONNECT host:port` asks for any server at all: that is not what this proxy is for. */
export function refuseTunnel(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  socket.end(
    'HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\nConnection: close\r\n\r\n',
  );
}

function headOf(answer: IncomingMessage, extra?: string): string {
  const lines = [
    `HTTP/1.1 ${answer.statusCode} ${(answer.statusMessage ?? '').replace(/[^\x20-\x7e]/g, '')}`,
  ];
  for (let index = 0; index < answer.rawHeaders.length; index += 2) {
    const name = answer.rawHeaders[index] ?? '';
    // The body is passed on decoded from its chunks: its end is the end of the connection
    if (extra !== undefined && /^(connection|transfer-encoding)$/i.test(name)) continue;
    lines.push(`${name}: ${answer.rawHeaders[index + 1]}`);
  }
  if (extra !== undefined) lines.push(extra);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
