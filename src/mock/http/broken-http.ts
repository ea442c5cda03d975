import type { Duplex } from 'node:stream';
import { refuse } from '../answer/refuse.ts';
import type { World } from '../world.ts';

/** Answers what is no HTTP, comes too slowly, or has too long headers, in the API's own shape; then hangs up. */
export function refuseBroken(world: World, error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, words, why] = kinds[error.code ?? ''] ?? [400, 'Bad Request', 'the request is not HTTP'];
  const { headers, body } = refuse(world, status, why);
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} ${words}\r\nContent-Type: ${headers['content-type']}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n` +
      `X-Mock-Why: ${why}\r\nConnection: close\r\n\r\n${text}`,
  );
}

const kinds: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'the headers are too long'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'the request did not come whole in time'],
};
