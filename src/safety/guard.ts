import { type Json, sameJson } from '../json.ts';
import { pairsOf } from '../laws/pair.ts';
import { idIn, type Resource, resourcesOf } from '../laws/resource.ts';
import { createWorld, Silence, type Step } from '../laws/world.ts';
import type { Operation } from '../operation.ts';
import type { Suite } from '../suite.ts';
import type { Entry, Ledger } from './ledger.ts';
import { putRight, putRightOne } from './put-right.ts';

/** Sees to it that a run leaves a real target as it was. */
export interface Guard {
  /** Reads what the run may change, and notes it, before the first request that could change something. */
  protect(): Promise<void>;
  /** Notes that something is about to be made. */
  making(operation: Operation, path: Path, body: Json | undefined): Making;
  /** Notes that something was deleted: it needs no deleting any more. */
  deleted(operation: Operation, path: Path): void;
  /** Puts everything back; what could not be stays in the ledger. */
  restore(): Promise<void>;
}

type Path = Readonly<Record<string, string>>;

/** Something that is being made. */
export interface Making {
  /** To be told the answer: only then it is known what to delete. */
  told(answer: Pick<Step, 'ok' | 'json'>): void;
  /** Deletes what was made, now. */
  undo(): Promise<void>;
}

const nothingMade: Making = { told: () => undefined, undo: () => Promise.resolve() };

/** A guard that does nothing: for mocks, and for runs that send nothing that could change anything. */
export const noGuard: Guard = {
  protect: () => Promise.resolve(),
  making: () => nothingMade,
  deleted: () => undefined,
  restore: () => Promise.resolve(),
};

/** The guard of a suite whose target is real and may be written to. */
export function createGuard(suite: Suite, ledger: Ledger): Guard {
  const resources = resourcesOf(suite.spec);
  let protection: Promise<void> | undefined;
  return {
    protect() {
      protection ??= snapshot(suite, ledger);
      return protection;
    },
    making(operation, path, body) {
      const resource = resources.find(({ create }) => create?.id === operation.id);
      return resource === undefined ? nothingMade : make(suite, ledger, resource, operation, path, body);
    },
    deleted(operation, path) {
      const isIt = (entry: Entry) =>
        entry.operation === operation.id && sameJson({ ...entry.path }, { ...path });
      for (const entry of ledger.entries().filter((entry) => entry.kind === 'delete' && isIt(entry)))
        ledger.settle(entry);
    },
    async restore() {
      await putRight(createWorld({ ...suite, guard: noGuard }), ledger);
    },
  };
}

function make(
  suite: Suite,
  ledger: Ledger,
  { key, remove }: Resource,
  operation: Operation,
  path: Path,
  body: Json | undefined,
): Making {
  const note = noteOf(suite);
  const making = ledger.add({
    ...note,
    kind: 'made',
    operation: operation.id,
    path,
    ...(body === undefined ? {} : { body }),
  });
  let entry: Entry | undefined;
  return {
    told({ ok, json }) {
      const id = ok ? idIn(json, key) : undefined;
      if (id !== undefined && remove !== undefined) {
        entry = ledger.add({ ...note, kind: 'delete', operation: remove.id, path: { ...path, [key]: id } });
      }
      ledger.settle(making);
    },
    async undo() {
      if (entry !== undefined) await putRightOne(createWorld({ ...suite, guard: noGuard }), ledger, entry);
    },
  };
}

/** One entry for each thing that a write of the suite can change and a read can show. */
async function snapshot(suite: Suite, ledger: Ledger): Promise<void> {
  const world = createWorld({ ...suite, guard: noGuard });
  for (const pair of pairsOf(suite.spec, suite.config)) {
    try {
      const step = await world.ask(pair.read);
      const written = step.ok ? pair.written(step.json, step.draft.path) : undefined;
      if (written === undefined || written === null) continue;
      const body = pair.visible(written);
      const path = Object.fromEntries(Object.entries(step.draft.path));
      ledger.add({
        ...noteOf(suite),
        kind: 'restore',
        operation: pair.write.id,
        path,
        body,
      });
    } catch (thrown) {
      if (!(thrown instanceof Silence)) throw thrown;
    }
  }
}

/** What every entry of a suite says: whose it is, and where. */
function noteOf({ spec, target }: Suite): Pick<Entry, 'api' | 'url' | 'variant'> {
  const note = { api: spec.api.name, url: target.url };
  return spec.variant === undefined ? note : { ...note, variant: spec.variant };
}
