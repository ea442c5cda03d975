import { Inconclusive, type RequestOverrides, type Step, type World } from '../context/world.ts';
import type { RuleId } from '../judge/rules.ts';
import { requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import { responsesToUnprivileged } from '../spec/documented-responses.ts';
import type { Operation } from '../spec/operation.ts';
import { idIn, itemsIn, type Resource, withoutSlash } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { variationsOf } from '../values/variations.ts';
import { changedBody } from './different.ts';
import { type Family, withFamily } from './family.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';
import { changesBetween, snapshotOf } from './snapshot.ts';
import { writesOf } from './writes-of.ts';

/** Whatever is refused, and for whatever reason, makes nothing, changes nothing and takes nothing away. */
export function refusesCleanlyLaws(spec: Spec, resource: Resource, all: readonly Resource[]): Law[] {
  const { create } = resource;
  if (create === undefined) return [];
  return [create, ...writesOf(spec, resource, all)].map((write) => ({
    id: `${write.id}/law/refused does nothing`,
    title: 'what is refused makes nothing and takes nothing away',
    operation: write,
    writes: true,
    alone: true,
    try: (world) =>
      withFamily(world, resource, all, 'refused', (family) =>
        refusesCleanly(world, resource, all, write, family),
      ),
  }));
}

/** The path of a thing that the other identity sees, where the server is thrown away. */
async function seenBy(
  world: World,
  resource: Resource,
  all: readonly Resource[],
  write: Operation,
): Promise<Record<string, string> | undefined> {
  if (world.suite.target.care !== 'disposable' || world.suite.target.known.examplesExist) return undefined;
  const through = [...all, resource]
    .filter(({ path, list }) => list !== undefined && `${write.path}/`.startsWith(`${withoutSlash(path)}/`))
    .sort((a, b) => a.path.length - b.path.length);
  const path: Record<string, string> = {};
  for (const { list, key } of [...new Map(through.map((one) => [one.path, one])).values()]) {
    if (list === undefined) return undefined;
    const step = await world.ask(list, { path, as: 'unprivileged' });
    const id = idIn(itemsIn(step.json)?.[0], key);
    if (!step.ok || id === undefined) return undefined;
    path[key] = id;
  }
  return path;
}

function isJob({ create }: Resource): boolean {
  return create?.responses.some(({ status }) => status === '202') === true;
}

/** A request that is to be refused, and what it breaks where it is not. */
interface Refusal {
  readonly ask: RequestOverrides;
  readonly rule: RuleId | undefined;
}

async function refusesCleanly(
  world: World,
  resource: Resource,
  all: readonly Resource[],
  write: Operation,
  family: Family,
): Promise<LawFinding[]> {
  const { path } = family.item;
  const look = async () => {
    const lists = await snapshotOf(world, all, path);
    // A job moves on by itself
    if (resource.read === undefined || isJob(resource)) return lists;
    const step = await world.ask(resource.read, { path });
    const things = new Map(lists.things).set(
      `${resource.path} ${path[resource.key]}`,
      step.json ?? step.status,
    );
    return { things, step };
  };
  let before = await look();
  if (before.things.size === 0)
    throw new Inconclusive('nothing shows what a refused request could have done');
  for (const group of refusals(world, write)) {
    let last: Step | undefined;
    for (const { ask, rule } of group) {
      const step = await world.ask(write, { path, ...ask });
      if (step.status === 404 && ask.as === 'unprivileged') {
        // Somebody else's is not there: what the other identity sees by itself it may not change either
        const theirs = await seenBy(world, resource, all, write);
        const tried = theirs === undefined ? step : await world.ask(write, { ...ask, path: theirs });
        if (tried.ok && rule !== undefined && tried.status < 300)
          return [lawFinding(rule, write, 'a refusal', `status ${tried.status}`, tried)];
      }
      if (!step.ok) last = step;
      else if (rule !== undefined && step.status < 300)
        return [lawFinding(rule, write, 'a refusal', `status ${step.status}`, step)];
      else before = await look();
    }
    if (last === undefined) continue;
    const [change] = changesBetween(before, await look());
    if (change === undefined) continue;
    const own = [path, family.twin.path, ...family.children.map(({ item }) => item.path)];
    const isOwn = own.some((one) => Object.values(one).includes(change.id));
    // Somebody else may make things too: what is made again by asking again is ours
    if (!isOwn && !(await isMadeAgain(world, all, write, path, group))) continue;
    const expected = `a request refused with ${last.status} does nothing`;
    return [lawFinding('law-refused-unchanged', write, expected, change.detail, last)];
  }
  return [];
}

async function isMadeAgain(
  world: World,
  all: readonly Resource[],
  write: Operation,
  path: Readonly<Record<string, string>>,
  group: readonly Refusal[],
): Promise<boolean> {
  const before = await snapshotOf(world, all, path);
  for (const { ask } of group) await world.ask(write, { path, ...ask });
  return changesBetween(before, await snapshotOf(world, all, path)).length > 0;
}

/** Refusals of one kind together: who may not, and what is not valid. */
function refusals(world: World, write: Operation): Refusal[][] {
  const body = changedBody(world, write, 'refused');
  const own: RequestOverrides = body === undefined ? {} : { body };
  const isOpen = write.security.length === 0 || write.security.some((set) => set.length === 0);
  const strangers: Refusal[] = isOpen
    ? []
    : [
        { ask: { ...own, as: 'nobody' }, rule: 'credentials-ignored' },
        { ask: { ...own, as: 'invalid' }, rule: 'credentials-ignored' },
      ];
  const mayNot =
    !isOpen &&
    responsesToUnprivileged(write).length > 0 &&
    world.suite.target.lacks('unprivileged', write.security[0] ?? []) === undefined;
  const groups: Refusal[][] = [
    strangers,
    mayNot ? [{ ask: { ...own, as: 'unprivileged' }, rule: 'permission-ignored' }] : [],
    invalidAsks(world, write, body).map((ask) => ({ ask, rule: undefined })),
  ];
  return groups.filter((group) => group.length > 0);
}

/** Bodies with one thing wrong each, spread over the fields; what is right in them differs from what is there. */
function invalidAsks(world: World, write: Operation, body: RequestOverrides['body']): RequestOverrides[] {
  const pointer = mediaOf(write.body)?.schema?.at;
  if (pointer === undefined || body === undefined) return [];
  const invalid = variationsOf(requestReader(world.suite.spec), pointer, body).filter(
    ({ verdict, path, tolerable, text }) =>
      verdict === 'invalid' &&
      path !== '#' &&
      path !== `#/${write.call?.key}` &&
      !tolerable &&
      text === undefined,
  );
  const byPlace = [...new Map(invalid.map((one) => [one.path, one])).values()];
  const chosen = [byPlace[0], byPlace[Math.floor(byPlace.length / 2)], byPlace.at(-1)];
  return [...new Set(chosen)].flatMap((one) => (one === undefined ? [] : [{ body: one.value }]));
}
