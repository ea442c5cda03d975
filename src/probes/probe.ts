import type { RequestDraft } from '../http/request.ts';
import type { Pointer } from '../shared/pointer.ts';
import type { NamedExample, Operation } from '../spec/operation.ts';

/** One request the suite derives from an Operation, and what the contract promises as the answer. */
export interface Probe {
  /** Stable over runs: `UpdateWorkspace/invalid/name/maxLength/length 65`. */
  readonly id: string;
  readonly api: string;
  readonly operation: Operation;
  readonly kind: ProbeKind;
  readonly title: string;
  readonly draft: RequestDraft | undefined;
  readonly promise: Promised;
  /** Why nothing can be sent, for a promise that no request can bring about. */
  readonly pending: string | undefined;
  /** Places whose values are guesses: nobody said that they exist on the target. `path.uid`, `body`. */
  readonly guesses: readonly string[];
}

export type ProbeKind =
  | 'valid'
  | 'example'
  | 'boundary'
  | 'invalid'
  | 'malformed'
  | 'no credentials'
  | 'wrong credentials'
  | 'permission'
  | 'missing'
  | 'method'
  | 'random'
  | 'law'
  | 'response';

/** What the contract promises as the answer to one request. */
export interface Promised {
  /** The keys of the responses that are right answers, in the order of the spec. Empty: any refusal (4xx) is. */
  readonly statuses: readonly string[];
  /** Where the promise stands in the spec. */
  readonly at: Pointer;
  /** A right answer looks like one of these; empty when any documented answer of these statuses is right. */
  readonly examples: readonly NamedExample[];
  /** True where nobody says what is right: the server may take it or refuse it, but not break (5xx). */
  readonly lenient?: boolean;
}

/** True for a probe that should be refused: `default` then speaks of a 4xx. */
export function isRefusal(kind: ProbeKind): boolean {
  return /^(invalid|malformed|no credentials|wrong credentials|permission|missing|method)$/.test(kind);
}
