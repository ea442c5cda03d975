import type { HttpRequest, HttpResponse, Who } from './message.ts';

/** What a fault is about; the figures are counted by it. */
export type Kind =
  | 'written'
  | 'refused-changes'
  | 'location'
  | 'accepts-invalid'
  | 'refuses-valid'
  | 'mass-assignment'
  | 'list'
  | 'filter'
  | 'paging'
  | 'sort'
  | 'total'
  | 'identity'
  | 'concurrency'
  | 'idempotency'
  | 'nested'
  | 'status'
  | 'header'
  | 'content-type'
  | 'body-shape'
  | 'error-body'
  | 'crash'
  | 'null-absent'
  | 'neighbour'
  | 'gone'
  | 'action'
  | 'upload';

/** One deviation from the document. Whoever reads only the document can name the promise that it breaks. */
export interface Fault<S = never> {
  id: string;
  kind: Kind;
  /** What the server does, in one line. */
  what: string;
  /** The operations that do it, `METHOD /path`, comma-separated; `*` for all. */
  where: string;
  /** False on the faithful server, true on this one. */
  shows(url: string): Promise<boolean>;
  /** The violation that is overlooked: `/pointer keyword`. */
  lets?: string;
  /** A valid request that is refused as an invalid one is. */
  refuses?(request: HttpRequest): boolean;
  /** Who the server takes the caller for. */
  identity?(who: Who | undefined, request: HttpRequest): Who | undefined;
  /** Done to a valid request before it is handled. */
  early?(request: HttpRequest, state: S): void;
  /** Done to a response before it is sent. */
  late?(response: HttpResponse, request: HttpRequest, state: S): void;
  /** What a refused request leaves behind. */
  refused?(request: HttpRequest, state: S): void;
}

/** Whether the fault is one of this operation. */
export function concerns<S>(fault: Fault<S> | undefined, operation: string): boolean {
  return fault !== undefined && (fault.where === '*' || fault.where.split(', ').includes(operation));
}
