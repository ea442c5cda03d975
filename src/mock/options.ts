/** How a mock is to conduct itself; everything has a default. */
export interface MockBehaviourOptions {
  /** Remembers nothing: every answer is the spec's. */
  readonly stateless?: boolean;
  /** Prism's answers as they are, its problem+json included. */
  readonly strictPrism?: boolean;
  /** Bodies made up from the schemas instead of the examples; memory is off. */
  readonly dynamic?: boolean;
  /** The same seed gives the same made-up data and the same faults. */
  readonly seed?: string;
  /** Milliseconds to wait before each answer: from, to. */
  readonly delay?: readonly [number, number];
  /** Which share of the answers fails, 0 to 1. */
  readonly fail?: number;
  /** Requests of one caller within so many milliseconds, before the vendor's 429. */
  readonly rateLimit?: { readonly calls: number; readonly milliseconds: number };
  /** `warn` accepts what breaks the contract and says so in `X-Mock-Why`; `off` does not look. */
  readonly validate?: 'on' | 'warn' | 'off';
  /** `off` takes everybody for the administrator. */
  readonly auth?: 'on' | 'off';
}

export interface MockOptions extends MockBehaviourOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** Told once per request: `PUT /v1/… 400 the body is not JSON`. */
  readonly log?: (line: string) => void;
  /** How long a caller may take to send a request, in milliseconds; default 10 s for its head, 60 s for all of it. */
  readonly patience?: number;
  /** How much memory what callers write may take; see `defaultBounds`. */
  readonly bounds?: BoundOptions;
  /** Origins besides the mock's own and those of this machine whose pages and callers may steer it; `*` is any. */
  readonly allowOrigins?: readonly string[];
  /** Follows the files of the spec and of the behaviour while it runs. */
  readonly watch?: boolean;
  /** Where `<api>.ts` behaviours stand; default: `mocks/` beside `src/`. */
  readonly behaviours?: string;
}

/** A running mock of one API. */
export interface Mock {
  readonly api: string;
  /** The variant that it speaks for; undefined for the spec itself. */
  readonly variant: string | undefined;
  readonly url: string;
  readonly port: number;
  /** Makes every session as new: nothing written, nothing asked, clock and faults as at the start. */
  reset(): void;
  /** Ends it at once, open connections too. */
  close(): Promise<void>;
}

/** How much memory what was written may take, in bytes. */
export interface BoundOptions {
  /** Of one session. */
  readonly session: number;
  /** Of all sessions together. */
  readonly total: number;
}
