import { pairsOf } from '../context/pair.ts';
import { givenUp, patience } from '../context/run-state.ts';
import { NoResponse, type Step, type World } from '../context/world.ts';
import { mask } from '../http/mask.ts';
import { messageOf } from '../shared/input-error.ts';
import { viewedOperations } from '../spec/remote/views.ts';
import { idIn, itemsIn, type Resource, resourcesOf } from '../spec/resource.ts';
import { isGoing, isThere } from './gone.ts';
import type { Entry, Ledger } from './ledger.ts';
import { nameIn, showsSent } from './made.ts';
import { readOne } from './reading.ts';
import { writeBack } from './write-back.ts';

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
    const { reason, isSilent } = await tryOne(world, ledger, entry, false);
    silent = isSilent ? silent + 1 : 0;
    if (reason !== undefined) left.push({ entry, reason });
  }
  return left;
}

/**
 * Puts one thing right; what could not be stays in the ledger, with the reason, which is given too. Who looks first
 * deletes nothing that is gone already: a careless server would take something else.
 */
export async function putRightOne(
  world: World,
  ledger: Ledger,
  entry: Entry,
  looksFirst = false,
): Promise<string | undefined> {
  return (await tryOne(world, ledger, entry, looksFirst)).reason;
}

interface Tried {
  readonly reason: string | undefined;
  /** True where the target did not answer at all. */
  readonly isSilent: boolean;
}

async function tryOne(world: World, ledger: Ledger, entry: Entry, looksFirst: boolean): Promise<Tried> {
  const tried = await attempt(world, entry, ledger, looksFirst);
  const reason = tried.reason === undefined ? undefined : mask(tried.reason, world.suite.target.secrets);
  if (reason === undefined) ledger.settle(entry);
  else ledger.leave(entry, reason);
  return { ...tried, reason };
}

async function attempt(world: World, entry: Entry, ledger: Ledger, looksFirst: boolean): Promise<Tried> {
  try {
    return { reason: await actions[entry.kind](world, entry, ledger, looksFirst), isSilent: false };
  } catch (thrown) {
    return { reason: messageOf(thrown), isSilent: thrown instanceof NoResponse };
  }
}

const actions = { restore, delete: remove, made: removeMade, undo: undoAsTold };

async function restore(world: World, entry: Entry): Promise<string | undefined> {
  const pair = pairsOf(world.suite.spec, world.suite.config).find(
    ({ write }) => write.id === entry.operation,
  );
  if (pair === undefined) return `the spec has no ${entry.operation} any more`;
  return writeBack(world, pair, entry.path, entry.body ?? null, entry.sent);
}

/** What `target.yaml` says undoes a request. */
async function undoAsTold(world: World, entry: Entry): Promise<string | undefined> {
  const operation = viewedOperations(world.suite.spec).find(({ id }) => id === entry.operation);
  if (operation === undefined) return `the spec has no ${entry.operation} any more`;
  const body = entry.body === undefined ? {} : { body: entry.body };
  const step = await world.ask(operation, { path: entry.path, ...body });
  return step.ok ? undefined : `${operation.method} ${operation.path} answers ${step.status}`;
}

async function remove(
  world: World,
  entry: Entry,
  _: Ledger,
  looksFirst: boolean,
): Promise<string | undefined> {
  const operation = viewedOperations(world.suite.spec).find(({ id }) => id === entry.operation);
  if (operation === undefined) return `the spec has no ${entry.operation} any more`;
  const resource = resourcesOf(world.suite.spec).find(({ remove: own }) => own?.id === operation.id);
  const { read } = resource ?? {};
  if (looksFirst && read !== undefined && isAbsent(await world.ask(read, { path: entry.path })))
    return undefined;
  const step = await world.ask(operation, { path: entry.path });
  return (await isGone(world, step, resource))
    ? undefined
    : `DELETE ${operation.path} answers ${step.status}`;
}

const isAbsent = ({ status }: Step) => status === 404 || status === 410;

/** Gone already, or going, is as good: the run may have deleted it itself. Whether a refusal says so a read shows. */
async function isGone(
  world: World,
  { ok, status, draft }: Step,
  resource: Resource | undefined,
): Promise<boolean> {
  if (ok || status === 404 || status === 410) return true;
  const { read } = resource ?? {};
  if (read !== undefined && status >= 400 && status < 500) {
    const shown = await world.ask(read, { path: draft.path });
    return !isThere(shown) || isGoing(shown.json);
  }
  return status === 400 || status === 422;
}

/** The run ended between asking for something to be made and learning its id: it is found by its name. */
async function removeMade(world: World, entry: Entry, ledger: Ledger): Promise<string | undefined> {
  const name = nameIn(entry.body);
  const resource = resourcesOf(world.suite.spec).find(({ create }) => create?.id === entry.operation);
  if (resource === undefined) return `the spec has no ${entry.operation} any more`;
  if (name === undefined && entry.earlier === undefined) return undefined;
  const what = name === undefined ? 'something without a name' : `something named ${JSON.stringify(name)}`;
  if (resource.list === undefined) return `${what} may have been made, and nothing lists it: look for it`;
  const { value, status, isWhole } = await readOne(world, {
    operation: resource.list,
    path: entry.path,
    key: resource.key,
  });
  if (value === undefined)
    return `GET ${resource.list.path} answers ${status || 'nothing'}: ${what} may have been made`;
  const others = ledger
    .entries()
    .filter(({ kind, operation }) => kind === 'delete' && operation === resource.remove?.id)
    .map(({ path }) => path[resource.key]);
  for (const item of itemsIn(value) ?? []) {
    const isIt = name === undefined ? showsSent(item, entry.body) : nameIn(item) === name;
    if (!isIt) continue;
    const id = idIn(item, resource.key);
    if (id === undefined && name !== undefined)
      return `${what} is there, and the list does not tell its id: delete it by hand`;
    if (id === undefined) continue;
    if (entry.bearers?.includes(id) || entry.earlier?.includes(id)) continue;
    if (others.includes(id)) continue;
    if (entry.bearers === undefined && entry.earlier === undefined)
      return `${what} is there (${id}), perhaps since before the run: delete it if it is nobody's`;
    return deleteItem(world, resource, { ...entry.path, [resource.key]: id });
  }
  return isWhole ? undefined : `${what} may have been made, and the list shows only a part: look for it`;
}

async function deleteItem(
  world: World,
  resource: Resource,
  path: Record<string, string>,
): Promise<string | undefined> {
  if (resource.remove === undefined) return `nothing deletes ${resource.path}`;
  const step = await world.ask(resource.remove, { path });
  return (await isGone(world, step, resource)) ? undefined : `DELETE ${resource.path} answers ${step.status}`;
}
