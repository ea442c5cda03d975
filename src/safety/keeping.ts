import type { Session } from '../context/guard.ts';
import type { Suite } from '../context/suite.ts';
import type { RequestDraft } from '../http/request.ts';
import type { Before } from './before.ts';
import type { Effect } from './effect.ts';
import type { Ledger } from './ledger.ts';
import type { OwnThings } from './own-things.ts';
import type { Turn } from './turns.ts';
import type { Watch } from './watch.ts';

/** What the sessions of a guard share. */
export interface Keeping {
  readonly ledger: Ledger;
  readonly before: Before;
  readonly own: OwnThings;
  /** Whose turn it is to change what is not the run's own. */
  readonly foreign: Turn;
  /** Whose turn it is to make a thing of a resource. */
  turnOf(resource: string): Turn;
  /** Things that keep what a write leaves out, by place: what comes up there could not be taken away again. */
  readonly merging: Set<string>;
  /** Where writes went, by concrete path. */
  readonly touched: Set<string>;
  readonly effectOf: (draft: RequestDraft) => Effect;
  /** The suite as its target is known by now. */
  suite(): Suite;
  /** A session of the guard. */
  session(): Session;
  /** A number that nothing made so far has. */
  next(): number;
  /** Reads what there is, before the first write. */
  read(): Promise<void>;
  /** Why nothing more is made of a resource; undefined where it was proven that what is made can be deleted. */
  creatable(effect: Extract<Effect, { kind: 'create' }>): Promise<string | undefined>;
  /** Why a thing is not changed; undefined where it was proven that it can be written back. */
  changeable(effect: Extract<Effect, { kind: 'change' }>, draft: RequestDraft): Promise<string | undefined>;
  /** Something could not be put right: nothing more is changed there. */
  spoil(place: string, reason: string): void;
  /** Why nothing more is changed there; undefined where nothing speaks against it. */
  spoiled(place: string): string | undefined;
  /** Looks after a write whether it did harm; what did is not done again. */
  readonly watch: Watch;
}
