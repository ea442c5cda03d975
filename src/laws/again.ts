import { dropItem, makeAgain, withMade } from '../context/fixture.ts';
import type { Resource } from '../spec/resource.ts';
import type { Law } from './law.ts';

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
      withMade(world, resource, 'again', async (item) => {
        const [, id] = await makeAgain(world, resource, item);
        const path = { ...item.path, [resource.key]: id ?? '' };
        if (id !== undefined) await dropItem(world, resource, { path, body: undefined, own: true });
        return [];
      }),
  };
  return [law];
}
