import { missingFrom } from '../context/compare.ts';
import type { Pair } from '../context/pair.ts';
import { pairsOf } from '../context/pair.ts';
import { givenUp, patience } from '../context/run-state.ts';
import { NoResponse, type Step, type World } from '../context/world.ts';
import { mask } from '../http/mask.ts';
import { messageOf } from '../shared/input-error.ts';
import { isObject, type Json } from '../shared/json.ts';
import { idIn, itemsIn, type Resource, resourcesOf } from '../spec/resource.ts';
import type { Entry, Ledger } from './ledger.ts';
import { isWhole, nameIn } from './made.ts';

/** What could not be put right, in words. */
export interface Leftover {
  readonly entry: Entry;
  readonly reason: string;
}

/** Puts right what the ledger lists for this world's target, the last first. Gives what is left. */
export async function putRight(world: World, ledger: Ledger): Promise<Leftover[]> {
  const { spec, target } = world.suite;
  const own = ledger
    .entries()
    .filter(
      ({ api, url, variant }) => api === spec.api.name && url === target.url && variant === spec.variant,
    );
  const left: Leftover[] = [];
  let silent = 0;
  for (const entry of [...own].reverse()) {
    if (silent >= patience) {
      left.push({ entry, reason: `not tried: ${givenUp}` });
      continue;
    }
    const { reason, isSilent } = await tryOne(world, ledger, entry);
    silent = isSilent ? silent + 1 : 0;
    if (reason !== undefined) left.push({ entry, reason });
  }
  return left;
}

/** Puts one thing right; what could not be stays in the ledger, with the reason. */
export async function putRightOne(world: World, ledger: Ledger, entry: Entry): Promise<void> {
  await tryOne(world, ledger, entry);
}

interface Tried {
  readonly reason: string | undefined;
  /** True where the target did not answer at all. */
  readonly isSilent: boolean;
}

async function tryOne(world: World, ledger: Ledger, entry: Entry): Promise<Tried> {
  const tried = await attempt(world, entry);
  const reason = tried.reason === undefined ? undefined : mask(tried.reason, world.suite.target.secrets);
  if (reason === undefined) ledger.settle(entry);
  else ledger.leave(entry, reason);
  return { ...tried, reason };
}

async function attempt(world: World, entry: Entry): Promise<Tried> {
  try {
    return { reason: await actions[entry.kind](world, entry), isSilent: false };
  } catch (thrown) {
    return { reason: messageOf(thrown), isSilent: thrown instanceof NoResponse };
  }
}

const actions = { restore, delete: remove, made: removeMade };

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

/** The run ended between asking for something to be made and learning its id: it is found by its name. */
async function removeMade(world: World, entry: Entry): Promise<string | undefined> {
  const name = nameIn(entry.body);
  const resource = resourcesOf(world.suite.spec).find(({ create }) => create?.id === entry.operation);
  if (resource === undefined) return `the spec has no ${entry.operation} any more`;
  if (name === undefined) return undefined;
  const what = `something named ${JSON.stringify(name)}`;
  if (resource.list === undefined) return `${what} may have been made, and nothing lists it: look for it`;
  const step = await world.ask(resource.list, { path: entry.path });
  if (!step.ok) return `GET ${resource.list.path} answers ${step.status}: ${what} may have been made`;
  for (const item of itemsIn(step.json) ?? []) {
    const id = nameIn(item) === name ? idIn(item, resource.key) : undefined;
    if (id === undefined || entry.bearers?.includes(id)) continue;
    if (entry.bearers === undefined)
      return `${what} is there (${id}), perhaps since before the run: delete it if it is nobody's`;
    return deleteItem(world, resource, { ...entry.path, [resource.key]: id });
  }
  return isWhole(step.json)
    ? undefined
    : `${what} may have been made, and the list shows only a part: look for it`;
}

async function deleteItem(
  world: World,
  resource: Resource,
  path: Record<string, string>,
): Promise<string | undefined> {
  if (resource.remove === undefined) return `nothing deletes ${resource.path}`;
  const step = await world.ask(resource.remove, { path });
  return isGone(step) ? undefined : `DELETE ${resource.path} answers ${step.status}`;
}
