import { bareBody } from '../context/bare-body.ts';
import { dropItem, type Fixture, makeItem } from '../context/fixture.ts';
import { Inconclusive, type World } from '../context/world.ts';
import { isObject } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { idIn, type Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { goesWithAnother } from '../target/target.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';
import { agreesWithFilters } from './list-filters.ts';
import { orderBreach, pagedOrderBreach, turnedBreach } from './list-order.ts';
import { listingOf } from './listing.ts';
import { variedBody } from './varied.ts';
import { itemsOf, pagesOf } from './walk-list.ts';

/** How many things are made for a list to tell them apart by. */
const made = 5;

/** A list as a whole: what each filter leaves, alone and beside another, page by page; its order as the document says. */
export function wholeListLaw(spec: Spec, resource: Resource): Law[] {
  const { list, create } = resource;
  if (list === undefined || create === undefined) return [];
  const law: Law = {
    id: `${list.id}/law/the whole list`,
    title: 'a list is what its filters, its pages and its order say, all together',
    operation: list,
    writes: true,
    alone: true,
    async try(world) {
      if (!mayMake(world, resource))
        throw new Inconclusive('what would be made for it could not be deleted again');
      const items: Fixture[] = [];
      try {
        for (let index = 0; index < made; index += 1) {
          const plain = world.body(create, `varied ${index}`);
          // The last one has nothing that may be left out
          const isBare = index === made - 1 && plain !== undefined;
          const body = isBare ? bareBody(spec, create, plain) : variedBody(spec, create, plain, index);
          items.push(await makeItem(world, resource, `varied ${index}`, body === undefined ? {} : { body }));
        }
        return await whileUnchanged(() => asDocumented(world, spec, resource, items));
      } finally {
        for (const item of items) await dropItem(world, resource, item);
      }
    },
  };
  return [law];
}

function mayMake({ suite: { target } }: World, { create, remove }: Resource): boolean {
  if (target.care === 'read-only' || create === undefined) return false;
  return remove !== undefined || target.care === 'disposable' || goesWithAnother(target, create);
}

async function asDocumented(
  world: World,
  spec: Spec,
  resource: Resource,
  own: readonly Fixture[],
): Promise<LawFinding[]> {
  const { list, key } = resource;
  if (list === undefined) return [];
  const pages = await pagesOf(world, list);
  const items = itemsOf(pages);
  const last = pages.at(-1);
  if (last === undefined) throw new Inconclusive(`GET ${list.path} answers without a list`);
  const ids = items.map((item) => idIn(item, key));
  const made = own.map(({ path }) => path[key] ?? '');
  const listing = listingOf(spec, list);
  const lost = made.find((id) => !ids.includes(id));
  // What a list leaves out by itself it may leave out
  const isWhole = listing.filters.every(({ schema }) => schema?.schema.default === undefined);
  if (lost !== undefined && isWhole && pages.length < 5 && ids.every((id) => id !== undefined))
    return [
      lawFinding(
        'law-created-found',
        list,
        `the list shows ${lost}`,
        `${items.length} items without it`,
        last,
      ),
    ];
  const whole = { world, spec, list, key, listing, items: items.filter(isObject) };
  const breaches = [
    ...orderBreach(whole, made, last),
    ...(await turnedBreach(whole)),
    ...(await pagedOrderBreach(whole)),
    ...(await agreesWithFilters(whole)),
  ];
  if (breaches.length > 0) await requireUnchanged(world, list, key, ids);
  return breaches;
}

/** Looks again, and again, where the list changed meanwhile: a thing that is being deleted goes on its own. */
async function whileUnchanged(look: () => Promise<LawFinding[]>, looks = 3): Promise<LawFinding[]> {
  try {
    return await look();
  } catch (thrown) {
    if (!(thrown instanceof Changed) || looks === 1) throw thrown;
    return whileUnchanged(look, looks - 1);
  }
}

class Changed extends Inconclusive {}

/** What comes or goes meanwhile tells nothing of filters and pages. */
async function requireUnchanged(
  world: World,
  list: Operation,
  key: string,
  ids: readonly (string | undefined)[],
): Promise<void> {
  const later = itemsOf(await pagesOf(world, list)).map((item) => idIn(item, key));
  if ([...later].sort().join() !== [...ids].sort().join())
    throw new Changed('what the list shows changed while it was looked at');
}
