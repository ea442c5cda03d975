import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { forward } from './forward.ts';

/** A connection that becomes another protocol, such as a web socket: bytes both ways, not judged. */
export function tunnel(target: URL, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const upstream = forward(target, request);
  upstream.on('upgrade', (answer, other, rest) => {
    const lines = [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`];
    for (let index = 0; index < answer.rawHeaders.length; index += 2)
      lines.push(`${answer.rawHeaders[index]}: ${answer.rawHeaders[index + 1]}`);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.write(rest);
    other.write(head);
    other.pipe(socket).pipe(other);
    other.on('error', () => socket.destroy());
    socket.on('error', () => other.destroy());
  });
  upstream.on('response', () => socket.destroy());
  upstream.on('error', () => socket.destroy());
  upstream.end();
}
