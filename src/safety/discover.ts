import { makeItem } from '../context/fixture.ts';
import type { Suite } from '../context/suite.ts';
import { createWorld, Inconclusive, NoResponse, type World } from '../context/world.ts';
import { itemsIn, listedId, type Resource, resourcesOf, withoutSlash } from '../spec/resource.ts';
import type { Known } from '../target/known.ts';

/** Ids that exist on the target, by the path of the items that bear them. */
export type FoundItems = ReadonlyMap<string, FoundItem>;

export interface FoundItem {
  readonly key: string;
  readonly id: string;
  /** True for one made for the run: nothing hangs on it yet. */
  readonly isNew: boolean;
  /** True where a request may name it: what is made of it may change it. */
  readonly mayBeNamed: boolean;
}

/**
 * Looks for an item of every resource whose id nobody told us: one made for the run where it may write,
 * so that nobody's own is touched; else the first that a list shows.
 */
export async function discover(suite: Suite): Promise<FoundItems> {
  return lookFor(suite, true);
}

/** Looks for the first item that each list shows; makes none. */
export async function discoverListed(suite: Suite): Promise<FoundItems> {
  return lookFor(suite, false);
}

async function lookFor(suite: Suite, mayMake: boolean): Promise<FoundItems> {
  const found = new Map<string, FoundItem>();
  const byDepth = [...resourcesOf(suite.spec)].sort((a, b) => a.path.length - b.path.length);
  for (const resource of byDepth) {
    if (suite.target.known.value(`path.${resource.key}`, resource.path) !== undefined) continue;
    const known = withFound(suite.target.known, found);
    const world = createWorld({ ...suite, target: { ...suite.target, known } });
    const own = mayMake ? await made(world, resource) : undefined;
    const id = own ?? (await listed(world, resource));
    if (id === undefined) continue;
    const isNew = own !== undefined;
    const mayBeNamed = isNew || suite.target.care === 'disposable';
    found.set(resource.path, { key: resource.key, id, isNew, mayBeNamed });
  }
  return found;
}

/** What a target knows, completed by what was found: for operations on or below the path of the item. */
export function withFound(known: Known, found: FoundItems): Known {
  const itemOf = (place: string, path: string) =>
    [...found].find(
      ([at, { key }]) =>
        place === `path.${key}` && `${withoutSlash(path)}/`.startsWith(`${withoutSlash(at)}/`),
    );
  const referable = [...found.values()].filter(({ mayBeNamed }) => mayBeNamed);
  return {
    ...known,
    reference: (name) => known.reference?.(name) ?? referable.find(({ key }) => isNameOf(name, key))?.id,
    value: (place, path) => known.value(place, path) ?? itemOf(place, path)?.[1].id,
    isNew: (place, path) =>
      known.value(place, path) === undefined &&
      itemOf(place, path)?.[1].isNew === true &&
      itemOf(place, path)?.[0] !== path,
  };
}

/** True for `product_id` and `productId`: a bare `id` names anything. */
function isNameOf(name: string, key: string): boolean {
  const plain = (text: string) => text.replace(/[^a-z0-9]/gi, '').toLowerCase();
  return /[a-z]_?(id|uid|uuid|key|slug|code)$/i.test(key) && plain(name) === plain(key);
}

async function made(world: World, resource: Resource): Promise<string | undefined> {
  if (
    world.suite.target.care === 'read-only' ||
    resource.create === undefined ||
    resource.remove === undefined
  )
    return undefined;
  try {
    return (await makeItem(world, resource, 'for the run')).path[resource.key];
  } catch (thrown) {
    if (thrown instanceof Inconclusive || thrown instanceof NoResponse) return undefined;
    throw thrown;
  }
}

async function listed(world: World, resource: Resource): Promise<string | undefined> {
  if (resource.list === undefined) return undefined;
  try {
    const items = itemsIn((await world.ask(resource.list)).json) ?? [];
    return listedId(items[0], resource.key);
  } catch (thrown) {
    if (thrown instanceof NoResponse || thrown instanceof Inconclusive) return undefined;
    throw thrown;
  }
}
