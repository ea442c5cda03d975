import type { JsonObject } from '../../shared/json.ts';
import type { CompiledSchemas } from '../../spec/compiled-schemas.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import type { AnswerTable } from './answer-table.ts';

/** The named examples of each operation's answers: by operation, then by status. */
export type DocumentedAnswers = Record<string, Record<number, string>>;

/**
 * All that a mock needs of an API where there are no files, no Prism and nothing may be compiled: what `generate` writes
 * to `mock.ts`. What stands in it is for this package to read.
 */
export interface MockContract<Answers = DocumentedAnswers> {
  readonly api: string;
  readonly variant: string | undefined;
  /** The bundled document, without what only people read. */
  readonly document: object;
  /** An AnswerTable. */
  readonly answers: object;
  /** Texts that were made up for schemas without examples. */
  readonly texts: object;
  /** CompiledSchemas. */
  readonly schemas: unknown;
  /** What this API's mock remembers, and the file where that stands; without it, what the document alone tells. */
  readonly behaviour: { readonly file: string; readonly value: unknown } | undefined;
  /** Says nothing: what the compiler knows of the answers. */
  readonly types?: Answers;
}

/** A contract as it is read. */
export interface ContractParts {
  readonly document: JsonObject;
  readonly answers: AnswerTable;
  readonly texts: Readonly<Record<string, string>>;
  readonly schemas: CompiledSchemas;
  readonly behaviour: Behaviour | undefined;
}

export function partsOf({ behaviour, ...contract }: MockContract<unknown>): ContractParts {
  return { ...(contract as unknown as ContractParts), behaviour: behaviour?.value as Behaviour | undefined };
}
