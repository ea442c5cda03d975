import { Lru } from './lru.ts';

/** What one caller, or one test, has done: separate for each `X-Mock-Session`. */
export interface Session {
  /** The state at the start; the same value as `state` until something is written. */
  initial: unknown;
  state: unknown;
  readonly requests: Logged[];
}

/** One line of the request log. */
export interface Logged {
  /** The mock's clock, in milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly operation: string | undefined;
  readonly why: readonly string[];
}

export interface Sessions {
  of(name: string): Session;
  /** Forgets what one session wrote and asked, or what all did. */
  reset(name?: string): void;
  /** Another start for what was not written yet: the spec has changed. */
  restart(begin: () => unknown): void;
  readonly size: number;
}

const mostSessions = 1_000;
const mostRequests = 500;

/** Sessions that begin with `begin()`; the one that was quiet longest goes when there are too many. */
export function createSessions(begin: () => unknown): Sessions {
  const sessions = new Lru<Session>(mostSessions);
  let fresh = begin;
  return {
    of(name) {
      const known = sessions.get(name);
      if (known !== undefined) return known;
      const initial = fresh();
      const session: Session = { initial, state: initial, requests: [] };
      sessions.set(name, session);
      return session;
    },
    reset(name) {
      for (const session of name === undefined ? [...sessions.values()] : [this.of(name)]) {
        session.initial = fresh();
        session.state = session.initial;
        session.requests.length = 0;
      }
    },
    restart(begin) {
      fresh = begin;
      for (const session of sessions.values()) {
        const isUntouched = session.state === session.initial;
        session.initial = fresh();
        if (isUntouched) session.state = session.initial;
      }
    },
    get size() {
      return sessions.size;
    },
  };
}

/** Adds a line to a session's log; the oldest goes when it is full. */
export function logged(session: Session, line: Logged): void {
  session.requests.push(line);
  if (session.requests.length > mostRequests) session.requests.splice(0, mostRequests / 5);
}
