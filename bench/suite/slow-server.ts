/** A faithful server that answers each request a fixed time after it came. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { apis } from '../../tests/reference-servers/apis.ts';

export interface SlowServer {
  readonly url: string;
  requests(): number;
  /** When the first request came, as `performance.now()` counts. */
  firstRequest(): number | undefined;
  close(): Promise<void>;
}

/** The stand-in answers at once; its answer is held back until the time is over. */
export async function startSlow(api: string, milliseconds: number): Promise<SlowServer> {
  const standIn = await apis[api]?.start();
  if (standIn === undefined) throw new Error(`no stand-in is called ${api}`);
  let first: number | undefined;
  const server = createServer((call, reply) => {
    const came = performance.now();
    first ??= came;
    const { method, headers, url = '/' } = call;
    const onward = request(new URL(url, standIn.url), { method, headers }, (answer) => {
      void wait(Math.max(0, milliseconds - (performance.now() - came))).then(() => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(reply);
      });
    });
    onward.once('error', () => reply.destroy());
    call.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => standIn.requests.length,
    firstRequest: () => first,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await standIn.close();
    },
  };
}
