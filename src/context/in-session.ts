import type { Exchange } from '../http/exchange.ts';
import type { HttpRequest, RequestDraft } from '../http/request.ts';
import type { Session } from './guard.ts';
import type { Suite } from './suite.ts';

/** A suite whose requests belong together. */
export interface SuiteInSession extends Suite {
  readonly session: Session;
}

/** Runs `body` with a session of its own; what its requests changed is put right before this returns. */
export async function inSession<T>(suite: Suite, body: (suite: SuiteInSession) => Promise<T>): Promise<T> {
  const session = suite.guard.session();
  try {
    return await body({ ...suite, session });
  } finally {
    await session.undo();
  }
}

/** The one way in which a request of a run gets to the target: through the guard. */
export async function sendThrough(suite: Suite, draft: RequestDraft, http?: HttpRequest): Promise<Exchange> {
  return (suite.session ?? suite.guard.session()).send(suite, draft, http);
}
