import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Spec } from '../spec/spec.ts';
import { createTraffic } from './console/traffic.ts';
import { createWorld } from './create-world.ts';
import { handle } from './handle.ts';
import { refuseBroken } from './http/broken-http.ts';
import { isTooLarge } from './http/incoming.ts';
import { listen } from './http/listen.ts';
import type { Mock, MockOptions } from './options.ts';
import { followFiles } from './reload.ts';
import { type Running, run } from './running.ts';
import type { World } from './world.ts';

export type { Mock, MockOptions } from './options.ts';

/** How long a caller may take to send the head of a request, and all of it, in milliseconds. */
const slowest = { headersTimeout: 10_000, requestTimeout: 60_000 };

/** Serves one spec over HTTP. An InputError that names the port when it is taken. */
export async function startMock(spec: Spec, options: MockOptions): Promise<Mock> {
  let url = '';
  const traffic = createTraffic();
  const running = Object.assign(run(await createWorld(spec, options, () => url), options), { traffic });
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    void handle(running, request, response);
  };
  const server = createServer({ keepAliveTimeout: 30_000, ...timeouts(options) }, onRequest);
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!isTooLarge(request)) response.writeContinue();
    onRequest(request, response);
  });
  server.on('clientError', (error, socket) => refuseBroken(running.world, error, socket));
  const port = await listen(server, spec.api.name, options);
  url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  const reload =
    options.watch === true
      ? followFiles(spec, options, running.world.origin, (world) => replace(running, world))
      : undefined;
  running.controls.broken = () => reload?.broken();
  return {
    api: spec.api.name,
    variant: spec.variant,
    url,
    port,
    reset: () => running.controls.sessions.resetAll(),
    close: () => {
      reload?.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Node looks for those that are too slow at intervals; with a short patience it has to look more often. */
function timeouts({ patience }: MockOptions) {
  if (patience === undefined) return slowest;
  return { headersTimeout: patience, requestTimeout: patience, connectionsCheckingInterval: patience / 2 };
}

/** A behaviour whose start throws is not used. */
function replace(running: Running, world: World): void {
  running.controls.sessions.restart(() => world.behaviour.begin(world.spec));
  running.world = world;
}
