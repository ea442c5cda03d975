import { isObject, type Json } from '../json.ts';
import { missingFrom } from '../laws/compare.ts';
import type { Pair } from '../laws/pair.ts';
import { pairsOf } from '../laws/pair.ts';
import { idIn, itemsIn, type Resource, resourcesOf } from '../laws/resource.ts';
import type { Step, World } from '../laws/world.ts';
import type { Entry, Ledger } from './ledger.ts';

/** What could not be put right, in words. */
export interface Leftover {
  readonly entry: Entry;
  readonly reason: string;
}

/** Puts right what the ledger lists for this world's target, the last first. Gives what is left. */
export async function putRight(world: World, ledger: Ledger): Promise<Leftover[]> {
  const { spec, target } = world.suite;
  const own = ledger.entries().filter(({ api, url }) => api === spec.api.name && url === target.url);
  const left: Leftover[] = [];
  for (const entry of [...own].reverse()) {
    const reason = await putRightOne(world, ledger, entry);
    if (reason !== undefined) left.push({ entry, reason });
  }
  return left;
}

/** Puts one thing right; gives the reason where it could not be. */
export async function putRightOne(world: World, ledger: Ledger, entry: Entry): Promise<string | undefined> {
  const reason = await attempt(world, entry);
  if (reason === undefined) ledger.settle(entry);
  return reason;
}

async function attempt(world: World, entry: Entry): Promise<string | undefined> {
  try {
    if (entry.kind === 'restore') return await restore(world, entry);
    return entry.kind === 'delete' ? await remove(world, entry) : await removeMade(world, entry);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

async function restore(world: World, entry: Entry): Promise<string | undefined> {
  const pair = pairsOf(world.suite.spec, world.suite.config).find(
    ({ write }) => write.id === entry.operation,
  );
  if (pair === undefined) return `the spec has no ${entry.operation} any more`;
  if (await isAsBefore(world, pair, entry)) return undefined;
  const body = withoutNothing(pair.visible(entry.body ?? null));
  const step = await world.ask(pair.write, { path: entry.path, body });
  if (!step.ok) return `${pair.write.method} ${pair.write.path} answers ${step.status}`;
  return (await isAsBefore(world, pair, entry)) ? undefined : 'it reads back otherwise than before';
}

/** True when a read shows what it showed before the run. */
async function isAsBefore(world: World, pair: Pair, entry: Entry): Promise<boolean> {
  const step = await world.ask(pair.read, { path: entry.path });
  const now = step.ok ? pair.written(step.json, { ...step.draft.path, ...entry.path }) : undefined;
  if (now === undefined) return false;
  const before = entry.body ?? null;
  return missingFrom(now, before).length === 0 && missingFrom(before, pair.visible(now)).length === 0;
}

/** Fields that are null were not there: a server that shows them need not take them. */
function withoutNothing(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutNothing(inner)]));
}

async function remove(world: World, entry: Entry): Promise<string | undefined> {
  const operation = world.suite.spec.operations.find(({ id }) => id === entry.operation);
  if (operation === undefined) return `the spec has no ${entry.operation} any more`;
  const step = await world.ask(operation, { path: entry.path });
  return isGone(step) ? undefined : `DELETE ${operation.path} answers ${step.status}`;
}

/** Gone already, or going, is as good: the run may have deleted it itself. */
function isGone({ ok, status }: Step): boolean {
  return ok || (status >= 400 && status < 500 && status !== 401 && status !== 403 && status !== 429);
}

/** The run ended between asking for something to be made and learning its id: it is found by what it was sent. */
async function removeMade(world: World, entry: Entry): Promise<string | undefined> {
  const resource = resourcesOf(world.suite.spec).find(({ create }) => create?.id === entry.operation);
  if (resource?.list === undefined || resource.remove === undefined) return undefined;
  const items = itemsIn((await world.ask(resource.list, { path: entry.path })).json) ?? [];
  for (const item of items.filter((candidate) => isMade(candidate, entry))) {
    const id = idIn(item, resource.key);
    if (id === undefined) continue;
    const reason = await deleteItem(world, resource, { ...entry.path, [resource.key]: id });
    if (reason !== undefined) return reason;
  }
  return undefined;
}

async function deleteItem(
  world: World,
  resource: Resource,
  path: Record<string, string>,
): Promise<string | undefined> {
  if (resource.remove === undefined) return undefined;
  const step = await world.ask(resource.remove, { path });
  return isGone(step) ? undefined : `DELETE ${resource.path} answers ${step.status}`;
}

/** Names are unique to a run: what bears the same one was made by it. */
function isMade(item: Json, { body }: Entry): boolean {
  const name = nameIn(body);
  return name !== undefined && nameIn(item) === name;
}

function nameIn(value: Json | undefined): string | undefined {
  if (!isObject(value)) return undefined;
  if (typeof value.name === 'string') return value.name;
  return isObject(value.metadata) && typeof value.metadata.name === 'string'
    ? value.metadata.name
    : undefined;
}
