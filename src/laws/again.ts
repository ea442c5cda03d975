import { dropItem, type Fixture, madeId, withMade } from './fixture.ts';
import type { Law } from './law.ts';
import type { Resource } from './resource.ts';
import type { World } from './world.ts';

/**
 * Where the document says that something may be there already, the same is asked for twice: made once more or
 * refused, the answer is one that is documented. Every answer to a law is judged, so there is nothing more to say.
 */
export function againLaw(resource: Resource): Law[] {
  const { create, remove } = resource;
  const mayCollide = create?.responses.some(({ status }) => status === '409');
  if (create === undefined || remove === undefined || mayCollide !== true) return [];
  const law: Law = {
    id: `${create.id}/law/the same again`,
    title: 'the same a second time gets a documented answer',
    operation: create,
    writes: true,
    try: (world) =>
      withMade(world, resource, 'again', async ({ path, body }) => {
        const step = await world.ask(create, body === undefined ? {} : { body });
        const { response } = step.exchange;
        const id = response === undefined || !step.ok ? undefined : madeId(response, resource.key);
        if (id !== undefined) await dropAgain(world, resource, { ...path, [resource.key]: id });
        return [];
      }),
  };
  return [law];
}

async function dropAgain(world: World, resource: Resource, path: Fixture['path']): Promise<void> {
  await dropItem(world, resource, { path, body: undefined, own: true });
}
