import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../input-error.ts';
import { answer, type Outgoing, type Setting } from './answer.ts';
import { type Controls, control, isControl } from './control.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import type { Fault } from './faults.ts';
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
  const session = String(request.headers['x-mock-session'] ?? '');
  const incoming = await readIncoming(request);
  if (incoming === undefined) {
    const refused = tooLarge(running.world, request.complete);
    note(running, session, { method: request.method ?? '', url: request.url ?? '' }, refused);
    return writeOutgoing(response, refused, wishes);
  }
  if (isControl(incoming.path))
    return writeOutgoing(response, control(running.controls, incoming, session), wishes);
  const outgoing =
    limited(running, request, incoming) ?? (await answer(settingOf(running, session), incoming));
  const fault = running.controls.faults.next();
  note(running, session, incoming, fault === undefined ? outgoing : failed(outgoing, fault));
  await send(running, { response, outgoing, incoming, wishes, fault });
}

/** To a caller who is still sending, it is the last answer on this connection. */
function tooLarge(world: World, isWhole: boolean): Outgoing {
  const refused = refuse(world, 413, `the body is larger than ${maxBody} bytes`);
  return isWhole ? refused : { ...refused, headers: { ...refused.headers, connection: 'close' } };
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
  const left = running.limit(caller, running.controls.clock.now());
  if (left === undefined) return undefined;
  const refused = refuse(running.world, 429, 'too many requests');
  return { ...refused, headers: { ...refused.headers, 'retry-after': `${Math.ceil(left / 1_000)}` } };
}

interface Sent {
  readonly response: ServerResponse;
  readonly outgoing: Outgoing;
  readonly incoming: Incoming;
  readonly wishes: Wishes;
  readonly fault: Fault | undefined;
}

/** Late, and broken, where that was asked for. */
async function send(
  { world, controls }: Running,
  { response, outgoing, incoming, wishes, fault }: Sent,
): Promise<void> {
  const delay = incoming.prefer.delay ?? controls.faults.delay();
  if (delay > 0) await wait(Math.min(delay, 600_000));
  if (fault === undefined) writeOutgoing(response, outgoing, wishes);
  else if (fault === 'error')
    writeOutgoing(response, refuse(world, 500, 'a fault that was asked for'), wishes);
  else await writeFault(response, outgoing, fault, wishes);
}

/** What the log says of an answer that fails on purpose. */
function failed(outgoing: Outgoing, fault: Fault): Outgoing {
  const status = fault === 'error' ? 500 : outgoing.status;
  return { ...outgoing, status, why: [`a fault that was asked for: ${fault}`, ...outgoing.why] };
}

function note(
  { options, controls }: Running,
  session: string,
  { method, url }: Pick<Incoming, 'method' | 'url'>,
  outgoing: Outgoing,
): void {
  const { status, why, operation } = outgoing;
  logged(controls.sessions.of(session), { at: controls.clock.now(), method, url, status, operation, why });
  options.log?.(`${method} ${url} ${status}${why.length > 0 ? ` ${why.join('; ')}` : ''}`);
}
