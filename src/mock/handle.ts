import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../shared/input-error.ts';
import { answer } from './answer/answer.ts';
import type { AnswerContext } from './answer/answer-context.ts';
import type { MockResponse } from './answer/mock-response.ts';
import { refuse } from './answer/refuse.ts';
import { accessRefusal } from './control/access.ts';
import { control, isControl, say } from './control/control.ts';
import type { Fault } from './control/faults.ts';
import { failedItself, sessionName } from './control/itself.ts';
import { failed, note, withNotes } from './control/note.ts';
import type { CallCount } from './control/rate-limit.ts';
import type { Session } from './control/sessions.ts';
import { corsHeaders, isPreflight } from './http/cors.ts';
import { type IncomingRequest, maxBody, readIncoming } from './http/incoming.ts';
import { type ResponseEffects, writeFault, writeOutgoing } from './http/outgoing.ts';
import type { Running } from './running.ts';
import type { World } from './world.ts';

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
    const outgoing = failedItself(running, request, messageOf(thrown));
    if (response.headersSent || response.destroyed) response.destroy();
    else writeOutgoing(response, outgoing, wishesOf(request.headers));
  }
}

async function answerTo(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const wishes = { ...wishesOf(request.headers), isHead: request.method === 'HEAD' };
  const refusedAccess =
    request.url?.includes('/__mock') && isControl(pathOf(request)) ? accessOf(running, request) : undefined;
  if (refusedAccess !== undefined)
    return writeOutgoing(response, refusedAccess, { ...wishes, cors: undefined });
  if (isPreflight(request)) {
    response.writeHead(204, wishes.cors).end();
    return;
  }
  const name = sessionName(request.headers);
  const incoming = await readIncoming(request);
  if (incoming !== undefined && isControl(incoming.path))
    return writeOutgoing(response, control(running.controls, incoming, name), wishes);
  const session = running.controls.sessions.of(name);
  const count = countOf(running, session, request);
  const counted = countHeaders(running, session, count);
  if (counted !== undefined) Object.assign(wishes, { counted });
  if (incoming === undefined) {
    const refused = tooLarge(running.world, request.complete);
    note(running.options, session, { method: request.method ?? '', url: request.url ?? '' }, refused);
    return writeOutgoing(response, refused, wishes);
  }
  const outgoing = withNotes(
    limited(running, session, count) ??
      outOfSpace(running, session, incoming) ??
      (await answer(settingOf(running, session), incoming)),
    incoming.prefer.unclear,
  );
  const fault = session.faults.next();
  note(running.options, session, incoming, fault === undefined ? outgoing : failed(outgoing, fault));
  const delay = incoming.prefer.delay ?? session.faults.delay();
  await send(running, { response, outgoing, wishes, fault, delay });
}

/** The path that is asked for, before anything else is read of the request. */
function pathOf({ url = '/' }: IncomingMessage): string {
  const [path = '/'] = url.split('?');
  return path.startsWith('/') || !URL.canParse(url) ? path : new URL(url).pathname;
}

/** Steering is for the mock's own pages and for callers on this machine. */
function accessOf({ options }: Running, { headers, socket }: IncomingMessage): MockResponse | undefined {
  const caller = { headers, remote: socket.remoteAddress, local: socket.localAddress };
  const refusal = accessRefusal(caller, options.allowOrigins ?? []);
  return refusal === undefined ? undefined : say(403, { error: refusal });
}

/** What one caller writes may not take the memory of all. */
function outOfSpace(
  { world, bounds, options }: Running,
  session: Session,
  incoming: IncomingRequest,
): MockResponse | undefined {
  if (options.stateless === true || bounds.admits(session, incoming)) return undefined;
  return refuse(world, 507, 'what this session has written fills its memory: reset it, or raise --max-state');
}

/** To a caller who is still sending, it is the last answer on this connection. */
function tooLarge(world: World, isWhole: boolean): MockResponse {
  const refused = refuse(world, 413, `the body is larger than ${maxBody} bytes`);
  return isWhole ? refused : { ...refused, headers: { ...refused.headers, connection: 'close' } };
}

function wishesOf(headers: IncomingMessage['headers']): ResponseEffects {
  const accepts = headers['accept-encoding'];
  return {
    cors: corsHeaders(headers),
    isHead: false,
    accepts: accepts === undefined ? undefined : String(accepts),
  };
}

function settingOf({ world, options }: Running, session: Session): AnswerContext {
  const remembered = options.stateless === true ? undefined : session;
  return { world, conduct: options, session: remembered, now: session.clock.now() };
}

/** Counted by caller: the session where one is named, else the address. */
function countOf(
  running: Running,
  { clock }: Session,
  { headers, socket }: IncomingMessage,
): CallCount | undefined {
  if (running.options.rateLimit === undefined) return undefined;
  const caller = headers['x-mock-session'] ?? socket.remoteAddress ?? '';
  return running.limit(String(caller), clock.now());
}

function countHeaders(
  { world }: Running,
  { clock }: Session,
  count: CallCount | undefined,
): Readonly<Record<string, string>> | undefined {
  const { callCount } = world.behaviour;
  if (callCount === undefined) return undefined;
  const { calls, milliseconds } = callCount;
  const resetAt = clock.now() + milliseconds;
  return callCount.headers(count ?? { calls, left: calls - 1, resetAt, isOver: false });
}

/** The vendor's 429. */
function limited(
  running: Running,
  { clock }: Session,
  count: CallCount | undefined,
): MockResponse | undefined {
  if (count?.isOver !== true) return undefined;
  const wait = Math.ceil((count.resetAt - clock.now()) / 1_000);
  const refused = refuse(running.world, 429, 'too many requests', { wait });
  if (running.world.behaviour.lacksRetryAfter) return refused;
  return { ...refused, headers: { ...refused.headers, 'retry-after': `${wait}` } };
}

interface Sent {
  readonly response: ServerResponse;
  readonly outgoing: MockResponse;
  readonly wishes: ResponseEffects;
  readonly fault: Fault | undefined;
  /** Milliseconds to wait before it goes out. */
  readonly delay: number;
}

/** Late, and broken, where that was asked for. */
async function send({ world }: Running, { response, outgoing, wishes, fault, delay }: Sent): Promise<void> {
  if (delay > 0) await wait(Math.min(delay, 600_000));
  if (fault === undefined) writeOutgoing(response, outgoing, wishes);
  else if (fault === 'error')
    writeOutgoing(response, refuse(world, 500, 'a fault that was asked for'), wishes);
  else await writeFault(response, outgoing, fault, wishes);
}
