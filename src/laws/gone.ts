import { differences } from '../context/compare.ts';
import { type Fixture, makeItem, withMade } from '../context/fixture.ts';
import { Inconclusive, type Step, type World } from '../context/world.ts';
import { isObject, type Json, sameJson } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { idIn, itemsIn, type Resource } from '../spec/resource.ts';
import { differentBody } from './different.ts';
import { type Law, type LawFinding, lawFinding, lawFindingAt } from './law.ts';

/** How long something deleted may take to go, in milliseconds. */
const patience = 6_000;

/** What is deleted is gone, and another one is still there as it was. */
export function goneLaw(resource: Resource, remove: Operation): Law {
  return {
    id: `${remove.id}/law/deleted is gone`,
    title: 'what is deleted is gone, and nothing else',
    operation: remove,
    writes: true,
    async try(world) {
      const { read } = resource;
      if (read === undefined) throw new Inconclusive(`nothing reads what ${resource.path} names`);
      return withMade(world, resource, 'stays', (other) => goesAlone(world, resource, remove, read, other));
    },
  };
}

async function goesAlone(
  world: World,
  resource: Resource,
  remove: Operation,
  read: Operation,
  other: Fixture,
): Promise<LawFinding[]> {
  const item = await makeItem(world, resource, 'goes');
  if (sameJson({ ...item.path }, { ...other.path }))
    throw new Inconclusive('what is made twice is one thing: what is sent says which');
  const before = await world.ask(read, { path: other.path });
  const breaches = await changesOnlyItself(world, resource, item, other, before);
  const deleted = await world.ask(remove, { path: item.path });
  if (!deleted.ok) throw new Inconclusive(`DELETE ${resource.path} answers ${deleted.status}`);
  const last = await untilGone(world, read, item);
  if (isThere(last))
    breaches.push(lawFinding('law-deleted-gone', remove, 'it is gone', `status ${last.status}`, last));
  else breaches.push(...(await isUnlisted(world, resource, remove, item)));
  const after = await world.ask(read, { path: other.path });
  if (before.ok && !after.ok) {
    breaches.push(
      lawFinding('law-others-untouched', remove, 'another one stays', `status ${after.status}`, after),
    );
  }
  return breaches;
}

/** A PUT of one item leaves another one as it was. */
async function changesOnlyItself(
  world: World,
  resource: Resource,
  item: Fixture,
  other: Fixture,
  before: Step,
): Promise<LawFinding[]> {
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
      lawFindingAt(
        'law-others-untouched',
        replace,
        difference,
        after,
        'a PUT of one leaves another as it was',
      ),
    );
}

/**
 * Shown, and not as something that was deleted: some servers keep a stone with the name on it. What is being deleted
 * is still there.
 */
function isThere({ ok, json }: Step): boolean {
  return ok && !isMarked(json);
}

function isMarked(json: Json | undefined): boolean {
  return (
    isObject(json) &&
    Object.entries(json).some(
      ([name, value]) =>
        (/^(is_?)?(deleted|archived|removed)(_?(at|on|date|time))?$/i.test(name) && isSaid(value)) ||
        (/^(status|state|lifecycle\w*)$/i.test(name) &&
          /^(delet|archiv|remov|cancell?|terminat)ed$/i.test(String(value))),
    )
  );
}

function isSaid(value: Json): boolean {
  return value !== null && value !== false && value !== '';
}

/** What is gone is in no list either; a list may take a moment to know of it. */
async function isUnlisted(
  world: World,
  { list, key }: Resource,
  remove: Operation,
  { path }: Fixture,
): Promise<LawFinding[]> {
  const id = path[key];
  if (list === undefined || id === undefined) return [];
  for (let delay = 50; ; delay *= 2) {
    const step = await world.ask(list);
    const shown = itemsIn(step.json)?.find((item) => idIn(item, key) === id);
    if (!step.ok || shown === undefined || isMarked(shown)) return [];
    if (delay > patience / 2)
      return [lawFinding('law-deleted-gone', remove, `no list shows ${id}`, 'it is listed', step)];
    await world.wait(delay);
  }
}

/** Deleting may take its time: asked again until it is gone, or patience ends. */
async function untilGone(world: World, read: Operation, item: Fixture): Promise<Step> {
  let step = await world.ask(read, { path: item.path });
  for (let delay = 50; isThere(step) && delay < patience; delay *= 2) {
    await world.wait(delay);
    step = await world.ask(read, { path: item.path });
  }
  return step;
}
