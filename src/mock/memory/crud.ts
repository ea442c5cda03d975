import type { JsonObject } from '../../shared/json.ts';
import type { MatchedRequest, Step } from '../behaviour/behaviour.ts';
import { parameterIn, paramsFor } from './aliases.ts';
import { field, withEntry, withField } from './entries.ts';
import { changed, replaced, statedFields } from './merged.ts';
import { broughtId, pairedId, renamedTo, unused } from './new-id.ts';
import { bodyOf, otherThanCreated, replyOf } from './reply-of.ts';
import { likeId } from './seeds.ts';
import { shapeOf } from './shape.ts';
import { isPresentable, presentable, stamped } from './stamped.ts';
import {
  concretePath,
  movedBelow,
  type StoredItem,
  type StoredItems,
  storedAt,
  withoutBelow,
} from './stored.ts';
import type { StoredCollection } from './stored-collection.ts';
import { bodyIn } from './wrapped.ts';

/**
 * POST to a collection: a thing more, with an id of its own. What the answers could not show is not kept: it would
 * spoil every list it is in.
 */
export function create(
  state: StoredItem,
  shelf: StoredCollection,
  ask: MatchedRequest,
): Step<StoredItem> | undefined {
  const sent = bodyIn(shelf.spec, ask.operation, ask.body);
  if (sent === undefined) return undefined;
  const stored = storedAt(state, shelf, paramsFor(shelf, ask));
  const brought = broughtId(shelf, ask);
  if (brought !== undefined && isTaken(stored, String(brought), ask)) return { state, reply: { code: 409 } };
  const made = state.made + 1;
  const id =
    brought ?? pairedId(shelf, ask, (text) => isFree(stored, text)) ?? unused(shelf, made, stored.find);
  const body = statedFields(shelf, ask.operation, sent);
  const thing = presentable(shelf, withField(stamped(shelf, body, ask), shelf.idAt, id), body);
  if (!isPresentable(shelf, thing)) return { state, reply: { why: unkept } };
  const others = stored.items.filter((item) => item !== stored.find(String(id)));
  const path = concretePath(shelf.item, { ...paramsFor(shelf, ask), [shelf.parameter]: String(id) });
  const kept = begun({ ...stored.keep([...others, thing]), made }, shelf, path);
  return { state: kept, reply: replyOf(shelf, ask, thing, {}) };
}

/** True for an id that nothing bears but what the spec shows, which makes way for its own example. */
function isFree(stored: StoredItems, id: string): boolean {
  const taken = stored.find(id);
  return taken === undefined || stored.isSeed(taken);
}

/** True where a create is in conflict with what is there; what only the spec shows makes way for its own example. */
function isTaken(stored: StoredItems, id: string, { operation, paired }: MatchedRequest): boolean {
  const taken = stored.find(id);
  if (taken === undefined || stored.isUnlisted(taken)) return false;
  if (paired !== undefined && stored.isSeed(taken)) return false;
  return documents409({ operation });
}

function documents409({ operation }: Pick<MatchedRequest, 'operation'>): boolean {
  return operation.responses.some(({ status }) => status === '409');
}

/** What stands below a thing that is new begins empty. */
function begun(state: StoredItem, { nests }: StoredCollection, path: string): StoredItem {
  return nests ? { ...state, created: withEntry(state.created, path, true as const) } : state;
}

/** GET of one thing. */
export function read(state: StoredItem, shelf: StoredCollection, ask: MatchedRequest): Step<StoredItem> {
  const thing = storedAt(state, shelf, paramsFor(shelf, ask)).find(
    paramsFor(shelf, ask)[shelf.parameter] ?? '',
  );
  if (thing === undefined) return { state, reply: { missing: parameterIn(shelf, ask.operation) } };
  return { state, reply: { body: shapeOf(shelf.spec, ask.operation, thing) } };
}

/** PUT or PATCH of one thing: what the request describes is as it says, the server's own fields stay. */
export function write(
  state: StoredItem,
  shelf: StoredCollection,
  ask: MatchedRequest,
  how: 'replace' | 'change',
): Step<StoredItem> | undefined {
  const sent = bodyIn(shelf.spec, ask.operation, ask.body);
  if (sent === undefined) return undefined;
  const body = statedFields(shelf, ask.operation, sent);
  const stored = storedAt(state, shelf, paramsFor(shelf, ask));
  const id = paramsFor(shelf, ask)[shelf.parameter] ?? '';
  const old = stored.find(id);
  const isUpsert = how === 'replace' && ask.operation.responses.some(({ status }) => status === '201');
  if (old === undefined && !isUpsert) return { state, reply: { missing: parameterIn(shelf, ask.operation) } };
  const merged =
    how === 'replace' || old === undefined ? replaced(shelf, ask, body, old) : changed(shelf, ask, body, old);
  const other = old === undefined ? undefined : renamedTo(shelf, ask);
  const isTwice = other !== undefined && String(other) !== id && stored.find(String(other)) !== undefined;
  if (isTwice && documents409(ask)) return { state, reply: { code: 409 } };
  const own = (isTwice ? undefined : other) ?? field(old, ...shelf.idAt) ?? likeId(shelf.examples[0], id);
  const named = withField(merged, shelf.idAt, own);
  const thing = presentable(shelf, named, body);
  if (!isPresentable(shelf, thing)) return { state, reply: { why: unkept } };
  const code = old === undefined ? { code: 201 } : isUpsert ? otherThanCreated(ask) : {};
  const next = withThing(stored, shelf, ask, { old, thing });
  return { state: next, reply: replyOf(shelf, ask, thing, code) };
}

const unkept = 'nothing was kept: the answers that the spec describes could not show it';

interface Written {
  readonly old: JsonObject | undefined;
  readonly thing: JsonObject;
}

/** The state with a thing in the place of the one that was there; what stands below it goes with its name. */
function withThing(
  stored: StoredItems,
  shelf: StoredCollection,
  ask: MatchedRequest,
  { old, thing }: Written,
): StoredItem {
  const params = paramsFor(shelf, ask);
  const path = concretePath(shelf.item, params);
  if (old === undefined) return begun(stored.keep([...stored.items, thing]), shelf, path);
  const others = stored.items.map((item) => (item === old ? thing : item));
  const kept = stored.keep(stored.isUnlisted(old) ? [...others, thing] : others);
  const id = String(field(thing, ...shelf.idAt) ?? '');
  const moved = concretePath(shelf.item, { ...params, [shelf.parameter]: id });
  return path === moved ? kept : movedBelow(withRemoved(kept, shelf, params, path), path, moved);
}

/** DELETE of one thing, and of all that stands below it. */
export function remove(state: StoredItem, shelf: StoredCollection, ask: MatchedRequest): Step<StoredItem> {
  const stored = storedAt(state, shelf, paramsFor(shelf, ask));
  const id = paramsFor(shelf, ask)[shelf.parameter] ?? '';
  const old = stored.find(id);
  if (old === undefined) return { state, reply: { missing: parameterIn(shelf, ask.operation) } };
  const path = concretePath(shelf.item, paramsFor(shelf, ask));
  const kept = stored.keep(stored.items.filter((item) => item !== old));
  const left = withoutBelow(kept, path);
  return {
    state: withRemoved(left, shelf, paramsFor(shelf, ask), path),
    reply: bodyOf(shelf, ask, old, {}),
  };
}

/** What no list showed is gone by being named as gone. */
function withRemoved(
  state: StoredItem,
  shelf: StoredCollection,
  params: MatchedRequest['params'],
  path: string,
): StoredItem {
  if (!shelf.unlisted.has(params[shelf.parameter] ?? '')) return state;
  return { ...state, removed: withEntry(state.removed, path, true as const) };
}
