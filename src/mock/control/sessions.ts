import { Lru } from '../lru.ts';
import type { MockBehaviourOptions } from '../options.ts';
import type { PrismAnswer } from '../prism/prism.ts';
import type { DecisionInput } from '../request/decision-input.ts';
import { type Clock, createClock } from './clock.ts';
import { createFaults, type Faults } from './faults.ts';
import { createSessionOptions, type SessionOptions } from './session-options.ts';

/** What one caller, or one test, has done: separate for each `X-Mock-Session`. */
export interface Session {
  /** The state at the start; the same value as `state` until something is written. */
  initial: unknown;
  state: unknown;
  readonly requests: Logged[];
  readonly clock: Clock;
  readonly faults: Faults;
  readonly options: SessionOptions;
  /** What was answered from one state, and will be again as long as it stands. */
  readonly answers: Answers;
}

interface Answers {
  state: unknown;
  known: Map<DecisionInput, { readonly answer: PrismAnswer | undefined }>;
}

/** The answers that were given from a session's state as it is now. */
export function answersFrom({ answers, state }: Session): Answers['known'] {
  if (answers.state !== state) {
    answers.state = state;
    // Emptied, the old one would keep all that was ever in it until a full collection
    answers.known = new Map();
  }
  return answers.known;
}

/** Keeps an answer for as long as the session's state is the one that it was given from. */
export function keepAnswer(
  session: Session,
  state: unknown,
  asked: DecisionInput,
  answer: PrismAnswer | undefined,
): void {
  if (session.state !== state) return;
  const known = answersFrom(session);
  if (known.size >= mostAnswers) return;
  known.set(asked, { answer });
}

/** One line of the request log. */
export interface Logged {
  /** The session's clock, in milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly operation: string | undefined;
  readonly why: readonly string[];
}

export interface Sessions {
  of(name: string): Session;
  /** Makes a session as new: nothing written, nothing asked, clock and faults as sessions begin. */
  reset(name: string): void;
  /** The same for all, those that come later too. */
  resetAll(): void;
  /** Does something to every session, and to the clock and faults with which those begin that come later. */
  each(act: (session: SessionControls) => void): void;
  /** Another start for what was not written yet: the spec has changed. */
  restart(begin: () => unknown): void;
  /**
   * Forgets sessions, those that were quiet longest first and never `kept`, until the sizes add up to at most `most`.
   * How many are gone.
   */
  shrink(kept: Session, sizeOf: (session: Session) => number, most: number): number;
  readonly size: number;
}

/** What of a session can be turned for all of them. */
export type SessionControls = Pick<Session, 'clock' | 'faults' | 'options'>;

const mostSessions = 1_000;
const mostRequests = 500;
const mostAnswers = 50;
const longestText = 2_000;

/** Sessions that begin with `begin()`; the one that was quiet longest goes when there are too many. */
export function createSessions(begin: () => unknown, conduct: MockBehaviourOptions): Sessions {
  const sessions = new Lru<Session>(mostSessions);
  const model: SessionControls = {
    clock: createClock(),
    faults: createFaults(conduct),
    options: createSessionOptions(conduct),
  };
  let fresh = begin;
  const each = (act: (session: SessionControls) => void) => {
    for (const turned of [model, ...sessions.values()]) act(turned);
  };
  return {
    of(name) {
      const known = sessions.get(name);
      if (known !== undefined) return known;
      const initial = fresh();
      const session: Session = {
        initial,
        state: initial,
        requests: [],
        clock: createClock(model.clock),
        faults: createFaults(conduct, model.faults),
        options: createSessionOptions(conduct, model.options),
        answers: { state: initial, known: new Map() },
      };
      sessions.set(name, session);
      return session;
    },
    reset(name) {
      renew(this.of(name), fresh());
    },
    resetAll() {
      model.clock.reset();
      model.faults.reset();
      model.options.reset();
      for (const session of sessions.values()) renew(session, fresh());
    },
    each,
    restart(begin) {
      // A start that throws leaves everything as it was
      const initial = begin();
      fresh = begin;
      for (const session of sessions.values()) {
        const isUntouched = session.state === session.initial;
        session.initial = initial;
        if (isUntouched) session.state = initial;
      }
    },
    shrink(kept, sizeOf, most) {
      let total = 0;
      for (const session of sessions.values()) total += sizeOf(session);
      let gone = 0;
      for (const [name, session] of sessions.entries()) {
        if (total <= most) break;
        if (session === kept) continue;
        total -= sizeOf(session);
        sessions.delete(name);
        gone += 1;
      }
      return gone;
    },
    get size() {
      return sessions.size;
    },
  };
}

function renew(session: Session, initial: unknown): void {
  session.initial = initial;
  session.state = initial;
  session.requests.length = 0;
  session.clock.reset();
  session.faults.reset();
  session.options.reset();
}

/** Adds a line to a session's log; the oldest goes when it is full. */
export function logged(session: Session, line: Logged): void {
  session.requests.push({ ...line, url: shortened(line.url), why: line.why.slice(0, 20).map(shortened) });
  if (session.requests.length > mostRequests) session.requests.splice(0, mostRequests / 5);
}

/** A caller decides how long a URL is, and a refusal may quote it. */
function shortened(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}…`;
}
