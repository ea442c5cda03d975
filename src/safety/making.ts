import { madeId } from '../context/fixture.ts';
import type { Suite } from '../context/suite.ts';
import type { World } from '../context/world.ts';
import { bodyOf } from '../http/body-of.ts';
import type { HttpResponse } from '../http/exchange.ts';
import type { RequestDraft } from '../http/request.ts';
import { sameJson } from '../shared/json.ts';
import type { Resource } from '../spec/resource.ts';
import { type Before, noteOf } from './before.ts';
import type { Entry, Ledger } from './ledger.ts';
import { nameIn } from './made.ts';
import type { Path } from './path.ts';
import { putRightOne } from './put-right.ts';

/** Something that is being made. */
export interface Making {
  /** To be told the answer: only then it is known what to delete. Undefined where none came. */
  told(response: HttpResponse | undefined, unsent: boolean): void;
  /** The path of what was made, where the answer says which one it is. */
  path(): Path | undefined;
  /** Deletes what was made, now, or only if it is still there. Gives the reason where it could not be. */
  undo(world: World, looksFirst?: boolean): Promise<string | undefined>;
}

/** Notes in the ledger that a request is about to make something. */
export function noteMaking(
  suite: Suite,
  ledger: Ledger,
  before: Before,
  resource: Resource,
  draft: RequestDraft,
): Making {
  const { key, remove, list } = resource;
  const { operation, path } = draft;
  const body = bodyOf(draft);
  const note = noteOf(suite);
  const bearers = before.bearersOf(resource, nameIn(body));
  const earlier = before.idsOf(resource, path);
  let making: Entry | undefined = ledger.add({
    ...note,
    kind: 'made',
    operation: operation.id,
    path,
    ...(body === undefined ? {} : { body }),
    ...(bearers === undefined ? {} : { bearers }),
    ...(earlier === undefined ? {} : { earlier }),
  });
  let entry: Entry | undefined;
  const settle = () => {
    if (making !== undefined) ledger.settle(making);
    making = undefined;
  };
  return {
    told(response, unsent) {
      const status = response?.status ?? 0;
      const isMade = status >= 200 && status < 300;
      const said = isMade && response !== undefined ? madeId(response, key) : undefined;
      // What was there before the run is not what the request made, whatever the answer says
      const id = said !== undefined && earlier?.includes(said) ? undefined : said;
      if (id !== undefined && remove !== undefined)
        entry = ledger.add({ ...note, kind: 'delete', operation: remove.id, path: { ...path, [key]: id } });
      // Made, but nobody says which one it is; or broken halfway: it is looked for, where a list shows it.
      const mayBeThere = isMade
        ? entry === undefined
        : (status >= 500 && list !== undefined) || (response === undefined && !unsent);
      if (!mayBeThere) settle();
    },
    path: () => entry?.path,
    async undo(world, looksFirst = false) {
      const open = entry ?? making;
      if (open === undefined || !isOpen(ledger, open)) return undefined;
      return putRightOne(world, ledger, open, looksFirst);
    },
  };
}

/** Notes that something was deleted: it needs no deleting any more. */
export function noteDeleted(
  ledger: Ledger,
  { operation, path }: Pick<RequestDraft, 'operation' | 'path'>,
): void {
  for (const entry of ledger.entries()) {
    const isIt = entry.operation === operation.id && sameJson({ ...entry.path }, { ...path });
    if (entry.kind === 'delete' && isIt) ledger.settle(entry);
  }
}

function isOpen(ledger: Ledger, entry: Entry): boolean {
  return ledger.entries().some(({ id, kind }) => id === entry.id && kind === entry.kind);
}
