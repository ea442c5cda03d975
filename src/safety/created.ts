import { makeItem } from '../context/fixture.ts';
import type { Session } from '../context/guard.ts';
import { Inconclusive, NoResponse, type World } from '../context/world.ts';
import { idIn, itemsIn, type Resource } from '../spec/resource.ts';
import type { Before } from './before.ts';
import { isGone, isSeenLate } from './gone.ts';
import { placeOf } from './own-things.ts';
import { readOne } from './reading.ts';

/**
 * Proves that what a create makes can be deleted again: makes one, deletes it, and looks whether it is gone. Gives the
 * reason where it is not; nothing is known, and nothing speaks against it, where the target makes none.
 */
export async function rehearseCreate(
  world: World,
  session: Session,
  resource: Resource,
  before: Before,
): Promise<string | undefined> {
  const { create, remove } = resource;
  if (create === undefined || remove === undefined) return 'nothing deletes what it makes';
  try {
    const { path } = await makeItem(world, resource, 'rehearsal');
    const late = await isSeenLate(world, resource, path);
    await session.undo();
    return (await isGone(world, resource, path)) ?? (await takesOthers(world, resource, before)) ?? late;
  } catch (thrown) {
    if (thrown instanceof Inconclusive) return undefined;
    if (thrown instanceof NoResponse) return `${create.method} ${create.path} gives no answer`;
    throw thrown;
  } finally {
    await session.undo();
  }
}

/** Why what was there is not any more: deleting one thing has taken others along. */
async function takesOthers(
  world: World,
  { list, key }: Resource,
  before: Before,
): Promise<string | undefined> {
  if (list === undefined) return undefined;
  const { draft } = await world.ask(list);
  const earlier = before.idsAt.get(placeOf(list.path, draft.path));
  if (earlier === undefined) return undefined;
  const { value, isWhole } = await readOne(world, { operation: list, path: draft.path, key });
  if (value === undefined || !isWhole) return undefined;
  const there = new Set((itemsIn(value) ?? []).map((item) => idIn(item, key)));
  const lost = earlier.filter((id) => !there.has(id));
  return lost.length === 0 ? undefined : `deleting what the run had made took ${lost.join(', ')} along`;
}
