import { expect } from 'vitest';
import { createPaletteClient } from '../../generated/palette/client.ts';
import type { paths } from '../../generated/palette/types.ts';
import { type Caller, promisesOf, type World } from './promises.ts';

const path = '/v1/workspaces/users/{userUid}/roles';

type RolesBody = paths[typeof path]['put']['requestBody']['content']['application/json'];

/** PUT of a user's workspace roles as the caller. */
function putRoles(world: World, caller: Caller, body: unknown = world.body) {
  const client = createPaletteClient(world.clientOptions(caller));
  return client.PUT(path, {
    params: { path: { userUid: world.path.userUid ?? '' } },
    body: body as RolesBody,
  });
}

const ofUpdate = promisesOf('v1UsersWorkspaceRolesPut', (promise) => {
  promise(
    '204: the roles of a user are updated, and the answer is empty',
    { as: 'administrator' },
    async (world) => {
      const { response } = await putRoles(world, { as: 'administrator' });
      expect(response.status).toBe(204);
      expect(await response.text()).toBe('');
    },
  );

  promise('400: workspaces is no list', { as: 'administrator' }, async (world) => {
    const { response } = await putRoles(world, { as: 'administrator' }, { workspaces: 'all of them' });
    expect(response.status).toBe(400);
  });

  promise('401: without an API key', { as: 'nobody' }, async (world) => {
    const { response } = await putRoles(world, { as: 'nobody' });
    expect(response.status).toBe(401);
  });

  promise('401: with an API key that nobody has', { as: 'invalid' }, async (world) => {
    const { response } = await putRoles(world, { as: 'invalid' });
    expect(response.status).toBe(401);
  });

  promise('403: the caller may not change roles', { as: 'unprivileged' }, async (world) => {
    const { response } = await putRoles(world, { as: 'unprivileged' });
    expect(response.status).toBe(403);
  });
});

export const promises = [ofUpdate];
