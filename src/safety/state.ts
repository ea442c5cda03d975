import type { World } from '../context/world.ts';
import { isNeverProvoked } from '../spec/documented-responses.ts';
import type { Operation } from '../spec/operation.ts';
import { viewedOperations } from '../spec/remote/views.ts';
import { itemsIn, listedId, type Resource, resourcesOf } from '../spec/resource.ts';
import { type Before, idsByName } from './before.ts';
import { placeOf } from './own-things.ts';
import { type Read, type Reading, readOne } from './reading.ts';

/** What a target showed before the first write, read twice: what differs between the two moves by itself. */
export interface State {
  readonly first: readonly Reading[];
  readonly second: readonly Reading[];
  /** What nothing shows: reads that were not asked, with the reason. */
  readonly unread: readonly string[];
}

/** How many things of a list are read one by one. */
const itemsRead = 20;
const readsAtATime = 4;

/** Reads every list and every thing that a read shows, as far as it is known how they are called. */
export async function readState(world: World): Promise<State> {
  const { reads, unread } = readable(world);
  const first = await readAll(world, reads);
  const second = await readAll(world, reads);
  return { first, second, unread };
}

/** Reads the same again. */
export async function readAgain(world: World, { first }: State): Promise<Reading[]> {
  return inTurn(first, ({ operation, path, key }) => readOne(world, { operation, path, key }));
}

/** Notes which ids each list showed. */
export function noteIds({ second }: State, before: Before): void {
  for (const { place, key, value, operation, isWhole: isAll } of second) {
    if (key === undefined || value === undefined || !isAll || before.idsAt.has(place)) continue;
    const byName = idsByName(value, key);
    before.idsAt.set(place, [...byName.values()].flat());
    before.itemsAt.set(place, itemsIn(value) ?? []);
    before.ids.set(resourceOfList.get(operation)?.path ?? operation.path, byName);
  }
}

const resourceOfList = new WeakMap<Operation, Resource>();

function readable({ suite: { spec, config, target } }: World): { reads: Read[]; unread: string[] } {
  const resources = resourcesOf(spec);
  for (const resource of resources)
    if (resource.list !== undefined) resourceOfList.set(resource.list, resource);
  const reads: Read[] = [];
  const unread: string[] = [];
  for (const operation of viewedOperations(spec)) {
    if (operation.method !== 'GET' || isNeverProvoked(operation)) continue;
    const names = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name);
    const values = names.map((name) => [name, target.known.value(`path.${name}`, operation.path)] as const);
    const lacking = values.filter(([, value]) => value === undefined).map(([name]) => name);
    if (config.careRules.never.has(operation.id))
      unread.push(`GET ${operation.path}: never in target.yaml forbids it`);
    else if (lacking.length > 0) unread.push(`GET ${operation.path}: no ${lacking.join(' and ')} is known`);
    else {
      const path = Object.fromEntries(values.map(([name, value]) => [name, value ?? '']));
      reads.push({ operation, path, key: resourceOfList.get(operation)?.key });
    }
  }
  return { reads, unread };
}

/** The reads, and of each list its first things one by one. */
async function readAll(world: World, reads: readonly Read[]): Promise<Reading[]> {
  const readings = await inTurn(reads, (read) => readOne(world, read));
  const known = new Set(readings.map(({ place }) => place));
  const items = readings.flatMap((reading): Read[] => {
    const read = resourceOfList.get(reading.operation)?.read;
    const { key, value, path } = reading;
    if (read === undefined || key === undefined) return [];
    const ids = (itemsIn(value) ?? []).map((item) => listedId(item, key)).filter((id) => id !== undefined);
    return ids
      .slice(0, itemsRead)
      .map((id) => ({ operation: read, path: { ...path, [key]: id }, key: undefined }));
  });
  const others = items.filter(({ operation, path }) => !known.has(placeOf(operation.path, path)));
  return [...readings, ...(await inTurn(others, (read) => readOne(world, read)))];
}

/** A few at a time. */
async function inTurn<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let index = 0; index < list.length; index += readsAtATime)
    results.push(...(await Promise.all(list.slice(index, index + readsAtATime).map(work))));
  return results;
}
