import type { JsonObject } from '../../shared/json.ts';
import type { CompiledSchemas } from '../../spec/compiled-schemas.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import type { AnswerTable } from './answer-table.ts';

/** The named examples of each operation's answers: by operation, then by status. */
export type DocumentedAnswers = Record<string, Record<number, string>>;

/**
 * All that a mock needs of an API where there are no files, no Prism and nothing may be compiled: what `generate` writes
 * to `mock.ts`.
 */
export interface MockContract<Answers = DocumentedAnswers> {
  readonly api: string;
  readonly variant: string | undefined;
  /** The bundled document, without what only people read. */
  readonly document: JsonObject;
  readonly answers: AnswerTable;
  /** Texts that were made up for schemas without examples. */
  readonly texts: Readonly<Record<string, string>>;
  readonly schemas: CompiledSchemas;
  /** What this API's mock remembers, and the file where that stands; without it, what the document alone tells. */
  readonly behaviour?: { readonly file: string; readonly value: unknown } | undefined;
  /** Says nothing: what the compiler knows of the answers. */
  readonly types?: Answers;
}

/** The behaviour of a contract, if it has one of its own. */
export function ownBehaviour({ behaviour }: MockContract<unknown>): Behaviour | undefined {
  return behaviour?.value as Behaviour | undefined;
}
