import type { Json, JsonObject } from '../../json.ts';
import type { Ask, Reply, Step } from '../behaviour.ts';
import { parameterIn, paramsFor } from './aliases.ts';
import { successOf } from './described.ts';
import { field, withEntry, withField } from './entries.ts';
import type { Shelf } from './generic.ts';
import { changed, replaced, said } from './merged.ts';
import { broughtId, pairedId, unused } from './new-id.ts';
import { likeId } from './seeds.ts';
import { shapeOf } from './shape.ts';
import { isPresentable, presentable, stamped } from './stamped.ts';
import { concretePath, type Kept, type Stored, storedAt, withoutBelow } from './stored.ts';
import { bodyIn, thingIn } from './wrapped.ts';

/**
 * POST to a collection: a thing more, with an id of its own. What the answers could not show is not kept: it would
 * spoil every list it is in.
 */
export function create(state: Kept, shelf: Shelf, ask: Ask): Step<Kept> | undefined {
  const sent = bodyIn(shelf.spec, ask.operation, ask.body);
  if (sent === undefined) return undefined;
  const stored = storedAt(state, shelf, paramsFor(shelf, ask));
  const brought = broughtId(shelf, ask);
  if (brought !== undefined && isTaken(stored, String(brought), ask)) return { state, reply: { code: 409 } };
  const made = state.made + 1;
  const id =
    brought ??
    pairedId(shelf, ask, (text) => stored.find(text) === undefined) ??
    unused(shelf, made, stored.find);
  const body = said(shelf.spec, ask.operation, sent);
  const thing = presentable(shelf, withField(stamped(shelf, body, ask), shelf.idAt, id), body);
  if (!isPresentable(shelf, thing)) return undefined;
  const others = stored.items.filter((item) => item !== stored.find(String(id)));
  const path = concretePath(shelf.item, { ...paramsFor(shelf, ask), [shelf.parameter]: String(id) });
  const kept = begun({ ...stored.keep([...others, thing]), made }, shelf, path);
  return { state: kept, reply: createdReply(shelf, ask, thing, path) };
}

/** True where a create is in conflict with what is there; what only the spec shows makes way for its own example. */
function isTaken(stored: Stored, id: string, { operation, paired }: Ask): boolean {
  const taken = stored.find(id);
  if (taken === undefined || (paired !== undefined && stored.isSeed(taken))) return false;
  return operation.responses.some(({ status }) => status === '409');
}

/** What stands below a thing that is new begins empty. */
function begun(state: Kept, { nests }: Shelf, path: string): Kept {
  return nests ? { ...state, created: withEntry(state.created, path, true as const) } : state;
}

/** GET of one thing. */
export function read(state: Kept, shelf: Shelf, ask: Ask): Step<Kept> {
  const thing = storedAt(state, shelf, paramsFor(shelf, ask)).find(
    paramsFor(shelf, ask)[shelf.parameter] ?? '',
  );
  if (thing === undefined) return { state, reply: { missing: parameterIn(shelf, ask.operation) } };
  return { state, reply: { body: shapeOf(shelf.spec, ask.operation, thing) } };
}

/** PUT or PATCH of one thing: what the request describes is as it says, the server's own fields stay. */
export function write(
  state: Kept,
  shelf: Shelf,
  ask: Ask,
  how: 'replace' | 'change',
): Step<Kept> | undefined {
  const sent = bodyIn(shelf.spec, ask.operation, ask.body);
  if (sent === undefined) return undefined;
  const body = said(shelf.spec, ask.operation, sent);
  const stored = storedAt(state, shelf, paramsFor(shelf, ask));
  const id = paramsFor(shelf, ask)[shelf.parameter] ?? '';
  const old = stored.find(id);
  const isUpsert = how === 'replace' && ask.operation.responses.some(({ status }) => status === '201');
  if (old === undefined && !isUpsert) return { state, reply: { missing: parameterIn(shelf, ask.operation) } };
  const merged =
    how === 'replace' || old === undefined ? replaced(shelf, ask, body, old) : changed(shelf, ask, body, old);
  const named = withField(merged, shelf.idAt, field(old, ...shelf.idAt) ?? likeId(shelf.examples[0], id));
  const thing = presentable(shelf, named, body);
  if (!isPresentable(shelf, thing)) return undefined;
  const items =
    old === undefined ? [...stored.items, thing] : stored.items.map((item) => (item === old ? thing : item));
  const code = old === undefined ? { code: 201 } : isUpsert ? otherThanCreated(ask) : {};
  const kept = stored.keep(items);
  const next = old === undefined ? begun(kept, shelf, concretePath(shelf.item, paramsFor(shelf, ask))) : kept;
  return { state: next, reply: { ...code, ...bodyOf(shelf, ask, thing, code) } };
}

/** DELETE of one thing, and of all that stands below it. */
export function remove(state: Kept, shelf: Shelf, ask: Ask): Step<Kept> {
  const stored = storedAt(state, shelf, paramsFor(shelf, ask));
  const old = stored.find(paramsFor(shelf, ask)[shelf.parameter] ?? '');
  if (old === undefined) return { state, reply: { missing: parameterIn(shelf, ask.operation) } };
  const kept = stored.keep(stored.items.filter((item) => item !== old));
  return {
    state: withoutBelow(kept, concretePath(shelf.item, paramsFor(shelf, ask))),
    reply: bodyOf(shelf, ask, old, {}),
  };
}

function createdReply(shelf: Shelf, ask: Ask, thing: JsonObject, path: string): Reply {
  const success = successOf(ask.operation);
  const location = success?.headers.find(({ name }) => name.toLowerCase() === 'location');
  const absolute = location?.schema?.schema.format === 'uri';
  const headers =
    location === undefined || shelf.parameter === ''
      ? {}
      : { headers: { location: absolute ? ask.origin + path : path } };
  return { ...bodyOf(shelf, ask, thing, {}), ...headers };
}

/** The thing as this operation's answer shows it; the paired example as it stands where it shows the same id. */
function bodyOf(shelf: Shelf, ask: Ask, thing: JsonObject, code: { code?: number }): { body?: Json } {
  if (
    ask.paired !== undefined &&
    String(field(thingIn(shelf.spec, ask.operation, ask.paired), ...shelf.idAt)) ===
      String(field(thing, ...shelf.idAt))
  ) {
    return { body: ask.paired };
  }
  const hasBody = ask.operation.responses.some(
    ({ status, media }) =>
      status === String(code.code ?? successOf(ask.operation)?.status) && media.length > 0,
  );
  return hasBody ? { body: shapeOf(shelf.spec, ask.operation, thing) } : {};
}

function otherThanCreated(ask: Ask): { code?: number } {
  const other = ask.operation.responses.find(({ status }) => /^2/.test(status) && status !== '201');
  return other === undefined ? {} : { code: Number(other.status) };
}
