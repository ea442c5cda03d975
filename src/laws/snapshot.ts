import { differences } from '../context/compare.ts';
import { NoResponse, type Step, type World } from '../context/world.ts';
import { isObject, type Json } from '../shared/json.ts';
import { idIn, itemsIn, type Resource, schemaOf } from '../spec/resource.ts';
import { listingOf, nextOf } from './listing.ts';

/** What lists and single reads of a server show at one moment: each thing, by the list that shows it and its id. */
export interface Snapshot {
  readonly things: ReadonlyMap<string, Json>;
  /** The last request that was asked for it. */
  readonly step: Step | undefined;
}

/** One thing that is there before or after, and not as it was. */
export interface Change {
  readonly key: string;
  readonly id: string;
  readonly what: 'new' | 'gone' | 'changed';
  readonly detail: string;
}

/** How many pages of a list are looked at. */
const most = 5;

/** Reads every list of these resources that `path` has the values for, some pages of each, and the things themselves. */
export async function snapshotOf(
  world: World,
  resources: readonly Resource[],
  path: Readonly<Record<string, string>>,
): Promise<Snapshot> {
  const things = new Map<string, Json>();
  let step: Step | undefined;
  for (const { list, key } of resources) {
    if (list === undefined) continue;
    for (const page of await pagesOf(world, list, path)) {
      step = page;
      for (const item of itemsIn(page.json) ?? []) {
        const id = idIn(item, key);
        if (id !== undefined) things.set(`${list.path} ${id}`, item);
      }
    }
  }
  return { things, step };
}

async function pagesOf(
  world: World,
  list: NonNullable<Resource['list']>,
  path: Readonly<Record<string, string>>,
): Promise<Step[]> {
  const { spec } = world.suite;
  const { limit, cursor, offset } = listingOf(spec, list);
  const size =
    limit === undefined ? undefined : String(Math.min(100, Number(schemaOf(spec, limit).maximum ?? 50)));
  const sized: [string, string][] = limit === undefined || size === undefined ? [] : [[limit.name, size]];
  const steps: Step[] = [];
  let more: [string, string][] = [];
  try {
    while (steps.length < most) {
      const step = await world.ask(list, { path, query: [...sized, ...more] });
      if (!step.ok) return steps;
      steps.push(step);
      const count = itemsIn(step.json)?.length ?? 0;
      const token = cursor === undefined ? undefined : nextOf(step, cursor);
      if (cursor !== undefined && token !== undefined && token !== '') more = [[cursor.name, token]];
      else if (
        offset !== undefined &&
        /page/i.test(offset.name) &&
        size !== undefined &&
        count >= Number(size)
      )
        more = [[offset.name, String(steps.length + 1)]];
      else return steps;
    }
  } catch (thrown) {
    if (!(thrown instanceof NoResponse)) throw thrown;
  }
  return steps;
}

/** What is otherwise in `after` than in `before`; clocks and meters move by themselves. */
export function changesBetween(before: Snapshot, after: Snapshot): Change[] {
  const keys = new Set([...before.things.keys(), ...after.things.keys()]);
  return [...keys].flatMap((key): Change[] => {
    const id = key.slice(key.indexOf(' ') + 1);
    const [old, now] = [before.things.get(key), after.things.get(key)];
    if (old === undefined) return [{ key, id, what: 'new', detail: `${key} is there` }];
    if (now === undefined) return [{ key, id, what: 'gone', detail: `${key} is gone` }];
    const [difference] = differences(old, now);
    if (difference === undefined) return [];
    const detail = `${key}: ${difference.path} was ${brief(difference.wanted)}, is ${brief(difference.found)}`;
    return [{ key, id, what: 'changed', detail }];
  });
}

function brief(value: Json | undefined): string {
  return value === undefined ? 'not there' : JSON.stringify(isObject(value) ? value : value).slice(0, 60);
}
