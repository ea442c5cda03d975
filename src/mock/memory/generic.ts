import type { JsonObject } from '../../json.ts';
import type { Operation } from '../../operation.ts';
import type { Spec } from '../../spec.ts';
import type { Ask, Behaviour, Step } from '../behaviour.ts';
import { type Collection, collectionsOf } from './collection.ts';
import { create, read, remove, write } from './crud.ts';
import { type Document, documentsOf, readDocument, writeDocument } from './document.ts';
import { envelopeOf, list } from './list.ts';
import { seedsOf } from './seeds.ts';
import { type Kept, storedAt } from './stored.ts';

/** What one operation does to the memory. */
interface Act {
  /** The collections of which the path names a thing that has to be there, outermost first. */
  readonly within: readonly Shelf[];
  readonly act: ((state: Kept, ask: Ask) => Step<Kept> | undefined) | undefined;
}

/** A collection with what is in it at the start. */
export interface Shelf extends Collection {
  readonly spec: Spec;
  readonly seeds: readonly JsonObject[];
  /** What stands around its list in an answer. */
  readonly around: JsonObject;
  /** True when collections stand below its things. */
  readonly nests: boolean;
}

/**
 * A memory for any API, from its spec alone: where paths form collections and things, what is created is found,
 * what is changed reads back, what is deleted is gone; where a path is read and written as a whole, it reads back.
 */
export function genericBehaviour(spec: Spec): Behaviour<Kept> {
  const collections = collectionsOf(spec);
  const shelves = collections.map((collection) => ({
    ...collection,
    spec,
    seeds: seedsOf(spec, collection),
    around: envelopeOf(spec, collection.operations.list),
    nests: spec.operations.some(({ path }) => path.startsWith(`${collection.item}/`)),
  }));
  const documents = documentsOf(spec, shelves);
  const acts = new Map(spec.operations.map((operation) => [operation, actOf(operation, shelves, documents)]));
  return {
    begin: () => ({ made: 0, shelves: {}, created: {}, documents: {} }),
    step(state, ask) {
      const found = acts.get(ask.operation);
      if (found === undefined) return undefined;
      const gone = found.within.find(
        (shelf) => storedAt(state, shelf, ask.params).find(ask.params[shelf.parameter] ?? '') === undefined,
      );
      if (gone !== undefined) return { state, reply: { missing: gone.parameter } };
      return found.act?.(state, ask);
    },
  };
}

function actOf(operation: Operation, shelves: readonly Shelf[], documents: readonly Document[]): Act {
  const within = shelves
    .filter(({ item }) => operation.path.startsWith(`${item}/`))
    .sort((a, b) => a.item.length - b.item.length);
  for (const shelf of shelves) {
    const { operations } = shelf;
    if (operation === operations.create) return { within, act: (state, ask) => create(state, shelf, ask) };
    if (operation === operations.list) return { within, act: listing(shelf) };
    if (operation === operations.read) return { within, act: (state, ask) => read(state, shelf, ask) };
    if (operation === operations.replace)
      return { within, act: (state, ask) => write(state, shelf, ask, 'replace') };
    if (operation === operations.change)
      return { within, act: (state, ask) => write(state, shelf, ask, 'change') };
    if (operation === operations.remove) return { within, act: (state, ask) => remove(state, shelf, ask) };
  }
  const document = documents.find(({ path }) => path === operation.path);
  if (document === undefined) return { within, act: undefined };
  if (operation === document.read) return { within, act: (state, ask) => readDocument(state, document, ask) };
  if (document.writes.includes(operation))
    return { within, act: (state, ask) => writeDocument(state, document, ask) };
  return { within, act: undefined };
}

/** A list whose answer has no list in it stays the spec's example. */
function listing(shelf: Shelf): Act['act'] {
  return shelf.listAt === undefined ? undefined : (state, ask) => list(state, shelf, ask);
}
