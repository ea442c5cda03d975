import type { Identity } from '../../http/request.ts';
import type { Json } from '../../shared/json.ts';
import type { Operation } from '../../spec/operation.ts';

/** A request on its way to an answer: matched, identified, its body parsed. */
export interface DecisionInput {
  readonly operation: Operation;
  readonly identity: Identity;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly body: Json | undefined;
  /** Seen for the first time: most of these never come again, and nothing that follows from it is worth keeping. */
  readonly isFresh: boolean;
}
