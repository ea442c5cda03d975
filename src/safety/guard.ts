import { madeId } from '../context/fixture.ts';
import { type Guard, type Making, noGuard, nothingMade, type Path } from '../context/guard.ts';
import type { Suite } from '../context/suite.ts';
import { createWorld, type World } from '../context/world.ts';
import { type Json, sameJson } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { type Resource, resourcesOf } from '../spec/resource.ts';
import { type Before, noteOf, nothingRead, readBefore } from './before.ts';
import type { Entry, Ledger } from './ledger.ts';
import { nameIn } from './made.ts';
import { putRight, putRightOne } from './put-right.ts';
import { createRefusal } from './refusal.ts';

/** The guard of a suite whose target is real and may be written to. */
export function createGuard(suite: Suite, ledger: Ledger): Guard {
  const resources = resourcesOf(suite.spec);
  const lasting = createRefusal(suite, resources);
  const before = nothingRead();
  let protection: Promise<void> | undefined;
  return {
    protect(pool) {
      protection ??= readBefore(createWorld({ ...suite, guard: noGuard }), pool, resources, ledger, before);
      return protection;
    },
    refusal: (operation) => before.unreadable.get(operation.id) ?? lasting(operation),
    making(operation, path, body) {
      const resource = resources.find(({ create }) => create?.id === operation.id);
      return resource === undefined
        ? nothingMade
        : make(suite, ledger, before, resource, { operation, path, body });
    },
    deleted(operation, path) {
      const isIt = (entry: Entry) =>
        entry.operation === operation.id && sameJson({ ...entry.path }, { ...path });
      for (const entry of ledger.entries().filter((entry) => entry.kind === 'delete' && isIt(entry)))
        ledger.settle(entry);
    },
    async restore() {
      await putRight(tidying(suite), ledger);
    },
  };
}

/** Tidying up has no budget: what was changed is put back all the same. */
function tidying(suite: Suite): World {
  return createWorld({ ...suite, guard: noGuard, sender: suite.sender.exempt ?? suite.sender });
}

function make(
  suite: Suite,
  ledger: Ledger,
  before: Before,
  resource: Resource,
  { operation, path, body }: { operation: Operation; path: Path; body: Json | undefined },
): Making {
  const { key, remove, list } = resource;
  const note = noteOf(suite);
  const bearers = before.bearersOf(resource, nameIn(body));
  const making = ledger.add({
    ...note,
    kind: 'made',
    operation: operation.id,
    path,
    ...(body === undefined ? {} : { body }),
    ...(bearers === undefined ? {} : { bearers }),
  });
  let entry: Entry | undefined;
  return {
    told(response) {
      const status = response?.status ?? 0;
      const isMade = status >= 200 && status < 300;
      const id = isMade && response !== undefined ? madeId(response, key) : undefined;
      if (id !== undefined && remove !== undefined) {
        entry = ledger.add({ ...note, kind: 'delete', operation: remove.id, path: { ...path, [key]: id } });
      }
      // Made, but nobody says which one it is; or broken halfway: it is looked for at the end, where a list shows it.
      const mayBeThere = isMade ? entry === undefined : status >= 500 && list !== undefined;
      if (!mayBeThere) ledger.settle(making);
    },
    async undo() {
      if (entry !== undefined) await putRightOne(tidying(suite), ledger, entry);
    },
  };
}
