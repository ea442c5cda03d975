import { NoResponse, type Step, type World } from '../context/world.ts';
import type { Json } from '../shared/json.ts';
import { isNeverProvoked } from '../spec/documented-responses.ts';
import type { Operation } from '../spec/operation.ts';
import { viewedOperations } from '../spec/remote/views.ts';
import { idIn, itemsIn, queryNamed, type Resource, resourcesOf, schemaOf } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { type Before, idsByName } from './before.ts';
import { isWhole } from './made.ts';
import { placeOf } from './own-things.ts';
import type { Path } from './path.ts';

/** What one read showed. */
export interface Reading {
  /** The concrete path that was read. */
  readonly place: string;
  readonly operation: Operation;
  readonly path: Path;
  /** Of a list: which of a thing's fields names it. */
  readonly key: string | undefined;
  /** The status where it was no success: what is not shown cannot be compared. */
  readonly status: number;
  readonly value: Json | undefined;
  /** False for a list that goes on behind what was read. */
  readonly isWhole: boolean;
}

/** What a target showed before the first write, read twice: what differs between the two moves by itself. */
export interface State {
  readonly first: readonly Reading[];
  readonly second: readonly Reading[];
  /** What nothing shows: reads that were not asked, with the reason. */
  readonly unread: readonly string[];
}

/** How many things of a list are read one by one, and how many pages of a list. */
const itemsRead = 20;
const pagesRead = 20;
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
    before.ids.set(resourceOfList.get(operation)?.path ?? operation.path, byName);
  }
}

const resourceOfList = new WeakMap<Operation, Resource>();

type Read = Pick<Reading, 'operation' | 'path' | 'key'>;

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
    const ids = (itemsIn(value) ?? []).map((item) => idIn(item, key)).filter((id) => id !== undefined);
    return ids
      .slice(0, itemsRead)
      .map((id) => ({ operation: read, path: { ...path, [key]: id }, key: undefined }));
  });
  const others = items.filter(({ operation, path }) => !known.has(placeOf(operation.path, path)));
  return [...readings, ...(await inTurn(others, (read) => readOne(world, read)))];
}

async function readOne(world: World, { operation, path, key }: Read): Promise<Reading> {
  const place = placeOf(operation.path, path);
  const fixed = { place, operation, path, key };
  try {
    const step = await world.ask(operation, { path, query: largest(world.suite.spec, operation) });
    const value = step.ok ? shownBy(step) : undefined;
    if (key === undefined || value === undefined)
      return { ...fixed, status: step.status, value, isWhole: true };
    const pages = await following(world, operation, path, step);
    const items = pages.flatMap((page) => itemsIn(page) ?? []);
    const isAll = isWhole(pages.at(-1) === step.json ? step.json : items);
    return { ...fixed, status: step.status, value: pages.length > 1 ? items : value, isWhole: isAll };
  } catch (thrown) {
    if (!(thrown instanceof NoResponse)) throw thrown;
    return { ...fixed, status: 0, value: undefined, isWhole: false };
  }
}

/** A body that is no JSON counts as text. */
function shownBy({ json, exchange: { response } }: Step): Json | undefined {
  return json ?? response?.body.toString('utf8');
}

const limits = /^(limit|per_?page|page_?size|max_?results|\$top|page\[size\])$/i;
const offsets = /^(offset|skip|start_?index|\$skip)$/i;
const pageNumbers = /^(page|page_?(number|no)|page\[number\])$/i;

/** As many at a time as the list gives. */
function largest(spec: Spec, list: Operation): [string, string][] {
  const limit = queryNamed(list, limits);
  if (limit === undefined) return [];
  const { maximum, enum: options } = schemaOf(spec, limit);
  if (Array.isArray(options)) return [];
  return [[limit.name, String(Math.min(Number(maximum ?? 100), 1000))]];
}

/** The first page and those behind it, as far as an offset or a page number leads there. */
async function following(world: World, list: Operation, path: Path, first: Step): Promise<Json[]> {
  const pages: Json[] = [first.json ?? null];
  const size = (itemsIn(first.json) ?? []).length;
  const [offset, number] = [queryNamed(list, offsets), queryNamed(list, pageNumbers)];
  const by = offset ?? number;
  if (
    by === undefined ||
    size === 0 ||
    (isWhole(first.json) === true && queryNamed(list, limits) === undefined)
  )
    return pages;
  const start = Number(schemaOf(world.suite.spec, by).minimum ?? schemaOf(world.suite.spec, by).default ?? 1);
  for (let page = 1; page < pagesRead; page += 1) {
    const at = by === offset ? page * size : start + page;
    const query: [string, string][] = [...largest(world.suite.spec, list), [by.name, String(at)]];
    const step = await world.ask(list, { path, query });
    const items = step.ok ? (itemsIn(step.json) ?? []) : [];
    if (items.length === 0 || JSON.stringify(items) === JSON.stringify(itemsIn(pages.at(-1)))) break;
    pages.push(step.json ?? null);
    if (items.length < size) break;
  }
  return pages;
}

/** A few at a time. */
async function inTurn<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let index = 0; index < list.length; index += readsAtATime)
    results.push(...(await Promise.all(list.slice(index, index + readsAtATime).map(work))));
  return results;
}
