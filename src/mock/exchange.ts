import { messageOf } from '../shared/input-error.ts';
import { answer } from './answer/answer.ts';
import type { AnswerContext } from './answer/answer-context.ts';
import type { MockResponse } from './answer/mock-response.ts';
import { refuse } from './answer/refuse.ts';
import { control, isControl } from './control/control.ts';
import type { Fault } from './control/faults.ts';
import { failedItself, sessionName } from './control/itself.ts';
import { failed, note, withNotes } from './control/note.ts';
import type { CallCount } from './control/rate-limit.ts';
import type { OptionPlan } from './control/session-options.ts';
import type { Session } from './control/sessions.ts';
import type { MockBehaviourOptions } from './options.ts';
import { type IncomingRequest, maxBody } from './request/incoming-request.ts';
import type { Running } from './running.ts';
import { turnedWorld } from './world.ts';

/** What a mock says to one request, and how that is to be sent. Nothing in it knows what it travels over. */
export interface MockExchange {
  readonly outgoing: MockResponse;
  /** How it fails, where that was asked for. */
  readonly fault?: Exclude<Fault, 'error'>;
  /** Milliseconds to wait before it goes out. */
  readonly delay: number;
  /** What the vendor tells of counted calls, in headers: it differs from one answer to the next like it. */
  readonly counted?: Readonly<Record<string, string>> | undefined;
}

/** The longest that an answer may wait, in milliseconds. */
const longestDelay = 600_000;

/**
 * Answers one request, whatever it is: steering, refusals, memory, faults, the log. The same over HTTP and in a
 * browser. `caller` is whom the rate limit counts where no session is named. Never rejects.
 */
export async function exchange(
  running: Running,
  incoming: IncomingRequest,
  caller: string,
): Promise<MockExchange> {
  try {
    return await answered(running, incoming, caller);
  } catch (thrown) {
    return { outgoing: failedItself(running, incoming, messageOf(thrown)), delay: 0 };
  }
}

async function answered(running: Running, incoming: IncomingRequest, caller: string): Promise<MockExchange> {
  const name = sessionName(incoming.headers);
  if (isControl(incoming.path)) return { outgoing: control(running.controls, incoming, name), delay: 0 };
  const session = running.controls.sessions.of(name);
  const count = countOf(running, session, incoming, caller);
  const counted = countHeaders(running, session, count);
  const said =
    limited(running, session, count) ??
    outOfSpace(running, session, incoming) ??
    (await answer(contextOf(running, session), incoming));
  const outgoing = withNotes(said, incoming.prefer.unclear);
  const fault = session.faults.next();
  note(running.options, session, incoming, fault === undefined ? outgoing : failed(outgoing, fault));
  const delay = Math.min(incoming.prefer.delay ?? session.faults.delay(), longestDelay);
  if (fault === undefined) return { outgoing, delay, counted };
  if (fault === 'error')
    return { outgoing: refuse(running.world, 500, 'a fault that was asked for'), delay, counted };
  return { outgoing, fault, delay, counted };
}

/** The answer to a body that nobody reads to its end; the session's log tells of it. */
export function answerTooLarge(
  { world, options, controls }: Running,
  { method, url, headers }: Pick<IncomingRequest, 'method' | 'url' | 'headers'>,
): MockResponse {
  const refused = refuse(world, 413, `the body is larger than ${maxBody} bytes`);
  note(options, controls.sessions.of(sessionName(headers)), { method, url }, refused);
  return refused;
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

function contextOf({ world, options }: Running, session: Session): AnswerContext {
  const remembered = options.stateless === true ? undefined : session;
  const now = session.clock.now();
  if (!session.options.isTurned) return { world, conduct: options, session: remembered, now };
  const turned = session.options.read();
  return {
    world: turnedWorld(world, turned),
    conduct: turnedConduct(options, turned),
    session: remembered,
    now,
  };
}

/** The options as a session has turned them; the rate limit is the session's own business. */
function turnedConduct(options: MockBehaviourOptions, { validate, auth }: OptionPlan): MockBehaviourOptions {
  return { ...options, validate, auth };
}

/** Counted by caller: the session where one is named, else the address. */
function countOf(
  running: Running,
  { clock, options }: Session,
  { headers }: IncomingRequest,
  caller: string,
): CallCount | undefined {
  const own = options.limit();
  if (own === undefined && running.options.rateLimit === undefined) return undefined;
  return (own ?? running.limit)(headers['x-mock-session'] ?? caller, clock.now());
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
