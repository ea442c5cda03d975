import type { Fixture } from '../context/fixture.ts';
import { Inconclusive, type Step, type World } from '../context/world.ts';
import type { Json } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { idIn, type Resource, schemaOf } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { type LawFinding, lawFinding } from './law.ts';
import { ask, type Listing, listingOf, sizeWithin } from './listing.ts';
import { walkPages } from './pages.ts';
import { saysMore } from './totals.ts';

/** What was created is in its list, where the list is whole and leaves nothing out. */
export async function isListed(
  world: World,
  resource: Resource,
  create: Operation,
  item: Fixture,
): Promise<LawFinding[]> {
  const { list } = resource;
  if (list === undefined) return [];
  const id = item.path[resource.key];
  const { spec } = world.suite;
  const listing = listingOf(spec, list);
  // What a list leaves out by itself, as what is not yet public, it may leave out.
  if (listing.filters.some((filter) => schemaOf(spec, filter).default !== undefined)) return [];
  for (let round = 0; ; round += 1) {
    const { items, step, isWhole } = await everything(spec, world, list, listing);
    if (step === undefined || !isWhole || items.length === 0) return [];
    const ids = items.map((candidate) => idIn(candidate, resource.key));
    if (ids.includes(id) || ids.includes(undefined)) return [];
    if (round === 3)
      return [
        lawFinding(
          'law-created-found',
          create,
          `the list shows ${id}`,
          `${items.length} items without it`,
          step,
        ),
      ];
    // A list may take a moment to know of it.
    await world.wait(100 * 2 ** round);
  }
}

/** All items of a list as far as a few pages show them. */
async function everything(
  spec: Spec,
  world: World,
  list: Operation,
  listing: Listing,
): Promise<{ items: readonly Json[]; step: Step | undefined; isWhole: boolean }> {
  const { limit, offset, cursor } = listing;
  try {
    if (limit === undefined && offset === undefined && cursor === undefined) {
      const [items, step] = await ask(world, list);
      return { items, step, isWhole: !saysMore(step) && items.length < 50 };
    }
    const size = limit === undefined ? 10_000 : (sizeWithin(spec, limit, 50) ?? 50);
    const walk = await walkPages(spec, world, list, listing, size, 4);
    return { items: walk.items, step: walk.steps.at(-1), isWhole: walk.ended };
  } catch (thrown) {
    if (!(thrown instanceof Inconclusive)) throw thrown;
    return { items: [], step: undefined, isWhole: false };
  }
}
