import { differences } from '../context/compare.ts';
import type { Step, World } from '../context/world.ts';
import { isObject, type Json } from '../shared/json.ts';
import { idIn, itemsIn, type Resource } from '../spec/resource.ts';
import { pagesOf } from './walk-list.ts';

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
    for (const page of await pagesOf(world, list, { path })) {
      step = page;
      for (const item of itemsIn(page.json) ?? []) {
        const id = idIn(item, key);
        if (id !== undefined) things.set(`${list.path} ${id}`, item);
      }
    }
  }
  return { things, step };
}

/** What is otherwise in `after` than in `before`; clocks and meters move by themselves. */
export function changesBetween(before: Snapshot, after: Snapshot): Change[] {
  const keys = new Set([...before.things.keys(), ...after.things.keys()]);
  return [...keys].flatMap((key): Change[] => {
    const id = key.slice(key.indexOf(' ') + 1);
    const [old, now] = [before.things.get(key), after.things.get(key)];
    if (old === undefined) return [{ key, id, what: 'new', detail: `${key} is there` }];
    // What was on its way out goes by itself
    if (isLeaving(old)) return [];
    if (now === undefined) return [{ key, id, what: 'gone', detail: `${key} is gone` }];
    const [difference] = differences(old, now);
    if (difference === undefined) return [];
    const detail = `${key}: ${difference.path} was ${brief(difference.wanted)}, is ${brief(difference.found)}`;
    return [{ key, id, what: 'changed', detail }];
  });
}

function isLeaving(item: Json): boolean {
  return (
    isObject(item) &&
    Object.entries(item).some(
      ([name, value]) => /(status|state|phase)$/i.test(name) && /delet|terminat|remov/i.test(String(value)),
    )
  );
}

function brief(value: Json | undefined): string {
  return value === undefined ? 'not there' : JSON.stringify(value).slice(0, 60);
}
