import type { Exchange } from '../http/exchange.ts';
import { asCalled } from '../http/remote-call.ts';
import { type HttpRequest, type RequestDraft, toHttp } from '../http/request.ts';
import type { Sender } from '../http/send.ts';
import type { Pool } from '../shared/pool.ts';
import type { Target } from '../target/target.ts';

/** Sees to it that a run leaves a real target as it was. Every request of a run goes through one of its sessions. */
export interface Guard {
  /**
   * Reads what the run may change, as much at a time as the pool lets it, and notes it, before the first request that
   * could change something.
   */
  protect(pool: Pool): Promise<void>;
  /** Why a request may not be sent, as far as that can be told without asking the target; undefined where it may. */
  refusal(draft: RequestDraft): string | undefined;
  /** Starts to keep account of requests that belong together: a probe and its repetitions, the steps of a law. */
  session(): Session;
  /** Puts everything back; what could not be stays in the ledger. */
  restore(): Promise<void>;
}

/** Over which a request goes, and where to: the same in every part of a suite. */
export interface Line {
  readonly sender: Sender;
  readonly target: Target;
}

/** Requests that belong together, and what has to be undone after them. */
export interface Session {
  /** The draft aimed at something that may be changed. Throws `Inconclusive` where there is no such thing. */
  aim(draft: RequestDraft): Promise<RequestDraft>;
  /** Waits until nobody else changes what is not the run's own; nobody does until this session has undone its part. */
  claim(): Promise<void>;
  /**
   * Sends a draft, in the form of `http` where it is given. What it may change is noted before. Throws `Inconclusive`
   * with the reason where it may not be sent.
   */
  send(line: Line, draft: RequestDraft, http?: HttpRequest): Promise<Exchange>;
  /** Puts right what the requests of this session have changed so far. */
  undo(): Promise<void>;
}

/** The request of a draft, sent as it is. */
export function sendPlain(
  { sender, target }: Line,
  draft: RequestDraft,
  http: HttpRequest = toHttp(asCalled(draft), target.url, target.show),
): Promise<Exchange> {
  return sender.send(http);
}

const plainSession: Session = {
  aim: (draft) => Promise.resolve(draft),
  claim: () => Promise.resolve(),
  send: sendPlain,
  undo: () => Promise.resolve(),
};

/** A guard that does nothing: for mocks that are thrown away. */
export const noGuard: Guard = {
  protect: () => Promise.resolve(),
  refusal: () => undefined,
  session: () => plainSession,
  restore: () => Promise.resolve(),
};
