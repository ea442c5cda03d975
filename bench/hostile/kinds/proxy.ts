import { type AddressInfo, connect, createServer } from 'node:net';
import { startProxy } from '../../../src/drift/traffic/proxy.ts';
import { mutated } from '../choices.ts';
import type { Choices, Kind } from '../kind.ts';

const requests = [
  'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  'GET http://b/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  'POST /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX: y\r\n\r\n',
  'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  'GET / HTTP/1.0\r\n\r\n',
];
const answers = [
  'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
  'HTTP/1.1 000 \r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 200 a\u0001b\r\nContent-Length: 2\r\n\r\nok',
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nok',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-T: 1\r\n\r\n',
  'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello',
  'HTTP/1.0 200 OK\r\n\r\nno length',
  'nothing like HTTP',
  '',
];
const pieces = [
  '\r\n',
  '\u0000',
  ' ',
  ':',
  'Content-Length: 99999\r\n',
  'Transfer-Encoding: gzip, chunked\r\n',
  '\u00ff',
  '0\r\n\r\n',
  'HTTP/1.1',
];

/** Bytes from either side of the recording proxy. */
export const proxyBytes: Kind = {
  name: 'proxy: bytes from either side',
  share: 10,
  async open() {
    let answer = '';
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(Buffer.from(answer, 'latin1')));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const proxy = await startProxy(0, `http://127.0.0.1:${port}`, {
      see: () => undefined,
      skip: () => undefined,
    });
    const at = Number(new URL(proxy.url).port);
    return {
      async attack(choices) {
        answer = oneOf(answers, choices);
        await exchange(at, oneOf(requests, choices));
        return undefined;
      },
      async close() {
        answer = answers[0] ?? '';
        const last = await exchange(at, requests[0] ?? '');
        await proxy.close();
        server.close();
        return last.startsWith('HTTP/1.1 200')
          ? undefined
          : `the proxy answers ${JSON.stringify(last)} at the end`;
      },
    };
  },
};

function oneOf(list: readonly string[], choices: Choices): string {
  const text = choices.pick(list);
  return choices.upTo(1) === 0 ? text : mutated(text, pieces, choices);
}

/** Sends bytes and takes what comes; a caller who is kept waiting goes away. */
function exchange(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.setTimeout(150, () => socket.destroy());
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  socket.write(Buffer.from(bytes, 'latin1'));
  return new Promise((resolve) => socket.on('close', () => resolve(heard)));
}
