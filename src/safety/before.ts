import { pairsOf } from '../context/pair.ts';
import { givenUp, patience } from '../context/run-state.ts';
import type { Suite } from '../context/suite.ts';
import { NoResponse, type Step, type World } from '../context/world.ts';
import type { Json } from '../shared/json.ts';
import type { Pool } from '../shared/pool.ts';
import type { Operation } from '../spec/operation.ts';
import { idIn, itemsIn, type Resource } from '../spec/resource.ts';
import type { Entry, Ledger } from './ledger.ts';
import { isTagged, isWhole, nameIn } from './made.ts';
import { placeOf } from './own-things.ts';
import type { Path } from './path.ts';

/** What is known of a target before the first write. */
export interface Before {
  /** By the path of a resource: the ids that were there, by name. Where a list does not show all, nobody knows. */
  readonly ids: Map<string, ReadonlyMap<string, readonly string[]>>;
  /** The ids that were there; undefined where nobody knows. */
  idsOf(resource: Resource, path: Path): readonly string[] | undefined;
  /** By the concrete path of a list: the ids that it showed. */
  readonly idsAt: Map<string, readonly string[]>;
  /** By the concrete path of a list: what it showed. */
  readonly itemsAt: Map<string, readonly Json[]>;
  /** Places and fields that move by themselves. */
  readonly moving: Set<string>;
  /** The ids of what bore a name before the run; undefined where nobody knows. */
  bearersOf(resource: Resource, name: string | undefined): readonly string[] | undefined;
}

/** Before anything was read. */
export function nothingRead(): Before {
  const ids: Before['ids'] = new Map();
  const idsAt: Before['idsAt'] = new Map();
  return {
    ids,
    idsAt,
    itemsAt: new Map(),
    moving: new Set(),
    idsOf: ({ list }, path) => (list === undefined ? undefined : idsAt.get(placeOf(list.path, path))),
    bearersOf({ path }, name = '') {
      const known = ids.get(path);
      // Nobody else ends names as the suite does.
      if (known === undefined) return isTagged(name) ? [] : undefined;
      return known.get(name) ?? [];
    },
  };
}

/** Notes each thing that a write can change and a read can show, and which names there are. */
export async function readBefore(
  world: World,
  pool: Pool,
  resources: readonly Resource[],
  ledger: Ledger,
  before: Before,
): Promise<void> {
  const ask = patiently(world);
  const askAll = <T>(about: readonly T[], operationOf: (one: T) => Operation) =>
    Promise.all(about.map(async (one) => [one, await pool.run(true, () => ask(operationOf(one)))] as const));
  const pairs = await askAll(pairsOf(world.suite.spec, world.suite.config), ({ read }) => read);
  for (const [pair, step] of pairs) {
    if (typeof step === 'string') continue;
    const written = step.ok ? pair.written(step.json, step.draft.path) : undefined;
    if (written === undefined || written === null) continue;
    const body = pair.visible(written);
    const path = { ...step.draft.path };
    ledger.add({ ...noteOf(world.suite), kind: 'restore', operation: pair.write.id, path, body });
  }
  const lists = resources.flatMap(({ path, key, create, remove, list }) =>
    create === undefined || remove === undefined || list === undefined ? [] : [{ path, key, list }],
  );
  for (const [{ path, key }, step] of await askAll(lists, ({ list }) => list)) {
    if (typeof step !== 'string' && step.ok && isWhole(step.json))
      before.ids.set(path, idsByName(step.json, key));
  }
}

/** What every entry of a suite says: whose it is, and where. */
export function noteOf({ spec, target }: Suite): Pick<Entry, 'api' | 'url' | 'variant'> {
  const note = { api: spec.api.name, url: target.url };
  return spec.variant === undefined ? note : { ...note, variant: spec.variant };
}

/** Asks, and gives the reason where no answer came; who is silent three times is not asked again. */
function patiently(world: World): (operation: Step['draft']['operation']) => Promise<Step | string> {
  let silent = 0;
  return async (operation) => {
    if (silent >= patience) return `was not asked: ${givenUp}`;
    try {
      const step = await world.ask(operation);
      silent = 0;
      return step;
    } catch (thrown) {
      if (!(thrown instanceof NoResponse)) throw thrown;
      silent += 1;
      return `gives no answer (${thrown.message})`;
    }
  };
}

export function idsByName(answer: Json | undefined, key: string): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const item of itemsIn(answer) ?? []) {
    const [name, id] = [nameIn(item) ?? '', idIn(item, key)];
    if (id !== undefined) ids.set(name, [...(ids.get(name) ?? []), id]);
  }
  return ids;
}
