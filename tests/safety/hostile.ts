/** Servers that do to HTTP what no server should, each on a free port of this machine. */
import { createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What a hostile server does to the connection once a request has come. */
export type Misdeed = (socket: Socket) => void;

const head = (...lines: string[]) => `${['HTTP/1.1 200 OK', ...lines].join('\r\n')}\r\n\r\n`;
const json = 'Content-Type: application/json';

/** Writes the same again and again, as fast as it is read. */
function endlessly(socket: Socket, chunk: string | Buffer): void {
  const more = () => {
    while (socket.writable && socket.write(chunk));
  };
  socket.on('drain', more);
  more();
}

/** By name: nothing that a client could wait for, believe or keep whole. */
export const misdeeds = {
  silent: () => undefined,
  'slow to a crawl': (socket) => {
    socket.write(head(json, 'Content-Length: 1000'));
    const timer = setInterval(() => socket.write(' '), 100);
    socket.on('close', () => clearInterval(timer));
  },
  endless: (socket) => {
    socket.write(head(json, 'Transfer-Encoding: chunked'));
    endlessly(socket, `10000\r\n${' '.repeat(0x10000)}\r\n`);
  },
  huge: (socket) => {
    socket.write(head(json, `Content-Length: ${2 ** 30}`));
    endlessly(socket, Buffer.alloc(0x10000, ' '));
  },
  'a zip bomb': (socket) => {
    const bomb = gzipSync(Buffer.alloc(64_000_000));
    socket.end(
      Buffer.concat([
        Buffer.from(head(json, 'Content-Encoding: gzip', `Content-Length: ${bomb.length}`)),
        bomb,
      ]),
    );
  },
  'cut in the middle': (socket) => {
    socket.end(`${head(json, 'Content-Length: 1000')}{"half":`);
  },
  'a broken chunk': (socket) => {
    socket.end(`${head(json, 'Transfer-Encoding: chunked')}xyz\r\n{}\r\n0\r\n\r\n`);
  },
  'a garbage status line': (socket) => {
    socket.end('HELO there 200\r\n\r\n{}');
  },
  'a page without headers': (socket) => {
    socket.end('<html>as in HTTP/0.9</html>');
  },
  'nothing but preliminaries': (socket) => endlessly(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n'),
  'another protocol': (socket) => {
    socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: other\r\n\r\n');
  },
  'one endless header': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX-Bomb: ');
    endlessly(socket, 'x'.repeat(0x10000));
  },
  'endless headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    endlessly(socket, 'X-Bomb: x\r\n'.repeat(1000));
  },
  'hung up': (socket) => socket.destroy(),
} satisfies Record<string, Misdeed>;

/** A listening server. */
export interface Hostile {
  readonly url: string;
  /** How many requests came. */
  count(): number;
  close(): Promise<void>;
}

/** Starts a server that does this to every request. */
export async function startHostile(misdeed: Misdeed): Promise<Hostile> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', () => {
      count += 1;
      misdeed(socket);
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    count: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Listens on a free port of this machine, and says which. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
