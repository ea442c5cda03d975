import type { MockResponse } from '../answer/mock-response.ts';
import type { MockOptions } from '../options.ts';
import type { IncomingRequest } from '../request/incoming-request.ts';
import type { Fault } from './faults.ts';
import { logged, type Session } from './sessions.ts';

/** A request as a log names it. */
export type CalledUrl = Pick<IncomingRequest, 'method' | 'url'>;

/** With what was asked of the mock and not understood. */
export function withNotes(outgoing: MockResponse, unclear: readonly string[] | undefined): MockResponse {
  return unclear === undefined ? outgoing : { ...outgoing, why: [...outgoing.why, ...unclear] };
}

/** What the log says of an answer that fails on purpose. */
export function failed(outgoing: MockResponse, fault: Fault): MockResponse {
  const status = fault === 'error' ? 500 : outgoing.status;
  return { ...outgoing, status, why: [`a fault that was asked for: ${fault}`, ...outgoing.why] };
}

/** Puts an answer in the session's log and in the one that is printed. */
export function note(
  { log }: Pick<MockOptions, 'log'>,
  session: Session,
  { method, url }: CalledUrl,
  outgoing: MockResponse,
): void {
  const { status, why, operation } = outgoing;
  logged(session, { at: session.clock.now(), method, url, status, operation, why });
  log?.(lineOf({ method, url }, outgoing));
}

/** `PUT /v1/… 400 the body is not JSON`. */
export function lineOf(
  { method, url }: CalledUrl,
  { status, why }: Pick<MockResponse, 'status' | 'why'>,
): string {
  return `${method} ${url} ${status}${why.length > 0 ? ` ${why.join('; ')}` : ''}`;
}
