import type { Json, JsonObject } from '../../shared/json.ts';
import { entry, field, withEntry } from './entries.ts';
import { parentFields } from './parents.ts';
import type { StoredCollection } from './stored-collection.ts';

/** What the memory of an API without a behaviour of its own holds. */
export type StoredItem = {
  /** How many ids were given out. */
  readonly made: number;
  /** Things by collection path, `/users/7/posts`; a collection that was never written is not here. */
  readonly shelves: Readonly<Record<string, readonly JsonObject[]>>;
  /** Paths of things made here that may hold collections: those begin empty. */
  readonly created: Readonly<Record<string, true>>;
  /** Paths of deleted things that no list showed. */
  readonly removed: Readonly<Record<string, true>>;
  /** Whole documents by path. */
  readonly documents: Readonly<Record<string, Json>>;
};

/** One collection as it is now. */
export interface StoredItems {
  readonly items: readonly JsonObject[];
  find(id: string): JsonObject | undefined;
  /** True for what is there without a list to show it, since the spec shows no value of its path. */
  isUnlisted(item: JsonObject): boolean;
  /** True for what nobody wrote: the spec shows it. */
  isSeed(item: JsonObject): boolean;
  /** The state with these items in place of those. */
  keep(items: readonly JsonObject[]): StoredItem;
}

type Params = Readonly<Record<string, string>>;

/** The collection that the path's values name; untouched ones hold what the spec's examples show. */
export function storedAt(state: StoredItem, shelf: StoredCollection, params: Params): StoredItems {
  const key = concretePath(shelf.path, params);
  const items = entry(state.shelves, key) ?? (isFresh(state, shelf, key) ? [] : seedsBelow(shelf, params));
  const unlisted = (id: string) => {
    const thing = shelf.unlisted.get(id);
    const isGone = thing === undefined || Object.hasOwn(state.removed, `${key}/${encodeURIComponent(id)}`);
    return isGone || isFresh(state, shelf, key) ? undefined : seedBelow(shelf, params, thing);
  };
  return {
    items,
    find: (id) => items.find((item) => String(field(item, ...shelf.idAt)) === id) ?? unlisted(id),
    isUnlisted: (item) => !items.includes(item),
    isSeed: (item) => !Object.hasOwn(state.shelves, key) || shelf.seeds.includes(item),
    keep: (next) => ({ ...state, shelves: withEntry(state.shelves, key, next) }),
  };
}

/** A path template with its values, `/users/7/posts`. */
export function concretePath(template: string, params: Params): string {
  return template.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** The state without all that stands below a path. */
export function withoutBelow(state: StoredItem, path: string): StoredItem {
  return {
    ...state,
    shelves: elsewhere(state.shelves, path),
    created: elsewhere(state.created, path),
    documents: elsewhere(state.documents, path),
  };
}

/** The state with all that stands below a path below another one. */
export function movedBelow(state: StoredItem, from: string, to: string): StoredItem {
  const moved = <T>(map: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(map).map(([key, value]) => {
        const isBelow = key === from || key.startsWith(`${from}/`);
        return [isBelow ? to + key.slice(from.length) : key, value];
      }),
    );
  return {
    ...state,
    shelves: moved(state.shelves),
    created: moved(state.created),
    documents: moved(state.documents),
  };
}

function elsewhere<T>(map: Readonly<Record<string, T>>, path: string): Readonly<Record<string, T>> {
  const kept = Object.entries(map).filter(([key]) => key !== path && !key.startsWith(`${path}/`));
  return Object.fromEntries(kept);
}

/** What the spec shows below any thing, shown below this one. */
function seedsBelow({ seeds, parents }: StoredCollection, params: Params): readonly JsonObject[] {
  if (parents.length === 0) return seeds;
  return seeds.map((seed) => seedBelow({ parents }, params, seed));
}

function seedBelow(
  { parents }: Pick<StoredCollection, 'parents'>,
  params: Params,
  seed: JsonObject,
): JsonObject {
  return parents.length === 0 ? seed : { ...seed, ...parentFields(parents, params, seed) };
}

/** What stands below a thing that was created here begins empty. */
function isFresh(state: StoredItem, shelf: StoredCollection, key: string): boolean {
  if (!shelf.path.includes('{')) return false;
  const steps = key.split('/');
  return steps.some((_, index) => Object.hasOwn(state.created, steps.slice(0, index).join('/')));
}
