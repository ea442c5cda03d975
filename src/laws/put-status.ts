import { withMade } from '../context/fixture.ts';
import type { Resource } from '../spec/resource.ts';
import { type Law, lawFinding } from './law.ts';

/** A PUT that documents 201 beside another success says by it whether it made the thing. */
export function putStatusLaw(resource: Resource): Law[] {
  const { create } = resource;
  const success = create?.responses
    .filter(({ status }) => status.startsWith('2'))
    .map(({ status }) => status);
  if (create?.method !== 'PUT' || !success?.includes('201') || success.length < 2) return [];
  const law: Law = {
    id: `${create.id}/law/says whether it made it`,
    title: 'a PUT says whether it made the thing or changed it',
    operation: create,
    writes: true,
    try: (world) =>
      withMade(world, resource, 'status', async ({ path, body, step }) => {
        if (step.status !== 201)
          return [
            lawFinding(
              'status-unpromised',
              create,
              'status 201 for a new one',
              `status ${step.status}`,
              step,
            ),
          ];
        const again = await world.ask(create, body === undefined ? { path } : { path, body });
        return again.status === 201
          ? [lawFinding('status-unpromised', create, 'no 201 for one that is there', 'status 201', again)]
          : [];
      }),
  };
  return [law];
}
