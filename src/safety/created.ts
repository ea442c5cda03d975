import { makeItem } from '../context/fixture.ts';
import type { Session } from '../context/guard.ts';
import { Inconclusive, NoResponse, type World } from '../context/world.ts';
import type { Resource } from '../spec/resource.ts';
import { isGone } from './gone.ts';

/**
 * Proves that what a create makes can be deleted again: makes one, deletes it, and looks whether it is gone. Gives the
 * reason where it is not; nothing is known, and nothing speaks against it, where the target makes none.
 */
export async function rehearseCreate(
  world: World,
  session: Session,
  resource: Resource,
): Promise<string | undefined> {
  const { create, remove } = resource;
  if (create === undefined || remove === undefined) return 'nothing deletes what it makes';
  try {
    const { path } = await makeItem(world, resource, 'rehearsal');
    await session.undo();
    return await isGone(world, resource, path);
  } catch (thrown) {
    if (thrown instanceof Inconclusive) return undefined;
    if (thrown instanceof NoResponse) return `${create.method} ${create.path} gives no answer`;
    throw thrown;
  } finally {
    await session.undo();
  }
}
