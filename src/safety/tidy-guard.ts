import { type Guard, type Line, noGuard, sendPlain } from '../context/guard.ts';
import type { Suite } from '../context/suite.ts';
import { createWorld, Inconclusive } from '../context/world.ts';
import type { Exchange } from '../http/exchange.ts';
import type { RequestDraft } from '../http/request.ts';
import { resourcesOf } from '../spec/resource.ts';
import { nothingRead, readBefore } from './before.ts';
import { endsOwnSession } from './ends-session.ts';
import { forbidden } from './forbidden.ts';
import type { Ledger } from './ledger.ts';
import { type Making, noteDeleted, noteMaking } from './making.ts';
import { putRight } from './put-right.ts';
import { tidyingWorld } from './tidying.ts';

/**
 * The guard of a target that is thrown away afterwards: everything is sent but what `never` lists. What it can it
 * tidies up all the same, so that one probe is not in the way of the next.
 */
export function createTidyGuard(suite: Suite, ledger: Ledger): Guard {
  const resources = resourcesOf(suite.spec);
  const before = nothingRead();
  const tidying = tidyingWorld(suite);
  let protection: Promise<void> | undefined;
  const refusal = (draft: RequestDraft) => forbidden(suite, draft) ?? endsOwnSession(suite.spec, draft);
  const send = async (open: Making[], line: Line, draft: RequestDraft): Promise<Exchange> => {
    const reason = refusal(draft);
    if (reason !== undefined) throw new Inconclusive(reason);
    const resource = isPlain(draft)
      ? resources.find(({ create }) => create?.id === draft.operation.id)
      : undefined;
    const making = resource && noteMaking(suite, ledger, before, resource, draft);
    if (making !== undefined) open.push(making);
    const exchange = await sendPlain(line, draft);
    making?.told(exchange.response, exchange.unsent === true);
    const isDone = exchange.response !== undefined && exchange.response.status < 300;
    if (isDone && isPlain(draft) && draft.operation.method === 'DELETE') noteDeleted(ledger, draft);
    return exchange;
  };
  return {
    protect(pool) {
      protection ??= readBefore(createWorld({ ...suite, guard: noGuard }), pool, resources, ledger, before);
      return protection;
    },
    refusal,
    session() {
      const open: Making[] = [];
      return {
        aim: (draft) => Promise.resolve(draft),
        claim: () => Promise.resolve(),
        send: (line, draft, http) =>
          http === undefined ? send(open, line, draft) : sendPlain(line, draft, http),
        async undo() {
          for (const making of open.splice(0).reverse()) await making.undo(tidying);
        },
      };
    },
    async restore() {
      await putRight(tidying, ledger);
      // What is left goes with the server
      for (const entry of ledger.entries()) ledger.settle(entry);
    },
  };
}

/** True for a request of the operation's own method. */
function isPlain({ operation, method }: RequestDraft): boolean {
  return method === undefined || method === operation.method;
}
