import { isObject, type Json, type JsonObject } from '../../json.ts';
import { jsonMedia } from '../../openapi/media.ts';
import type { Pointer } from '../../pointer.ts';
import type { Ask, Reply, Step } from '../behaviour.ts';
import { itemSchema, successMedia, successOf, takesId } from './collection.ts';
import { field, withEntry, withField } from './entries.ts';
import { fieldsOf, itemsOf } from './fields.ts';
import { freshId } from './fresh-id.ts';
import type { Shelf } from './generic.ts';
import { pageOf } from './page.ts';
import { likeId } from './seeds.ts';
import { isRequired, shapeOf, shapeTo, stamped } from './shape.ts';
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
  const thing = withField(stamped(shelf, ask.body, ask.now), shelf.idAt, id);
  const others = stored.items.filter((item) => String(field(item, ...shelf.idAt)) !== String(id));
  const path = concretePath(shelf.item, { ...ask.params, [shelf.parameter]: String(id) });
  const kept = stored.keep([...others, thing]);
  const created = shelf.nests ? withEntry(state.created, path, true as const) : state.created;
  return { state: { ...kept, made, created }, reply: createdReply(shelf, ask, thing, path) };
}

/** GET of a collection: one page of what is there. */
export function list(state: Kept, shelf: Shelf, ask: Ask): Step<Kept> {
  const { spec, listAt = '' } = shelf;
  const names = fieldsOf(spec.document, schemaOf(shelf));
  const page = pageOf(ask, storedAt(state, shelf, ask.params).items, new Set(names.keys()));
  const whole = successMedia(ask.operation)?.schema?.at;
  const fields = fieldsOf(spec.document, whole);
  const array = listAt === '' ? whole : fields.get(listAt);
  const items = page.items.map((item) =>
    array === undefined ? item : shapeTo(spec, itemsOf(spec.document, array), item),
  );
  if (listAt === '') return { state, reply: { body: items } };
  const example = successMedia(ask.operation)?.examples[0]?.value;
  const around = isObject(example) ? example : {};
  const counts = countsOf(around, fields, items.length, page.total, page.next);
  return { state, reply: { body: { ...counts, [listAt]: items } } };
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
  const own =
    old === undefined
      ? stamped(shelf, ask.body, ask.now)
      : how === 'replace'
        ? serverFields(shelf, ask, old)
        : old;
  const body = how === 'replace' ? ask.body : removable(shelf, ask.body);
  const merged = how === 'replace' ? { ...own, ...body } : merge(own, body);
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

/** The id that the paired example promises, unless something bears it already. */
function pairedId(shelf: Shelf, ask: Ask, isFree: (id: string) => boolean): Json | undefined {
  const id = field(ask.paired, ...shelf.idAt);
  return id !== undefined && isFree(String(id)) ? id : undefined;
}

function unused(shelf: Shelf, made: number, find: (id: string) => unknown): Json {
  const shape = field(shelf.seeds[0], ...shelf.idAt) ?? shelf.example;
  for (let turn = made; ; turn += 1) {
    const id = freshId(shape, turn);
    if (find(String(id)) === undefined) return id;
  }
}

function otherThanCreated(ask: Ask): { code?: number } {
  const other = ask.operation.responses.find(({ status }) => /^2/.test(status) && status !== '201');
  return other === undefined ? {} : { code: Number(other.status) };
}

/** The fields of a thing that a request cannot set. */
function serverFields(shelf: Shelf, ask: Ask, old: JsonObject): JsonObject {
  const settable = fieldsOf(shelf.spec.document, jsonMedia(ask.operation.body)?.schema?.at);
  return Object.fromEntries(Object.entries(old).filter(([name]) => !settable.has(name)));
}

/** A change without the nulls that would take away what a thing has to have. */
function removable(shelf: Shelf, change: JsonObject): JsonObject {
  const kept = Object.entries(change).filter(
    ([name, value]) => value !== null || !isRequired(shelf.spec, schemaOf(shelf), name),
  );
  return Object.fromEntries(kept);
}

function schemaOf({ spec, operations, listAt }: Shelf): Pointer | undefined {
  return itemSchema(spec, { list: operations.list, read: operations.read, listAt });
}

/** RFC 7396: null takes a field away, an object is merged. */
function merge(old: JsonObject, change: JsonObject): JsonObject {
  const kept = Object.entries(old).filter(([name]) => change[name] !== null);
  const set = Object.entries(change)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const before = old[name];
      return [name, isObject(value) && isObject(before) ? merge(before, value) : value] as const;
    });
  return { ...Object.fromEntries(kept), ...Object.fromEntries(set) };
}

/** The fields around a list: what the example shows, with the numbers and the cursor as they are. */
function countsOf(
  example: JsonObject,
  fields: Map<string, string>,
  count: number,
  total: number,
  next: string | undefined,
): JsonObject {
  const around: JsonObject = { ...example };
  for (const name of fields.keys()) {
    if (/^(total|total_?count|total_?items|total_?results|totalElements)$/i.test(name)) around[name] = total;
    else if (/^(count|size|returned|length)$/i.test(name)) around[name] = count;
    else if (/^(has_?more|has_?next)$/i.test(name)) around[name] = next !== undefined;
    else if (/^(next|next_?cursor|next_?page_?token|cursor|continue)$/i.test(name)) {
      if (next === undefined) delete around[name];
      else around[name] = next;
    }
  }
  return around;
}
