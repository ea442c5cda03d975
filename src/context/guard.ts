import type { HttpResponse } from '../http/exchange.ts';
import type { Json } from '../shared/json.ts';
import type { Pool } from '../shared/pool.ts';
import type { Operation } from '../spec/operation.ts';

/** Sees to it that a run leaves a real target as it was. */
export interface Guard {
  /**
   * Reads what the run may change, as much at a time as the pool lets it, and notes it, before the first request that
   * could change something.
   */
  protect(pool: Pool): Promise<void>;
  /** Why a request that is meant to succeed may not be sent: what it changes could not be put back. */
  refusal(operation: Operation): string | undefined;
  /** Notes that something is about to be made. */
  making(operation: Operation, path: Path, body: Json | undefined): Making;
  /** Notes that something was deleted: it needs no deleting any more. */
  deleted(operation: Operation, path: Path): void;
  /** Puts everything back; what could not be stays in the ledger. */
  restore(): Promise<void>;
}

export type Path = Readonly<Record<string, string>>;

/** Something that is being made. */
export interface Making {
  /** To be told the answer: only then it is known what to delete. Undefined where nothing was sent after all. */
  told(response: HttpResponse | undefined): void;
  /** Deletes what was made, now. */
  undo(): Promise<void>;
}

export const nothingMade: Making = { told: () => undefined, undo: () => Promise.resolve() };

/** A guard that does nothing: for mocks, and for runs that send nothing that could change anything. */
export const noGuard: Guard = {
  protect: () => Promise.resolve(),
  refusal: () => undefined,
  making: () => nothingMade,
  deleted: () => undefined,
  restore: () => Promise.resolve(),
};
