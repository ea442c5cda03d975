import type { Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Behaviour, MatchedRequest, Step } from '../behaviour/behaviour.ts';
import { aliasesOf, isBelow, parameterIn, paramsFor } from './aliases.ts';
import { collectionsOf } from './collection.ts';
import { create, read, remove, write } from './crud.ts';
import { itemSchema, schemaOf } from './described.ts';
import { type Document, documentsOf, readDocument, writeDocument } from './document.ts';
import { field } from './entries.ts';
import { tagged } from './etag.ts';
import { idSchemaOf } from './id-place.ts';
import { list } from './list.ts';
import { parentsOf } from './parents.ts';
import { seedsOf, unlistedOf } from './seeds.ts';
import { type StoredItem, storedAt } from './stored.ts';
import type { Collection, StoredCollection } from './stored-collection.ts';
import { successMedia } from './success.ts';
import { envelopeOf, insideOf } from './wrapped.ts';

/** What one operation does to the memory. */
interface Act {
  /** The collections of which the path names a thing that has to be there, outermost first. */
  readonly within: readonly StoredCollection[];
  readonly act: ((state: StoredItem, ask: MatchedRequest) => Step<StoredItem> | undefined) | undefined;
}

/**
 * A memory for any API, from its spec alone: where paths form collections and things, what is created is found,
 * what is changed reads back, what is deleted is gone; where a path is read and written as a whole, it reads back.
 */
export function genericBehaviour(spec: Spec): Behaviour<StoredItem> {
  const collections = collectionsOf(spec);
  const shelves = collections.map((collection) => shelfOf(spec, collection));
  const documents = documentsOf(spec, shelves);
  const acts = new Map(spec.operations.map((operation) => [operation, actOf(operation, shelves, documents)]));
  return {
    begin: () => ({ made: 0, shelves: {}, created: {}, removed: {}, documents: {} }),
    step(state, ask) {
      const found = acts.get(ask.operation);
      if (found === undefined) return undefined;
      const gone = found.within.find((shelf) => !isThere(state, shelf, paramsFor(shelf, ask)));
      if (gone !== undefined) return { state, reply: { missing: parameterIn(gone, ask.operation) } };
      return found.act?.(state, ask);
    },
  };
}

function isThere(state: StoredItem, shelf: StoredCollection, params: MatchedRequest['params']): boolean {
  const id = params[shelf.parameter] ?? '';
  return shelf.standIns.has(id) || storedAt(state, shelf, params).find(id) !== undefined;
}

function shelfOf(spec: Spec, collection: Collection): StoredCollection {
  const { path, item, idAt, operations, listAt } = collection;
  const schema = itemSchema(spec, { list: operations.list, read: operations.read, listAt });
  const idSchema = idSchemaOf(spec, idAt, schema);
  const seeds = seedsOf(spec, collection, idSchema);
  const there = new Set(seeds.map((seed) => String(field(seed, ...idAt))));
  const others = [...collection.standIns].filter((id) => !there.has(id));
  const unlisted = unlistedOf(spec, { ...collection, idSchema }, seeds[0], others);
  return {
    ...collection,
    spec,
    idSchema,
    seeds,
    standIns: new Set(others.filter((id) => !unlisted.has(id))),
    unlisted,
    parents: parentsOf(spec, path, schema, idAt[0] ?? ''),
    around: operations.list === undefined ? {} : envelopeOf(spec)(operations.list),
    nests: spec.operations.some((operation) => isBelow(operation.path, item)),
    aliases: aliasesOf(spec.operations, path, item),
  };
}

function actOf(
  operation: Operation,
  shelves: readonly StoredCollection[],
  documents: readonly Document[],
): Act {
  const within = shelves
    .filter(({ item }) => isBelow(operation.path, item))
    .sort((a, b) => a.item.length - b.item.length);
  for (const shelf of shelves) {
    const act = shelfAct(operation, shelf);
    if (act !== undefined) return { within, act: tagged(shelf, operation, act) };
    if (operation === shelf.operations.list) return { within, act: undefined };
  }
  const document = documents.find(({ path }) => path === operation.path);
  if (document === undefined) return { within, act: shown(operation, within.at(-1)) };
  if (operation === document.read) return { within, act: (state, ask) => readDocument(state, document, ask) };
  if (document.writes.includes(operation))
    return { within, act: (state, ask) => writeDocument(state, document, ask) };
  return { within, act: undefined };
}

/** What an operation on a collection or a thing of it does. A list whose answer has no list in it stays the example. */
function shelfAct(operation: Operation, shelf: StoredCollection): Act['act'] {
  const { create: make, list: all, read: one, replace, change, remove: drop } = shelf.operations;
  if (operation === make) return (state, ask) => create(state, shelf, ask);
  if (operation === all && shelf.listAt !== undefined) return (state, ask) => list(state, shelf, ask);
  if (operation === one) return ofThing(shelf, (state, ask) => read(state, shelf, ask));
  if (operation === replace) return ofThing(shelf, (state, ask) => write(state, shelf, ask, 'replace'));
  if (operation === change) return ofThing(shelf, (state, ask) => write(state, shelf, ask, 'change'));
  return operation === drop ? ofThing(shelf, (state, ask) => remove(state, shelf, ask)) : undefined;
}

/** Of a value that no thing can bear, and that is a made-up one all the same, nothing is remembered. */
function ofThing(shelf: StoredCollection, act: NonNullable<Act['act']>): NonNullable<Act['act']> {
  return (state, ask) => {
    const params = paramsFor(shelf, ask);
    const id = params[shelf.parameter] ?? '';
    const isAny = shelf.standIns.has(id) && storedAt(state, shelf, params).find(id) === undefined;
    return isAny ? undefined : act(state, ask);
  };
}

/** What else is done to a thing answers with it, where the spec describes the answer as that thing and shows none. */
function shown(operation: Operation, shelf: StoredCollection | undefined): Act['act'] {
  if (shelf === undefined) return undefined;
  const media = successMedia(operation);
  const place = insideOf(shelf.spec.document, media?.schema?.at);
  const isThing = place !== undefined && place === schemaOf(shelf);
  return isThing && media?.examples.length === 0
    ? ofThing(shelf, (state, ask) => read(state, shelf, ask))
    : undefined;
}
