import type { Json } from '../../shared/json.ts';
import type { Operation } from '../../spec/operation.ts';
import type { PrismAnswer } from '../prism/prism.ts';

/** Every answer that Prism has for a document, ahead of time: what it says depends on nothing but a few words. */
export interface AnswerTable {
  readonly rows: readonly AnswerRow[];
  /** The row of each choice: see `rowKey`. */
  readonly index: Readonly<Record<string, number>>;
}

/** An answer as it stands in the table. */
export interface AnswerRow {
  readonly status: number;
  readonly headers: PrismAnswer['headers'];
  readonly body?: Json;
  readonly violations?: readonly string[];
  readonly own?: boolean;
}

/** What an answer depends on. */
export interface RowChoice {
  readonly operation: Pick<Operation, 'method' | 'path'>;
  /** The status as the document writes it, `4XX` too; none for the one that a success gets; `?` for one it has not. */
  readonly status: string;
  /** A named example; none for the first; `?` for one that is not there. */
  readonly example: string;
  /** The media type that the caller likes best; none where the caller says nothing; `?` where nothing suits. */
  readonly type: string;
}

/** Stands for whatever is not documented. */
export const unknown = '?';

/** The success that a `default` covers, beside the errors. */
export const defaultSuccess = 'default-success';

/** What Prism was asked for in place of what is not documented: its answers quote it. */
export const standIns = {
  status: '599',
  success: '299',
  example: 'no-such-example',
  type: 'no/such',
} as const;

export function rowKey({ operation, status, example, type }: RowChoice): string {
  return `${operation.method} ${operation.path} ${status} ${example} ${type}`.trimEnd();
}
