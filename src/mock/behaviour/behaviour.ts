import type { Identity } from '../../http/request.ts';
import type { Json } from '../../shared/json.ts';
import type { Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import type { CallCount } from '../control/rate-limit.ts';

/**
 * What one API's mock remembers: pure functions over a state value. A step that changes nothing returns the very
 * state it was given. `src/mock/memory/generic.ts` is one for any API; `mocks/<api>.ts` exports `behaviour` where an
 * API's shapes need more.
 */
export interface Behaviour<State = unknown> {
  /** The state at the start, made from the spec's examples. */
  begin(spec: Spec): State;
  /** What an accepted request does. Undefined: nothing is remembered here, the spec's example is the answer. */
  step(state: State, ask: MatchedRequest): Step<State> | undefined;
  /** Who asks, where the memory knows better than the value of the credentials: ended sessions. */
  identify?(state: State, ask: MatchedRequest): Identity | undefined;
  /**
   * The vendor's words where no operation documents the refusal: unknown path, wrong method, too large. With a 429
   * comes how many seconds the caller has to wait.
   */
  refuse?(status: number, why: string, wait?: number): Refusal | undefined;
  /** The documented refusal of an invalid request in the vendor's words; `fault` is the validator's text about it. */
  wordInvalid?(documented: Json | undefined, fault: string): Json | undefined;
  /** True for a broken promise that the vendor's servers are seen to take all the same: it is told, and not refused. */
  takes?(fault: string): boolean;
  /** True where a 429 of the vendor carries no `Retry-After`. */
  readonly lacksRetryAfter?: true;
  /** What the vendor tells of counted calls on every answer, in lower-case headers. */
  readonly callCount?: CallCountHeaders;
  /** The exact Content-Type the vendor sends, by documented media type. */
  readonly contentTypes?: Readonly<Record<string, string>>;
}

export interface CallCountHeaders {
  /** The vendor's own limit, told where the mock counts no calls: each is then the first of its window. */
  readonly calls: number;
  readonly milliseconds: number;
  headers(count: CallCount): Readonly<Record<string, string>>;
}

/** A request that kept the contract. A step that reads no clock and changes nothing may be asked for only once. */
export interface MatchedRequest {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Those that the operation declares, in lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  readonly identity: Identity;
  /** The mock's clock, in milliseconds since 1970: tests can turn it. */
  readonly now: number;
  /** The body of the response example that the spec pairs with exactly this request. */
  readonly paired: Json | undefined;
  /** Where the mock is asked, `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** True where what breaks the contract is let pass: `--validate warn`, `off`. */
  readonly isLenient: boolean;
  /** True when the spec admits this body as the answer with this status. */
  admits(status: number, body: Json): boolean;
}

export interface Step<State> {
  readonly state: State;
  readonly reply: BehaviourResponse;
}

/** Which documented answer, and what stands in it. Empty: the documented success. */
export interface BehaviourResponse {
  readonly code?: number;
  /** A named example of that answer. */
  readonly example?: string;
  /** A path parameter that points at nothing: the documented answer to that. */
  readonly missing?: string;
  /** In place of the example's body. */
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
  /** Why it is refused, in plain words, for the log and `X-Mock-Why`: `no role "boss" is known`. */
  readonly why?: string;
}

export interface Refusal {
  readonly status: number;
  readonly body: Json;
}
