import type { Json } from '../../shared/json.ts';

/** What goes out, and why. */
export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  /** The promises that the request broke, in plain words. */
  readonly why: readonly string[];
  /** The operation that was asked, where one was. */
  readonly operation: string | undefined;
  /** Given once: nothing that follows from it is worth keeping. */
  readonly isFresh?: true;
}
