import type { World } from '../context/world.ts';
import type { Json } from '../shared/json.ts';
import { idIn, itemsIn } from '../spec/resource.ts';
import { isGoing } from './gone.ts';
import type { Keeping } from './keeping.ts';
import { isSigned as isSignedItem } from './made.ts';
import type { Reading } from './reading.ts';
import { readAgain, type State } from './state.ts';
import { changesOf, type StateChange } from './state-changes.ts';

/** Whether a target is as it was before a run. */
export interface StateReport {
  readonly api: string;
  readonly compared: number;
  readonly equal: number;
  readonly differences: readonly StateDifference[];
  /** What could not be compared, with the reason. */
  readonly unseen: readonly string[];
}

/** Something that is not as it was. */
export interface StateDifference {
  /** What differs, in one clause. */
  readonly what: string;
  /** True where it may be the run's doing; false where nothing that the run sent went there. */
  readonly isOurs: boolean;
  /** What a person can do about it. */
  readonly todo: string;
}

/** How often a difference is looked at once more: some servers take their time. */
const looks = 5;

/** True for a list that grows with all that happens, and from which nothing is ever taken. */
function isLog({ operation: { path } }: Reading): boolean {
  return /\/(events?|audit[-_]?(logs?|trail|events?)?|logs?|activit(y|ies)|history|changes)\/?$/i.test(path);
}

/** Reads again what was read before the first write, and says what differs. Nothing to compare where nothing was written. */
export async function compareStates(
  world: World,
  state: State | undefined,
  keeping: Keeping,
): Promise<StateReport> {
  const api = world.suite.spec.api.name;
  if (state === undefined) return { api, compared: 0, equal: 0, differences: [], unseen: [] };
  // A read that got no answer the first time may have got one the second time
  const readings = [...state.first, ...state.second].filter(({ value }) => value !== undefined);
  const before = new Map([...state.first, ...readings.reverse()].map((reading) => [reading.place, reading]));
  const moving = movingIn(state);
  let report: StateReport | undefined;
  for (let look = 0; look < looks; look += 1) {
    const after = await readAgain(world, state);
    report = reportOf(api, state, before, after, moving, keeping);
    if (report.differences.length === 0) break;
    if (look < looks - 1) await world.wait(200 * 2 ** look);
  }
  return report ?? { api, compared: 0, equal: 0, differences: [], unseen: state.unread };
}

function reportOf(
  api: string,
  state: State,
  before: ReadonlyMap<string, Reading>,
  after: readonly Reading[],
  moving: ReadonlySet<string>,
  keeping: Keeping,
): StateReport {
  const differences: StateDifference[] = [];
  const unseen = [...state.unread];
  let compared = 0;
  let equal = 0;
  for (const now of after) {
    const was = before.get(now.place);
    if (was === undefined) continue;
    const where = `GET ${now.operation.path === now.place ? now.place : decodeURIComponent(now.place)}`;
    if (was.value === undefined && now.value === undefined) {
      if (was.status === 0 || was.status >= 400)
        unseen.push(`${where}: it answers ${was.status || 'nothing'}`);
      continue;
    }
    compared += 1;
    if (!was.isWhole) unseen.push(`${where}: only its first pages were read`);
    const found = changesIn(was, now).filter(
      (change) => !moving.has(`${now.place} ${change.field}`) && !isGoing(change.item),
    );
    if (found.length > 0 && isLog(now) && found.every(({ kind }) => kind === 'added')) {
      unseen.push(`${where}: a log, whose ${found.length} new entries may tell of this run`);
      compared -= 1;
      continue;
    }
    if (found.length === 0) equal += 1;
    differences.push(...found.map((change) => differenceOf(where, now, change, keeping)));
  }
  return { api, compared, equal, differences, unseen };
}

/** What differs between two readings of a moment: it moves by itself. Whether things come and go is not among it. */
export function movingIn({ first, second }: State): Set<string> {
  const again = new Map(second.map((reading) => [reading.place, reading]));
  return new Set(
    first.flatMap((reading) => {
      const other = again.get(reading.place);
      if (other === undefined) return [];
      return changesIn(reading, other)
        .filter(({ kind }) => kind === 'changed')
        .map(({ field }) => `${reading.place} ${field}`);
    }),
  );
}

function changesIn(was: Reading, now: Reading): StateChange[] {
  if (was.value === undefined || now.value === undefined) {
    const [from, to] = [was, now].map(({ status }) => status || 'no answer');
    const kind = now.value === undefined ? 'gone' : 'added';
    return [{ kind, field: '#', text: `it answered ${from}, and answers ${to} now`, item: undefined }];
  }
  return changesOf(listed(was), listed(now), now.key);
}

/** A list as its items; how it counts them goes with them. */
function listed({ value, key }: Reading): Json {
  const items = key === undefined ? undefined : itemsIn(value);
  return items ?? value ?? null;
}

function differenceOf(
  where: string,
  now: Reading,
  { kind, text, item }: StateChange,
  { own, touched }: Keeping,
): StateDifference {
  const id = item === undefined || now.key === undefined ? undefined : idIn(item, now.key);
  const place = id === undefined ? now.place : `${now.place}/${encodeURIComponent(id)}`;
  const isMade = kind === 'added' && own.hasMade(place);
  const isNear = [...touched].some(
    (one) => `${place}/`.startsWith(`${one}/`) || `${one}/`.startsWith(`${now.place}/`),
  );
  // Something new where the run sent nothing is somebody else's, unless it bears the run's name; what is gone or
  // changed may be a side effect
  const isSigned = isSignedItem(item);
  const isOurs = isMade || kind !== 'added' || isNear || isSigned;
  const todo = isMade
    ? 'a DELETE was sent and did not take it away: delete it by hand'
    : kind === 'added'
      ? isNear || isSigned
        ? 'delete it if nobody else made it'
        : 'nothing: no request of this run went there'
      : kind === 'gone'
        ? 'make it again if nobody else deleted it'
        : 'write back what was there if nobody else changed it';
  return { what: `${where}: ${text}`, isOurs, todo };
}
