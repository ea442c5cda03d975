import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../input-error.ts';
import { answer, type Outgoing, type Setting } from './answer.ts';
import { type Controls, control, isControl } from './control.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import { type Incoming, maxBody, readIncoming } from './incoming.ts';
import type { MockOptions } from './options.ts';
import { type Wishes, writeFault, writeOutgoing } from './outgoing.ts';
import type { RateLimit } from './rate-limit.ts';
import { refuse } from './refuse.ts';
import { logged } from './sessions.ts';
import type { World } from './world.ts';

/** One mock while it runs. */
export interface Running {
  world: World;
  readonly options: MockOptions;
  readonly controls: Controls;
  readonly limit: RateLimit;
}

/** Answers one request, whatever it is: in the API's own shape, and never with a stack. */
export async function handle(
  running: Running,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await answerTo(running, request, response);
  } catch (thrown) {
    // Who hangs up half-way wants no answer
    if (!request.complete) return void response.destroy();
    running.options.log?.(`the mock itself failed: ${messageOf(thrown)}`);
    if (response.headersSent || response.destroyed) response.destroy();
    else
      writeOutgoing(
        response,
        refuse(running.world, 500, 'the mock itself failed'),
        wishesOf(request.headers),
      );
  }
}

async function answerTo(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const wishes = { ...wishesOf(request.headers), isHead: request.method === 'HEAD' };
  if (isPreflight(request)) {
    response.writeHead(204, wishes.cors).end();
    return;
  }
  const incoming = await readIncoming(request);
  if (incoming === undefined) {
    const refused = refuse(running.world, 413, `the body is larger than ${maxBody} bytes`);
    const headers = { ...refused.headers, connection: 'close' };
    writeOutgoing(response, { ...refused, headers }, wishes);
    return;
  }
  const session = incoming.headers['x-mock-session'] ?? '';
  if (isControl(incoming.path))
    return writeOutgoing(response, control(running.controls, incoming, session), wishes);
  const outgoing =
    limited(running, request, incoming) ?? (await answer(settingOf(running, session), incoming));
  note(running, session, incoming, outgoing);
  await send(running, { response, outgoing, incoming, wishes });
}

function wishesOf(headers: IncomingMessage['headers']): Wishes {
  const accepts = headers['accept-encoding'];
  return {
    cors: corsHeaders(headers),
    isHead: false,
    accepts: accepts === undefined ? undefined : String(accepts),
  };
}

function settingOf({ world, options, controls }: Running, name: string): Setting {
  const session = options.stateless === true ? undefined : controls.sessions.of(name);
  return { world, conduct: options, session, now: controls.clock.now() };
}

/** The vendor's 429, counted by caller: the session where one is named, else the address. */
function limited(running: Running, request: IncomingMessage, incoming: Incoming): Outgoing | undefined {
  if (running.options.rateLimit === undefined) return undefined;
  const caller = incoming.headers['x-mock-session'] ?? request.socket.remoteAddress ?? '';
  const isTooMany = running.limit(caller, running.controls.clock.now());
  return isTooMany ? refuse(running.world, 429, 'too many requests') : undefined;
}

interface Sent {
  readonly response: ServerResponse;
  readonly outgoing: Outgoing;
  readonly incoming: Incoming;
  readonly wishes: Wishes;
}

/** Late, and broken, where that was asked for. */
async function send(
  { world, controls }: Running,
  { response, outgoing, incoming, wishes }: Sent,
): Promise<void> {
  const delay = incoming.prefer.delay ?? controls.faults.delay();
  if (delay > 0) await wait(Math.min(delay, 600_000));
  const fault = controls.faults.next();
  if (fault === undefined) writeOutgoing(response, outgoing, wishes);
  else if (fault === 'error')
    writeOutgoing(response, refuse(world, 500, 'a fault that was asked for'), wishes);
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
