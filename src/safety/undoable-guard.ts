import type { Guard, Session } from '../context/guard.ts';
import { noGuard } from '../context/guard.ts';
import type { Suite } from '../context/suite.ts';
import { createWorld } from '../context/world.ts';
import type { Known } from '../target/known.ts';
import { nothingRead } from './before.ts';
import { rehearseCreate } from './created.ts';
import { effectsOf } from './effect.ts';
import { rehearse } from './foreign-thing.ts';
import type { Keeping } from './keeping.ts';
import type { Ledger } from './ledger.ts';
import { createOwnThings, placeOf } from './own-things.ts';
import { putRight } from './put-right.ts';
import { noteIds, readState, type State } from './state.ts';
import { compareStates, movingIn, type StateReport } from './state-report.ts';
import { tidyingWorld } from './tidying.ts';
import { createTurn, type Turn } from './turns.ts';
import { createUndoableSession } from './undoable-session.ts';
import { createWatch } from './watch.ts';

/** A guard that sends what the run can undo, and knows it can. */
export interface UndoableGuard extends Guard {
  /** Says which things are there by now. */
  inform(known: Known): void;
  /** Puts everything back, reads again what was read before the first write, and compares. */
  finish(): Promise<StateReport>;
}

/** The guard of a real target that is left as it was. */
export function createUndoableGuard(first: Suite, ledger: Ledger): UndoableGuard {
  let suite = first;
  let made = 0;
  const proofs = new Map<string, Promise<string | undefined>>();
  const spoiled = new Map<string, string>();
  const turns = new Map<string, Turn>();
  let reading: Promise<State> | undefined;
  const once = (place: string, prove: () => Promise<string | undefined>) => {
    const known = proofs.get(place) ?? prove();
    proofs.set(place, known);
    return known.then((reason) => reason ?? spoiled.get(place));
  };
  const read = () => {
    reading ??= readState(createWorld({ ...suite, guard: noGuard })).then((state) => {
      for (const one of movingIn(state)) before.moving.add(one);
      return state;
    });
    return reading;
  };
  const [before, own] = [nothingRead(), createOwnThings()];
  const keeping: Keeping = {
    ledger,
    before,
    own,
    watch: createWatch(before, own),
    foreign: createTurn(),
    turnOf(place) {
      const turn = turns.get(place) ?? createTurn();
      turns.set(place, turn);
      return turn;
    },
    touched: new Set(),
    merging: new Set(),
    effectOf: effectsOf(first),
    suite: () => suite,
    session: () => createUndoableSession(keeping),
    next: () => {
      made += 1;
      return made;
    },
    read: async () => noteIds(await read(), before),
    creatable({ resource }) {
      const session = createUndoableSession(keeping, { isProof: true });
      const world = createWorld({ ...suite, guard, session });
      return once(resource.path, () => rehearseCreate(world, session, resource, keeping.before));
    },
    changeable({ pair }, { path }) {
      return once(placeOf(`${pair.write.id} ${pair.write.path}`, path), () =>
        rehearse(tidyingWorld(suite), ledger, pair, path, () =>
          keeping.merging.add(placeOf(pair.write.path, path)),
        ),
      );
    },
    spoil: (place, reason) => void spoiled.set(place, `nothing more is sent there: ${reason}`),
    spoiled: (place) => spoiled.get(place),
  };
  const finish = async () => {
    const rounds = 3;
    for (let round = 0; round < rounds && ledger.entries().length > 0; round += 1) {
      const left = await putRight(tidyingWorld(suite), ledger);
      if (left.length > 0 && round < rounds - 1) await createWorld(suite).wait(400 * 2 ** round);
    }
    return compareStates(tidyingWorld(suite), await reading, keeping);
  };
  const guard: UndoableGuard = {
    protect: () => keeping.read(),
    refusal(draft) {
      const effect = keeping.effectOf(draft);
      return effect.kind === 'lasting' ? effect.reason : undefined;
    },
    session: (): Session => createUndoableSession(keeping),
    async restore() {
      await finish();
    },
    inform(known) {
      suite = { ...suite, target: { ...suite.target, known } };
    },
    finish,
  };
  return guard;
}
