import type { Suite } from '../context/suite.ts';
import { createWorld, NoResponse } from '../context/world.ts';
import { InputError } from '../shared/input-error.ts';
import { isNeverProvoked } from '../spec/documented-responses.ts';
import { isSafe } from '../spec/operation.ts';

/** How many operations are asked before credentials are called refused. */
const attempts = 3;

/**
 * Tells wrong credentials before the run blames the server for a hundred 401s: an InputError that names the
 * variables, when every one of the first reading operations answers 401 to the administrator.
 */
export async function checkCredentials(suite: Suite): Promise<void> {
  const closed = suite.spec.operations
    .filter(
      (operation) =>
        isSafe(operation.method) &&
        !isNeverProvoked(operation) &&
        operation.security.length > 0 &&
        operation.security.every((set) => set.length > 0),
    )
    .slice(0, attempts);
  const world = createWorld(suite);
  for (const operation of closed) {
    try {
      if ((await world.ask(operation)).status !== 401) return;
    } catch (thrown) {
      if (thrown instanceof NoResponse) return;
      throw thrown;
    }
  }
  if (closed.length === 0) return;
  const names = [...suite.config.credentials.values()].map(({ administrator }) => administrator);
  throw new InputError(
    `${suite.target.name} answers 401 to the credentials of ${suite.spec.api.name}. Check ${[...new Set(names)].join(', ')}.`,
  );
}
