import { noGuard } from '../context/guard.ts';
import type { Suite } from '../context/suite.ts';
import { createWorld, type World } from '../context/world.ts';

/** Tidying up has no budget: what was changed is put back all the same. */
export function tidyingWorld(suite: Suite): World {
  const { session: _, ...rest } = suite;
  return createWorld({ ...rest, guard: noGuard, sender: suite.sender.exempt ?? suite.sender });
}
