import type { Json } from '../../shared/json.ts';
import type { DocumentedAnswers, MockContract } from '../contract/contract.ts';
import { contractWorld } from '../contract/contract-world.ts';
import { isControl } from '../control/control.ts';
import type { Logged } from '../control/sessions.ts';
import { answerTooLarge, exchange, type MockExchange } from '../exchange.ts';
import type { MockBehaviourOptions, MockOptions } from '../options.ts';
import { type Running, run } from '../running.ts';
import type { World } from '../world.ts';
import { incomingOf } from './incoming.ts';
import { responseOf } from './outgoing.ts';
import { createOverrides, type Overrides } from './overrides.ts';

export interface FetchMockOptions
  extends Omit<MockBehaviourOptions, 'strictPrism'>,
    Pick<MockOptions, 'log' | 'bounds'> {
  /** Where the page thinks that the API is. Without it, what the API documents is answered at any address. */
  readonly baseUrl?: string;
}

/** A mock that is called and not connected to. */
export interface FetchMock<Answers = DocumentedAnswers> {
  /** Answers a request; undefined where it is not for this API. A DroppedConnection where a fault says so. */
  respond(request: Request): Promise<Response | undefined>;
  /** Answers a request, wherever it goes to. */
  answer(request: Request): Promise<Response>;
  /** Turns what one operation answers. An InputError where the API does not have it. */
  operation<Id extends keyof Answers & string>(id: Id): OperationMock<Answers[Id]>;
  /** Makes everything as new: nothing written, nothing asked, nothing turned. */
  reset(): void;
  /** What was asked, the oldest first; of one session where it is named. */
  requests(session?: string): readonly Logged[];
  /** Everything that is remembered now. */
  state(session?: string): Json;
  /** The base URL that it was made with. */
  readonly baseUrl: string | undefined;
}

/** What one operation shall answer. */
export interface OperationMock<Statuses> {
  /** This documented answer to every request from now on, whatever it is. */
  reply<Status extends keyof Statuses & number>(status: Status, example?: Statuses[Status]): void;
  /** The same to the next request alone. */
  replyOnce<Status extends keyof Statuses & number>(status: Status, example?: Statuses[Status]): void;
  /** What it answers by itself. */
  restore(): void;
}

/**
 * A mock of an API without a server: the answers, memory, identities and faults that the one over HTTP has.
 *
 * @example
 * const mock = createMock(rocketchat);
 * mock.operation('permissions.update').reply(403);
 */
export function createMock<Answers = DocumentedAnswers>(
  contract: MockContract<Answers>,
  options: FetchMockOptions = {},
): FetchMock<Answers> {
  const place = placeOf(options.baseUrl);
  let origin = place.origin;
  const world = contractWorld(contract, options, () => `${origin ?? ''}${place.prefix}`);
  const running = run(world, options);
  const overrides = createOverrides(world);
  const answerAt = async (request: Request, { origin: own, search }: URL, path: string) => {
    origin = place.origin ?? own;
    const asked = await exchangeOf({ running, overrides }, request, path + search);
    return responseOf(asked, request.method === 'HEAD');
  };
  return {
    baseUrl: options.baseUrl,
    async respond(request) {
      const url = new URL(request.url);
      const path = pathAt(place, url);
      if (path === undefined || (place.origin === undefined && !isKnown(world, request.method, path)))
        return undefined;
      return answerAt(request, url, path);
    },
    answer(request) {
      const url = new URL(request.url);
      return answerAt(request, url, pathAt(place, url) ?? url.pathname);
    },
    operation(id) {
      const set = (isOnce: boolean) => (status: number, example?: unknown) =>
        overrides.set(id, { status, example: example as string | undefined, isOnce });
      return { reply: set(false), replyOnce: set(true), restore: () => overrides.restore(id) };
    },
    reset() {
      overrides.clear();
      running.controls.sessions.resetAll();
    },
    requests: (session = '') => running.controls.sessions.of(session).requests,
    state: (session = '') => running.controls.sessions.of(session).state as Json,
  };
}

interface Asked {
  readonly running: Running;
  readonly overrides: Overrides;
}

async function exchangeOf(
  { running, overrides }: Asked,
  request: Request,
  path: string,
): Promise<MockExchange> {
  const incoming = await incomingOf(request, path);
  if (incoming !== undefined) return exchange(running, overrides.applied(incoming), '');
  const headers = Object.fromEntries(request.headers);
  return { outgoing: answerTooLarge(running, { method: request.method, url: path, headers }), delay: 0 };
}

/** Where requests for the API go. */
interface Place {
  /** Undefined: anywhere. */
  readonly origin: string | undefined;
  /** What comes before the paths of the API; no slash at its end. */
  readonly prefix: string;
}

function placeOf(baseUrl: string | undefined): Place {
  if (baseUrl === undefined) return { origin: undefined, prefix: '' };
  const url = new URL(baseUrl, here());
  return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, '') };
}

/** The address of the page; that of a test where there is none. */
export function here(): string {
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  return page?.startsWith('http') ? page : 'http://localhost';
}

/** The path within the API; undefined for another place. */
function pathAt({ origin, prefix }: Place, { origin: own, pathname }: URL): string | undefined {
  if (origin !== undefined && own !== origin) return undefined;
  if (prefix === '') return pathname;
  return pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : undefined;
}

/** True for what the API documents, with any method, and for what steers the mock. */
function isKnown({ route }: World, method: string, path: string): boolean {
  return isControl(path) || route(method, path).found !== 'nothing';
}
