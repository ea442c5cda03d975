import { type Guard, sendPlain } from '../context/guard.ts';
import type { Suite } from '../context/suite.ts';
import { Inconclusive } from '../context/world.ts';
import type { RequestDraft } from '../http/request.ts';
import { readOnlyReason } from '../probes/pending.ts';
import { isSafe, type Method } from '../spec/operation.ts';
import { asDocumented } from '../spec/remote/views.ts';
import { forbidden } from './forbidden.ts';

/** The guard of a target that is only read: what could change something does not go out. */
export function createReadOnlyGuard(suite: Suite): Guard {
  const refusal = (draft: RequestDraft) => {
    const method = (draft.method ?? asDocumented(draft.operation).method) as Method;
    return isSafe(method) ? forbidden(suite, draft) : readOnlyReason;
  };
  return {
    protect: () => Promise.resolve(),
    refusal,
    session: () => ({
      aim: (draft) => Promise.resolve(draft),
      claim: () => Promise.resolve(),
      send: (from, draft, http) => {
        const reason = refusal(draft);
        return reason === undefined ? sendPlain(from, draft, http) : Promise.reject(new Inconclusive(reason));
      },
      undo: () => Promise.resolve(),
    }),
    restore: () => Promise.resolve(),
  };
}
