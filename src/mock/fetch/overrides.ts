import { InputError } from '../../shared/input-error.ts';
import { suggest } from '../../shared/nearest.ts';
import { examplesOf, type Operation, responseFor } from '../../spec/operation.ts';
import type { IncomingRequest } from '../request/incoming-request.ts';
import type { World } from '../world.ts';

/** What a test says that an operation shall answer. */
interface Override {
  readonly status: number;
  readonly example: string | undefined;
  /** True where only the next request gets it. */
  readonly isOnce: boolean;
}

/** Turns the answers of single operations, until they are restored. */
export interface Overrides {
  /** An InputError where the operation does not document such an answer. */
  set(id: string, override: Override): void;
  restore(id: string): void;
  clear(): void;
  /** The request with what was said about its operation. */
  applied(incoming: IncomingRequest): IncomingRequest;
}

/** Overrides for the operations of this world; none at the start. */
export function createOverrides({ spec, match }: World): Overrides {
  const given = new Map<string, Override>();
  const operationOf = (id: string): Operation => {
    const operation = spec.operations.find((one) => one.id === id);
    if (operation !== undefined) return operation;
    const ids = spec.operations.map((one) => one.id);
    throw new InputError(`${spec.api.name} has no operation "${id}"${suggest(id, ids)}`);
  };
  return {
    set(id, override) {
      requireDocumented(operationOf(id), override);
      given.set(id, override);
    },
    restore(id) {
      given.delete(operationOf(id).id);
    },
    clear: () => given.clear(),
    applied(incoming) {
      const found = given.size === 0 ? undefined : match(incoming);
      if (found?.found !== 'operation') return incoming;
      const { id } = found.matched.asked.operation;
      const override = given.get(id);
      if (override === undefined) return incoming;
      if (override.isOnce) given.delete(id);
      const { status: code, example } = override;
      const prefer = { ...incoming.prefer, code, ...(example === undefined ? {} : { example }) };
      return { ...incoming, prefer };
    },
  };
}

function requireDocumented(operation: Operation, { status, example }: Override): void {
  const response = responseFor(operation, status);
  if (response === undefined) {
    const known = operation.responses.map((one) => one.status);
    throw new InputError(`${operation.id} documents no ${status}${suggest(String(status), known)}`);
  }
  const names = examplesOf(response).map(({ name }) => name);
  if (example !== undefined && !names.includes(example))
    throw new InputError(
      `${operation.id} has no example "${example}" under ${status}${suggest(example, names)}`,
    );
}
