import type { Outgoing } from '../answer/answer.ts';
import type { Incoming } from '../http/incoming.ts';
import type { MockOptions } from '../options.ts';
import type { Fault } from './faults.ts';
import { logged, type Session } from './sessions.ts';

/** A request as a log names it. */
export type Call = Pick<Incoming, 'method' | 'url'>;

/** With what was asked of the mock and not understood. */
export function noted(outgoing: Outgoing, unclear: readonly string[] | undefined): Outgoing {
  return unclear === undefined ? outgoing : { ...outgoing, why: [...outgoing.why, ...unclear] };
}

/** What the log says of an answer that fails on purpose. */
export function failed(outgoing: Outgoing, fault: Fault): Outgoing {
  const status = fault === 'error' ? 500 : outgoing.status;
  return { ...outgoing, status, why: [`a fault that was asked for: ${fault}`, ...outgoing.why] };
}

/** Puts an answer in the session's log and in the one that is printed. */
export function note(
  { log }: Pick<MockOptions, 'log'>,
  session: Session,
  { method, url }: Call,
  outgoing: Outgoing,
): void {
  const { status, why, operation } = outgoing;
  logged(session, { at: session.clock.now(), method, url, status, operation, why });
  log?.(lineOf({ method, url }, outgoing));
}

/** `PUT /v1/… 400 the body is not JSON`. */
export function lineOf({ method, url }: Call, { status, why }: Pick<Outgoing, 'status' | 'why'>): string {
  return `${method} ${url} ${status}${why.length > 0 ? ` ${why.join('; ')}` : ''}`;
}
