import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Mock } from '../../../src/mock/server.ts';

/** Sends bytes over a connection of their own and gives what comes back until the other side hangs up. */
export async function raw(to: Mock, bytes: Buffer | string): Promise<string> {
  const socket = open(to);
  socket.end(bytes);
  return heard(socket);
}

/** Sends a part of a request and goes away. */
export async function halfWay(to: Mock, bytes: string): Promise<void> {
  const socket = open(to);
  socket.write(bytes, () => socket.destroy());
  await heard(socket);
}

/** Sends a letter now and then, and never the end of the request. */
export async function slowly(to: Mock, bytes: string): Promise<string> {
  const socket = open(to);
  socket.write(bytes);
  const drip = setInterval(() => socket.writable && socket.write('x'), 100);
  return heard(socket).finally(() => clearInterval(drip));
}

function open({ port }: Mock): Socket {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  // Who is hung up on while sending gets a reset
  socket.on('error', () => undefined);
  socket.on('end', () => socket.destroy());
  return socket;
}

async function heard(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}
