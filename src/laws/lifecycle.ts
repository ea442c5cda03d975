import { isClock, missingFrom } from '../context/compare.ts';
import { type MadeItem, withMade } from '../context/fixture.ts';
import { Inconclusive, type Step, type World } from '../context/world.ts';
import { isObject, type Json, sameJson } from '../shared/json.ts';
import { escapeStep, type Pointer } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import { goneLaw } from './gone.ts';
import { type Law, type LawFinding, lawFinding, lawFindingAt } from './law.ts';
import { isListed } from './listed.ts';
import { isLocated } from './located.ts';
import { mapsIn, richBody } from './rich.ts';

/** What is created is found, as it was sent, where the answer says; another one is not touched; what is deleted is gone. */
export function lifecycleLaws(resource: Resource): Law[] {
  const { create, remove } = resource;
  if (create === undefined) return [];
  const found: Law = {
    id: `${create.id}/law/created is found`,
    title: 'what is created is found',
    operation: create,
    writes: true,
    try: (world) => foundAsSent(world, resource, create),
  };
  return remove === undefined ? [found] : [found, goneLaw(resource, remove)];
}

/** Made of a body that says more than the usual one; of the usual one where that is refused. */
async function foundAsSent(world: World, resource: Resource, create: Operation): Promise<LawFinding[]> {
  const look = (item: MadeItem) => isFound(world, resource, create, item);
  const plain = world.body(create, 'found');
  const rich = plain === undefined ? undefined : richBody(world.suite.spec, create, plain);
  if (rich === undefined || sameJson(rich, plain ?? null)) return withMade(world, resource, 'found', look);
  try {
    return await withMade(world, resource, 'found', look, { body: rich });
  } catch (thrown) {
    if (!(thrown instanceof Inconclusive)) throw thrown;
    return withMade(world, resource, 'found', look);
  }
}

async function isFound(
  world: World,
  resource: Resource,
  create: Operation,
  item: MadeItem,
): Promise<LawFinding[]> {
  const breaches: LawFinding[] = [];
  const said = item.step.json;
  const maps = item.body === undefined ? new Set<string>() : mapsIn(world.suite.spec, create, item.body);
  const [contradiction] = isObject(said) ? missingFrom(said, shown(item.body, said, maps)) : [];
  if (contradiction !== undefined) {
    breaches.push(
      lawFindingAt('value-contradicts', create, contradiction, item.step, 'the answer shows what was sent'),
    );
  }
  if (resource.read !== undefined) {
    const step = await world.ask(resource.read, { path: item.path });
    if (!step.ok) return [notFound(create, `GET ${resource.path} finds it`, `status ${step.status}`, step)];
    await settled(world, create, resource.read, item);
    const sent = shown(item.body, step.json, maps);
    const [difference] = isObject(step.json) ? missingFrom(step.json, sent) : [];
    if (difference !== undefined)
      breaches.push(lawFindingAt('law-read-back', create, difference, step, 'what was created reads back'));
  }
  return [
    ...breaches,
    ...(await isLocated(world, resource, create, item)),
    ...(await isListed(world, resource, create, item)),
  ];
}

/** What is under way after a 202 is looked at until it has changed, a moment long: its last answer is judged too. */
async function settled(world: World, create: Operation, read: Operation, { path }: MadeItem): Promise<void> {
  if (!create.responses.some(({ status }) => status === '202')) return;
  const first = await world.ask(read, { path });
  for (let delay = 50; delay <= 400; delay *= 2) {
    await world.wait(delay);
    const step = await world.ask(read, { path });
    if (!step.ok || !sameJson(step.json ?? null, first.json ?? null)) return;
  }
}

/** Of what was sent, what a reading shows by the same name; ids and clocks are the server's own. */
function shown(
  sent: Json | undefined,
  read: Json | undefined,
  maps: ReadonlySet<Pointer>,
  path: Pointer = '#',
): Json {
  if (!isObject(sent) || !isObject(read)) return {};
  const shared = Object.entries(sent).filter(
    ([name, value]) => name in read && !isOwn(name) && !Array.isArray(value),
  );
  return Object.fromEntries(
    shared.map(([name, value]) => {
      const here = `${path}/${escapeStep(name)}`;
      const isWhole = !isObject(value) || (maps.has(here) && isObject(read[name]));
      return [name, isWhole ? value : shown(value, read[name], maps, here)];
    }),
  );
}

function isOwn(name: string): boolean {
  const isOwnClock =
    isClock(name) &&
    /creat|updat|modif|expir|stamp|version|revision|etag|nonce|last|^(date|at|time)$/i.test(name);
  return isOwnClock || /^(id|uid|_id|uuid|status|state)$/i.test(name);
}

function notFound(operation: Operation, expected: string, actual: string, step: Step): LawFinding {
  return lawFinding('law-created-found', operation, expected, actual, step);
}
