import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../input-error.ts';
import type { Spec } from '../spec.ts';
import { answer, type Outgoing, refuse, type Setting } from './answer.ts';
import { refuseBroken } from './broken-http.ts';
import { createClock } from './clock.ts';
import { type Controls, control, isControl, resetAll } from './control.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import { createFaults } from './faults.ts';
import { type Incoming, isTooLarge, maxBody, readIncoming } from './incoming.ts';
import { listen } from './listen.ts';
import type { Mock, MockOptions } from './options.ts';
import { writeFault, writeOutgoing } from './outgoing.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import { followFiles } from './reload.ts';
import { createSessions, logged } from './sessions.ts';
import { createWorld, type World } from './world.ts';

export type { Mock, MockOptions } from './options.ts';

/** One mock while it runs. */
interface Running {
  world: World;
  readonly options: MockOptions;
  readonly controls: Controls;
  readonly limit: RateLimit;
}

/** Serves one spec over HTTP. An InputError that names the port when it is taken. */
export async function startMock(spec: Spec, options: MockOptions): Promise<Mock> {
  const running = await prepare(spec, options);
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    handle(running, request, response).catch((thrown: unknown) => failed(running, response, thrown));
  };
  const server = createServer(
    { keepAliveTimeout: 30_000, headersTimeout: 10_000, requestTimeout: 60_000 },
    onRequest,
  );
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!isTooLarge(request)) response.writeContinue();
    onRequest(request, response);
  });
  server.on('clientError', (error, socket) => refuseBroken(running.world, error, socket));
  const port = await listen(server, spec.api.name, options);
  const reload =
    options.watch === true ? followFiles(spec, options, (world) => replace(running, world)) : undefined;
  running.controls.broken = () => reload?.broken();
  return {
    api: spec.api.name,
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    port,
    reset: () => resetAll(running.controls),
    close: () => {
      reload?.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function prepare(
  spec: Spec,
  options: MockOptions,
): Promise<Running & { controls: { broken: () => string | undefined } }> {
  const world = await createWorld(spec, options);
  const running = { world, options, limit: createRateLimit(options.rateLimit) };
  const controls = {
    world: () => running.world,
    sessions: createSessions(() => world.behaviour.begin(world.spec)),
    clock: createClock(),
    faults: createFaults(options),
    broken: (): string | undefined => undefined,
  };
  return Object.assign(running, { controls });
}

function replace(running: Running, world: World): void {
  running.world = world;
  running.controls.sessions.restart(() => world.behaviour.begin(world.spec));
}

async function handle(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const cors = corsHeaders(request.headers);
  if (isPreflight(request)) {
    response.writeHead(204, cors).end();
    return;
  }
  const accepts = request.headers['accept-encoding'];
  const write = (outgoing: Outgoing) =>
    writeOutgoing(response, outgoing, {
      cors,
      isHead: request.method === 'HEAD',
      accepts: accepts === undefined ? undefined : String(accepts),
    });
  const incoming = await readIncoming(request);
  if (incoming === undefined) {
    const refused = refuse(running.world, 413, `the body is larger than ${maxBody} bytes`);
    write({ ...refused, headers: { ...refused.headers, connection: 'close' } });
    return;
  }
  const session = incoming.headers['x-mock-session'] ?? '';
  if (isControl(incoming.path)) return write(control(running.controls, incoming, session));
  const outgoing =
    limited(running, request, incoming) ?? (await answer(settingOf(running, session), incoming));
  note(running, session, incoming, outgoing);
  await send(running, response, outgoing, incoming, write);
}

function settingOf({ world, options, controls }: Running, name: string): Setting {
  const session = options.stateless === true ? undefined : controls.sessions.of(name);
  return { world, conduct: options, session, now: controls.clock.now() };
}

/** The vendor's 429, counted by caller: the session where one is named, else the address. */
function limited(running: Running, request: IncomingMessage, incoming: Incoming): Outgoing | undefined {
  const caller = incoming.headers['x-mock-session'] ?? request.socket.remoteAddress ?? '';
  const isTooMany = running.limit(caller, running.controls.clock.now());
  return isTooMany ? refuse(running.world, 429, 'too many requests') : undefined;
}

async function send(
  { world, controls }: Running,
  response: ServerResponse,
  outgoing: Outgoing,
  { prefer }: Incoming,
  write: (outgoing: Outgoing) => void,
): Promise<void> {
  const delay = prefer.delay ?? controls.faults.delay();
  if (delay > 0) await wait(Math.min(delay, 600_000));
  const fault = controls.faults.next();
  if (fault === undefined) write(outgoing);
  else if (fault === 'error') write(refuse(world, 500, 'a fault that was asked for'));
  else await writeFault(response, outgoing, fault);
}

function note(
  { options, controls }: Running,
  session: string,
  { method, url }: Incoming,
  outgoing: Outgoing,
): void {
  const { status, why, operation } = outgoing;
  logged(controls.sessions.of(session), { at: controls.clock.now(), method, url, status, operation, why });
  options.log?.(`${method} ${url} ${status}${why.length > 0 ? ` ${why.join('; ')}` : ''}`);
}

/** Whatever goes wrong in here: an answer in the API's shape where one can still be sent, and never a stack. */
function failed({ world, options }: Running, response: ServerResponse, thrown: unknown): void {
  options.log?.(`the mock itself failed: ${messageOf(thrown)}`);
  if (response.headersSent || response.destroyed) response.destroy();
  else
    writeOutgoing(response, refuse(world, 500, 'the mock itself failed'), {
      cors: {},
      isHead: false,
      accepts: undefined,
    });
}
