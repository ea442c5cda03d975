import { isObject, type Json } from '../json.ts';
import type { Operation } from '../operation.ts';
import { createRouter } from '../route.ts';
import type { Spec } from '../spec.ts';
import { differences, isClock, missingFrom } from './compare.ts';
import { differentBody } from './different.ts';
import { dropItem, type Fixture, makeItem } from './fixture.ts';
import { type Breach, breachOf, type Law } from './law.ts';
import { ask, type Listing, listingOf, sizeWithin } from './listing.ts';
import { walkPages } from './pages.ts';
import { idIn, type Resource, schemaOf } from './resource.ts';
import { saysMore } from './totals.ts';
import { type Step, Untried, type World } from './world.ts';

/** How long something deleted may take to go, in milliseconds. */
const patience = 6_000;

/** What is created is found, as it was sent, where the answer says; another one is not touched; what is deleted is gone. */
export function lifecycleLaws(resource: Resource): Law[] {
  const { create, remove } = resource;
  if (create === undefined) return [];
  const found: Law = {
    id: `${create.id}/law/created is found`,
    title: 'what is created is found',
    operation: create,
    writes: true,
    async try(world) {
      if (remove === undefined && !world.suite.target.known.examplesExist) {
        throw new Untried('what would be created could not be deleted again');
      }
      const item = await makeItem(world, resource, 'found');
      try {
        return await isFound(world, resource, create, item);
      } finally {
        await dropItem(world, resource, item);
      }
    },
  };
  return remove === undefined ? [found] : [found, goneLaw(resource, remove)];
}

async function isFound(
  world: World,
  resource: Resource,
  create: Operation,
  item: Fixture & { step: Step },
): Promise<Breach[]> {
  const breaches: Breach[] = [];
  const said = item.step.json;
  const [contradiction] = isObject(said) ? missingFrom(said, shown(item.body, said)) : [];
  if (contradiction !== undefined) {
    breaches.push(
      breachOf('value-contradicts', create, contradiction, item.step, 'the answer shows what was sent'),
    );
  }
  if (resource.read !== undefined) {
    const step = await world.ask(resource.read, { path: item.path });
    if (!step.ok) return [notFound(create, `GET ${resource.path} finds it`, `status ${step.status}`, step)];
    const sent = shown(item.body, step.json);
    const [difference] = isObject(step.json) ? missingFrom(step.json, sent) : [];
    if (difference !== undefined)
      breaches.push(breachOf('law-read-back', create, difference, step, 'what was created reads back'));
  }
  return [
    ...breaches,
    ...(await isLocated(world, create, item.step)),
    ...(await isListed(world, resource, create, item)),
  ];
}

/** Where `Location` points, the created thing is. Another host is not asked: it would see the credentials. */
async function isLocated(world: World, create: Operation, { exchange }: Step): Promise<Breach[]> {
  const location = exchange.response?.headers.location;
  const { url, method } = exchange.request;
  if (location === undefined || !URL.canParse(location, url) || method !== 'POST') return [];
  const place = new URL(location, url);
  if (place.origin !== new URL(url).origin) return [];
  const base = new URL(world.suite.target.url).pathname.replace(/\/+$/, '');
  const route = createRouter(world.suite.spec.operations, [base])('GET', place.pathname);
  if (route.found !== 'operation') return [];
  const step = await world.ask(route.operation, { path: route.params });
  return step.ok
    ? []
    : [notFound(create, `Location ${location} leads to what was created`, `status ${step.status}`, step)];
}

async function isListed(
  world: World,
  resource: Resource,
  create: Operation,
  item: Fixture,
): Promise<Breach[]> {
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
      return [notFound(create, `the list shows ${id}`, `${items.length} items without it`, step)];
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
    if (!(thrown instanceof Untried)) throw thrown;
    return { items: [], step: undefined, isWhole: false };
  }
}

/** Of what was sent, what a reading shows by the same name; ids and clocks are the server's own. */
function shown(sent: Json | undefined, read: Json | undefined): Json {
  if (!isObject(sent) || !isObject(read)) return {};
  const shared = Object.entries(sent).filter(
    ([name, value]) => name in read && !isOwn(name) && !Array.isArray(value),
  );
  return Object.fromEntries(
    shared.map(([name, value]) => [name, isObject(value) ? shown(value, read[name]) : value]),
  );
}

function isOwn(name: string): boolean {
  const isOwnClock =
    isClock(name) &&
    /creat|updat|modif|expir|stamp|version|revision|etag|nonce|last|^(date|at|time)$/i.test(name);
  return isOwnClock || /^(id|uid|_id|uuid|status|state)$/i.test(name);
}

function goneLaw(resource: Resource, remove: Operation): Law {
  return {
    id: `${remove.id}/law/deleted is gone`,
    title: 'what is deleted is gone, and nothing else',
    operation: remove,
    writes: true,
    async try(world) {
      const { read } = resource;
      if (read === undefined) throw new Untried(`nothing reads what ${resource.path} names`);
      const other = await makeItem(world, resource, 'stays');
      const item = await makeItem(world, resource, 'goes');
      try {
        const before = await world.ask(read, { path: other.path });
        const breaches = await changesOnlyItself(world, resource, item, other, before);
        const deleted = await world.ask(remove, { path: item.path });
        if (!deleted.ok) throw new Untried(`DELETE ${resource.path} answers ${deleted.status}`);
        const last = await untilGone(world, read, item);
        if (last.ok)
          breaches.push(breach('law-deleted-gone', remove, 'it is gone', `status ${last.status}`, last));
        const after = await world.ask(read, { path: other.path });
        if (before.ok && !after.ok) {
          breaches.push(
            breach('law-others-untouched', remove, 'another one stays', `status ${after.status}`, after),
          );
        }
        return breaches;
      } finally {
        await dropItem(world, resource, other);
      }
    },
  };
}

/** A PUT of one item leaves another one as it was. */
async function changesOnlyItself(
  world: World,
  resource: Resource,
  item: Fixture,
  other: Fixture,
  before: Step,
): Promise<Breach[]> {
  const { replace, read } = resource;
  const body = replace === undefined ? undefined : world.body(replace, 'goes');
  if (replace === undefined || read === undefined || body === undefined || !before.ok) return [];
  const step = await world.ask(replace, {
    path: item.path,
    body: differentBody(world.suite.spec, replace, body),
  });
  if (!step.ok) return [];
  const after = await world.ask(read, { path: other.path });
  return differences(before.json, after.json)
    .slice(0, 1)
    .map((difference) =>
      breachOf('law-others-untouched', replace, difference, after, 'a PUT of one leaves another as it was'),
    );
}

/** Deleting may take its time: asked again until it is gone, or patience ends. */
async function untilGone(world: World, read: Operation, item: Fixture): Promise<Step> {
  let step = await world.ask(read, { path: item.path });
  for (let delay = 50; step.ok && delay < patience; delay *= 2) {
    await world.wait(delay);
    step = await world.ask(read, { path: item.path });
  }
  return step;
}

function notFound(operation: Operation, expected: string, actual: string, step: Step): Breach {
  return breach('law-created-found', operation, expected, actual, step);
}

function breach(
  rule: Breach['rule'],
  operation: Operation,
  expected: string,
  actual: string,
  step: Step,
): Breach {
  return { rule, at: operation.at, expected, actual, step };
}
