import type { Json } from '../../shared/json.ts';
import { fieldsOf, isReadOnly } from '../../spec/openapi/schema-fields.ts';
import type { MatchedRequest } from '../behaviour/behaviour.ts';
import { field } from './entries.ts';
import { admitsId, idsLike } from './fitting-id.ts';
import { freshId } from './fresh-id.ts';
import { locationIn } from './reply-of.ts';
import type { StoredCollection } from './stored-collection.ts';
import { bodyFields, bodyIn, thingIn } from './wrapped.ts';

/** How many ids are tried before one is taken that breaks its schema. */
const most = 200;

/** The id that the paired example promises, unless something bears it already. */
export function pairedId(
  shelf: StoredCollection,
  ask: MatchedRequest,
  isFree: (id: string) => boolean,
): Json | undefined {
  const id = field(thingIn(shelf.spec, ask.operation, ask.paired), ...shelf.idAt);
  return id !== undefined && isFree(String(id)) ? id : undefined;
}

/** The id that a create's body brings; undefined where it brings none, or where only the server gives ids. */
export function broughtId(
  { spec, idAt }: StoredCollection,
  { operation, body }: MatchedRequest,
): string | number | undefined {
  const id = field(bodyIn(spec, operation, body), ...idAt);
  if ((typeof id !== 'string' || id === '') && typeof id !== 'number') return undefined;
  let fields = bodyFields(spec, operation);
  for (const step of idAt) {
    const place = fields.get(step);
    if (place === undefined || isReadOnly(spec.document, place)) return undefined;
    fields = fieldsOf(spec.document, place);
  }
  return id;
}

/**
 * The id that a write gives a thing in place of its own: one that its body may set, where its answer is documented to
 * say where the thing is now. Else the path names what is written, whatever a body says beside it.
 */
export function renamedTo(shelf: StoredCollection, ask: MatchedRequest): string | number | undefined {
  const leads = locationIn(ask.operation) !== undefined;
  const id = leads ? broughtId(shelf, ask) : undefined;
  return id !== undefined && admitsId(shelf, id) ? id : undefined;
}

/** The first new id that nothing bears, and that the path may name. */
export function unused(shelf: StoredCollection, made: number, find: (id: string) => unknown): Json {
  const shape = field(shelf.seeds[0], ...shelf.idAt) ?? shelf.examples[0] ?? null;
  for (let turn = made; turn < made + most; turn += 1) {
    for (const id of candidates(shelf, shape, turn))
      if (find(String(id)) === undefined && admitsId(shelf, id)) return id;
  }
  for (let turn = made; ; turn += 1) {
    const id = freshId(shape, turn);
    if (find(String(id)) === undefined) return id;
  }
}

/** The n-th id in the shape of the example, then in that of the path parameter. */
function* candidates(
  { spec, named, idSchema }: StoredCollection,
  shape: Json,
  turn: number,
): Generator<string | number> {
  const plain = freshId(shape, turn);
  yield plain;
  const node = named?.schema?.schema;
  if (node === undefined) return;
  const count = Number(node.minimum ?? node.exclusiveMinimum ?? 0) + turn;
  yield typeof shape === 'number' ? count : String(count);
  if (typeof node.maxLength === 'number') yield [...String(plain)].slice(0, node.maxLength).join('');
  yield* idsLike(spec, { named, idSchema }, plain, turn) as Generator<string | number>;
}
