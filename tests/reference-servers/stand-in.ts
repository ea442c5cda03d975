/** Runs a hand-written server, faithful or with one fault switched on. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, type Call, readCall, reply } from './http.ts';

/** What the handlers ask before they check something; a fault changes the answer. */
export interface Rules {
  /** Is this check made? */
  on(check: string): boolean;
  /** The bound or pattern to use, normally the given one. */
  value<T>(name: string, normal: T): T;
}

/** The memory of one server. A fault may put back an older one. */
export interface Box<State> {
  state: State;
}

/** Answers the call; with names, as if those checks (`*`: all) were not made. */
export type Next = (...off: string[]) => Answer;

/** One deliberate mistake. */
export interface Fault<State> {
  /** One sentence: what is broken. */
  readonly says: string;
  /** Checks that are not made. */
  readonly off?: readonly string[];
  /** Bounds and patterns that differ. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Stands between the request and the answer. */
  readonly around?: (call: Call, next: Next, box: Box<State>) => Answer;
}

/** Faults by name. */
export type Faults<State> = Readonly<Record<string, Fault<State>>>;

/** How one API is imitated. */
export interface Model<State> {
  readonly contentType: string;
  readonly fresh: () => State;
  readonly handle: (call: Call, state: State, rules: Rules) => Answer;
  /** The answer to what the handler cannot digest: the caller's mistake, never a 5xx. */
  readonly rubbish: Answer;
  readonly faults: Faults<State>;
}

/** Options of `startPalette`, `startModelarts` and `startRocketchat`. */
export interface StartOptions {
  readonly fault?: string | undefined;
  readonly port?: number | undefined;
  readonly log?: ((line: string) => void) | undefined;
}

/** One request as a stand-in has received it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** A running stand-in. */
export interface StandIn {
  readonly url: string;
  readonly requests: readonly Received[];
  close(): Promise<void>;
}

/** Starts a stand-in on 127.0.0.1; an unknown fault is an error that lists the known ones. */
export async function start<State>(model: Model<State>, options: StartOptions = {}): Promise<StandIn> {
  const answer = answerer(model, findFault(model.faults, options.fault));
  const requests: Received[] = [];
  const server = createServer((request, response) => {
    void readCall(request).then(
      (call) => {
        requests.push({ method: call.method, url: call.url, body: call.body.toString('utf8') });
        const given = answer(call);
        options.log?.(`${call.method} ${call.url} -> ${given.wire ?? given.status}`);
        reply(response, given, model.contentType);
      },
      () => response.destroy(),
    );
  });
  const port = await listen(server, options.port ?? 0);
  return { url: `http://127.0.0.1:${port}`, requests, close: () => close(server) };
}

/** The sentences of a fault table. */
export function sentences<State>(faults: Faults<State>): Record<string, string> {
  return Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, fault.says]));
}

function findFault<State>(faults: Faults<State>, name: string | undefined): Fault<State> {
  if (name === undefined) return { says: 'Nothing is broken.' };
  const fault = Object.hasOwn(faults, name) ? faults[name] : undefined;
  if (fault) return fault;
  throw new Error(`unknown fault "${name}"; known: ${Object.keys(faults).sort().join(', ')}`);
}

function answerer<State>(model: Model<State>, fault: Fault<State>): (call: Call) => Answer {
  const box: Box<State> = { state: model.fresh() };
  const settle = (call: Call, off: readonly string[]): Answer => {
    try {
      const plain = call.method === 'HEAD' ? { ...call, method: 'GET' } : call;
      return model.handle(plain, box.state, rulesOf(fault, off));
    } catch {
      return model.rubbish;
    }
  };
  return (call) => {
    const next: Next = (...off) => settle(call, off);
    return fault.around ? fault.around(call, next, box) : next();
  };
}

function rulesOf<State>(fault: Fault<State>, off: readonly string[]): Rules {
  const without = new Set([...(fault.off ?? []), ...off]);
  return {
    on: (check) => !without.has(check) && !without.has('*'),
    value: <T>(name: string, normal: T): T =>
      fault.set && Object.hasOwn(fault.set, name) ? (fault.set[name] as T) : normal,
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
