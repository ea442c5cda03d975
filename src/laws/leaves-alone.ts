import { Inconclusive, type World } from '../context/world.ts';
import { isObject } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { type Resource, withoutSlash } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { changedBody } from './different.ts';
import { type Family, withFamily } from './family.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';
import { type Change, changesBetween, snapshotOf } from './snapshot.ts';
import { isAction, writesOf } from './writes-of.ts';

/** Changing, deleting or acting on one thing leaves every other that a list shows as it was. */
export function leavesAloneLaws(spec: Spec, resource: Resource, all: readonly Resource[]): Law[] {
  if (resource.create === undefined) return [];
  return writesOf(spec, resource, all).map((write) => ({
    id: `${write.id}/law/leaves the others`,
    title: 'a change of one thing leaves every other as it was',
    operation: write,
    writes: true,
    alone: true,
    try: (world) =>
      withFamily(world, resource, all, 'others', (family) =>
        leavesAlone(world, resource, all, write, family),
      ),
  }));
}

async function leavesAlone(
  world: World,
  resource: Resource,
  all: readonly Resource[],
  write: Operation,
  family: Family,
): Promise<LawFinding[]> {
  const { path } = family.item;
  const before = await snapshotOf(world, all, path);
  const body = changedBody(world, write, 'others');
  const step = await world.ask(write, body === undefined ? { path } : { path, body });
  if (!step.ok) throw new Inconclusive(`${write.method} ${write.path} answers ${step.status}`);
  const after = await snapshotOf(world, all, path);
  const isOwn = ownOf(family);
  const touched = changesBetween(before, after).filter((change) =>
    isForeign(resource, write, family, change),
  );
  const certain = touched.filter(({ id }) => world.suite.target.care === 'disposable' || isOwn(id));
  const [first] = await lasting(world, all, path, certain);
  const breaches =
    first === undefined
      ? []
      : [
          lawFinding(
            'law-others-untouched',
            write,
            `${write.method} ${write.path} leaves every other thing as it was`,
            first.detail,
            after.step ?? step,
          ),
        ];
  return write.method === 'DELETE' ? [...breaches, ...(await goesWith(world, write, family))] : breaches;
}

/** Without what is gone from a page only: what can be read is there. */
async function lasting(
  world: World,
  all: readonly Resource[],
  path: Readonly<Record<string, string>>,
  changes: readonly Change[],
): Promise<Change[]> {
  const [first, ...rest] = changes;
  if (first === undefined || first.what !== 'gone') return [...changes];
  const { read, key } =
    all.find(({ list }) => list !== undefined && first.key.startsWith(`${list.path} `)) ?? {};
  if (read === undefined || key === undefined) return [...changes];
  const step = await world.ask(read, { path: { ...path, [key]: first.id } });
  return step.ok ? lasting(world, all, path, rest) : [...changes];
}

function ownOf({ item, twin, children }: Family): (id: string) => boolean {
  const made = [item, twin, ...children.map((child) => child.item)].flatMap(({ path }) =>
    Object.values(path),
  );
  return (id) => made.includes(id);
}

/** True for a change of something else than what was asked for, what it belongs to, and what may go with it. */
function isForeign(
  resource: Resource,
  write: Operation,
  { item, children }: Family,
  change: Change,
): boolean {
  const named = Object.values(item.path);
  if (named.includes(change.id)) return false;
  const isChild = children.some((child) => Object.values(child.item.path).includes(change.id));
  const isBelow = change.key.startsWith(`${withoutSlash(resource.path)}/`);
  if (isAction(resource, write)) return change.what !== 'new' && !isChild && !isBelow;
  if (write.method === 'DELETE') return !isChild && !isBelow;
  return true;
}

/** What hangs on a thing that is gone is gone with it: its path names what is not there. */
async function goesWith(world: World, remove: Operation, { children }: Family): Promise<LawFinding[]> {
  for (const { resource, item } of children) {
    if (resource.read === undefined) continue;
    const step = await world.ask(resource.read, { path: item.path });
    const isMarked = isObject(step.json) && Object.keys(step.json).some((name) => /delet|archiv/i.test(name));
    if (step.ok && !isMarked)
      return [
        lawFinding(
          'law-deleted-gone',
          remove,
          `nothing is found below what ${remove.method} ${remove.path} deleted`,
          `GET ${resource.read.path} answers ${step.status}`,
          step,
        ),
      ];
  }
  return [];
}
