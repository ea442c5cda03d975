import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { Ask, Reply, Step } from '../behaviour.ts';
import { takesId } from './collection.ts';
import { successOf } from './described.ts';
import { field, withEntry, withField } from './entries.ts';
import type { Shelf } from './generic.ts';
import { changed, replaced, schemaOf } from './merged.ts';
import { pairedId, unused } from './new-id.ts';
import { likeId } from './seeds.ts';
import { shapeOf, shapeTo, stamped } from './shape.ts';
import { concretePath, type Kept, storedAt } from './stored.ts';

/** POST to a collection: a thing more, with an id of its own. */
export function create(state: Kept, shelf: Shelf, ask: Ask): Step<Kept> | undefined {
  if (!isObject(ask.body)) return undefined;
  const stored = storedAt(state, shelf, ask.params);
  const brought = takesId(shelf.spec, shelf) ? field(ask.body, ...shelf.idAt) : undefined;
  if (brought !== undefined && stored.find(String(brought)) !== undefined) {
    const conflict = ask.operation.responses.some(({ status }) => status === '409');
    if (conflict) return { state, reply: { code: 409 } };
  }
  const made = state.made + 1;
  const id =
    brought ??
    pairedId(shelf, ask, (text) => stored.find(text) === undefined) ??
    unused(shelf, made, stored.find);
  const thing = withField(stamped(shelf, ask.body, ask), shelf.idAt, id);
  const others = stored.items.filter((item) => String(field(item, ...shelf.idAt)) !== String(id));
  const path = concretePath(shelf.item, { ...ask.params, [shelf.parameter]: String(id) });
  const kept = stored.keep([...others, thing]);
  const created = shelf.nests ? withEntry(state.created, path, true as const) : state.created;
  return { state: { ...kept, made, created }, reply: createdReply(shelf, ask, thing, path) };
}

/** GET of one thing. */
export function read(state: Kept, shelf: Shelf, ask: Ask): Step<Kept> {
  const thing = storedAt(state, shelf, ask.params).find(ask.params[shelf.parameter] ?? '');
  if (thing === undefined) return { state, reply: { missing: shelf.parameter } };
  return { state, reply: { body: shapeOf(shelf.spec, ask.operation, thing) } };
}

/** PUT or PATCH of one thing: what the request describes is as it says, the server's own fields stay. */
export function write(
  state: Kept,
  shelf: Shelf,
  ask: Ask,
  how: 'replace' | 'change',
): Step<Kept> | undefined {
  if (!isObject(ask.body)) return undefined;
  const stored = storedAt(state, shelf, ask.params);
  const id = ask.params[shelf.parameter] ?? '';
  const old = stored.find(id);
  const isUpsert = how === 'replace' && ask.operation.responses.some(({ status }) => status === '201');
  if (old === undefined && !isUpsert) return { state, reply: { missing: shelf.parameter } };
  const merged =
    how === 'replace' || old === undefined
      ? replaced(shelf, ask, ask.body, old)
      : changed(shelf, ask, ask.body, old);
  const thing = withField(merged, shelf.idAt, field(old, ...shelf.idAt) ?? likeId(shelf.example, id));
  const shown = schemaOf(shelf);
  // What the answers could not show is not kept: it would spoil every list it is in
  if (
    shown !== undefined &&
    shelf.spec.schemas.check(shown, shapeTo(shelf.spec, shown, thing), 'response').length > 0
  ) {
    return undefined;
  }
  const items =
    old === undefined ? [...stored.items, thing] : stored.items.map((item) => (item === old ? thing : item));
  const code = old === undefined ? { code: 201 } : isUpsert ? otherThanCreated(ask) : {};
  return { state: stored.keep(items), reply: { ...code, ...bodyOf(shelf, ask, thing, code) } };
}

/** DELETE of one thing. */
export function remove(state: Kept, shelf: Shelf, ask: Ask): Step<Kept> {
  const stored = storedAt(state, shelf, ask.params);
  const old = stored.find(ask.params[shelf.parameter] ?? '');
  if (old === undefined) return { state, reply: { missing: shelf.parameter } };
  return {
    state: stored.keep(stored.items.filter((item) => item !== old)),
    reply: bodyOf(shelf, ask, old, {}),
  };
}

function createdReply(shelf: Shelf, ask: Ask, thing: JsonObject, path: string): Reply {
  const success = successOf(ask.operation);
  const location = success?.headers.find(({ name }) => name.toLowerCase() === 'location');
  const headers = location === undefined ? {} : { headers: { location: path } };
  return { ...bodyOf(shelf, ask, thing, {}), ...headers };
}

/** The thing as this operation's answer shows it; the paired example as it stands where it shows the same id. */
function bodyOf(shelf: Shelf, ask: Ask, thing: JsonObject, code: { code?: number }): { body?: Json } {
  if (
    ask.paired !== undefined &&
    String(field(ask.paired, ...shelf.idAt)) === String(field(thing, ...shelf.idAt))
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
