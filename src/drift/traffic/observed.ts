import type { HttpResponse } from '../../http/exchange.ts';

/** One request and its answer as somebody else made them. */
export interface Observed {
  readonly method: string;
  readonly url: string;
  /** Lower-case names. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Undefined where there was none, or it was not kept. */
  readonly requestBody: Buffer | undefined;
  readonly response: HttpResponse;
  /** False where the recording left the answer's body out. */
  readonly hasBody: boolean;
}
