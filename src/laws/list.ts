import { dropItem, type Fixture, makeItem } from '../context/fixture.ts';
import { Inconclusive, type World } from '../context/world.ts';
import { type Json, sameJson } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { idIn, type Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { goesWithAnother } from '../target/target.ts';
import { filtered } from './filtered.ts';
import type { Law, LawFinding } from './law.ts';
import { ask, listingOf } from './listing.ts';
import { pages } from './pages.ts';
import { ranged, rangeOf } from './ranged.ts';
import { sorted } from './sorted.ts';
import { counts } from './totals.ts';

/** Paging, counts, filters and sorting of a list, as far as its parameters show that it has them. */
export function listLaws(spec: Spec, resource: Resource): Law[] {
  const { list } = resource;
  if (list === undefined) return [];
  const law = (
    name: string,
    title: string,
    attempt: (world: World, items: Json[]) => Promise<LawFinding[]>,
  ): Law => ({
    id: `${list.id}/law/${name}`,
    title,
    operation: list,
    writes: false,
    try: (world) => withItems(world, resource, list, (items) => attempt(world, items), leastFor[name] ?? 3),
  });
  const listing = listingOf(spec, list);
  const laws = [law('counts', 'totals count', (world) => counts(spec, world, list, listing))];
  if (listing.limit !== undefined) {
    laws.push(
      law('pages', 'pages yield every item once, and end', (world, items) =>
        pages(spec, world, resource, list, listing, items),
      ),
    );
  }
  if (listing.sort !== undefined)
    laws.push(law('sorts', 'sorting sorts', (world) => sorted(spec, world, list, listing)));
  // What a search is told need not be what its finds show.
  const filters = resource.create === undefined && resource.read === undefined ? [] : listing.filters;
  for (const filter of filters) {
    const range = rangeOf(spec, filter);
    laws.push(
      law(`filters ${filter.name}`, `the filter ${filter.name} yields only what it says`, (world, items) =>
        range === undefined
          ? filtered(world, resource, list, filter, items)
          : ranged(spec, world, list, range, items),
      ),
    );
  }
  return laws;
}

/** Of few, two orders may be the same; of none, a count of some is wrong too. */
const leastFor: Record<string, number> = { sorts: 4, counts: 0 };

/** With at least so many items in the list, where some can be made for it: of few, two orders may be the same. */
async function withItems(
  world: World,
  resource: Resource,
  list: Operation,
  body: (items: Json[]) => Promise<LawFinding[]>,
  least: number,
): Promise<LawFinding[]> {
  const isPlain = resource.read === undefined && resource.remove === undefined;
  if (isPlain && world.suite.target.known.examplesExist)
    throw new Inconclusive('a mock makes up what such a list shows');
  const made: Fixture[] = [];
  try {
    let items = (await ask(world, list))[0];
    const mayMake =
      world.suite.target.care !== 'read-only' &&
      resource.create !== undefined &&
      resource.remove !== undefined;
    for (let index = 0; mayMake && items.length + made.length < Math.max(3, least); index += 1) {
      made.push(await makeItem(world, resource, `item ${index}`));
    }
    if (made.length === 0) await fill(world, resource, least - items.length);
    items = (await ask(world, list))[0];
    if (items.length === 0 && least > 0) throw new Inconclusive(`GET ${list.path} lists nothing`);
    return await steady(world, resource, list, items, body);
  } finally {
    for (const item of made) await dropItem(world, resource, item);
  }
}

/** Adds to a list whose things have no path of their own, where it hangs on a thing that goes away again. */
async function fill(world: World, { create, read }: Resource, count: number): Promise<void> {
  const isOwn = create !== undefined && read === undefined && goesWithAnother(world.suite.target, create);
  for (let index = 0; isOwn && world.suite.target.care !== 'read-only' && index < count; index += 1) {
    const body = world.body(create, `item ${index}`);
    await world.ask(create, body === undefined ? {} : { body });
  }
}

/** Somebody else's change looks like a broken list: a breach counts only if the list stood still meanwhile. */
async function steady(
  world: World,
  resource: Resource,
  list: Operation,
  items: Json[],
  body: (items: Json[]) => Promise<LawFinding[]>,
): Promise<LawFinding[]> {
  const idsOf = (found: readonly Json[]) => found.map((item) => idIn(item, resource.key)).sort();
  let now = items;
  for (let round = 0; round < 4; round += 1) {
    const breaches = await body(now);
    if (breaches.length === 0) return [];
    const later = (await ask(world, list))[0];
    if (sameJson(idsOf(later).map(String), idsOf(now).map(String))) return breaches;
    now = later;
  }
  throw new Inconclusive('the list changes all the time');
}
