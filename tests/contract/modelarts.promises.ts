import { expect } from 'vitest';
import { createModelartsClient } from '../../generated/modelarts/client.ts';
import type { paths } from '../../generated/modelarts/types.ts';
import { type Caller, promisesOf, type World } from './promises.ts';

const path = '/v1/{project_id}/workspaces/{workspace_id}';

type UpdateBody = paths[typeof path]['put']['requestBody']['content']['application/json'];

/** PUT of a workspace as the caller. */
function putWorkspace(world: World, caller: Caller, body: unknown = world.body) {
  const client = createModelartsClient(world.clientOptions(caller));
  const { project_id = '', workspace_id = '' } = world.path;
  return client.PUT(path, { params: { path: { project_id, workspace_id } }, body: body as UpdateBody });
}

const administrator: Caller = { as: 'administrator' };

const ofUpdate = promisesOf('UpdateWorkspace', (promise) => {
  promise('200: a workspace is modified, and the answer names it', administrator, async (world) => {
    const { response, data } = await putWorkspace(world, administrator);
    expect(response.status).toBe(200);
    expect(data?.workspace_id).toMatch(/^(0|[0-9a-f]{32})$/);
  });

  promise('200: a name may be default-2', administrator, async (world) => {
    const { response } = await putWorkspace(world, administrator, { name: 'default-2' });
    expect(response.status).toBe(200);
  });

  const refused: [string, unknown][] = [
    ['the reserved name default', { name: 'default' }],
    ['a name of 3 characters', { name: 'abc' }],
    ['a name of 65 characters', { name: 'a'.repeat(65) }],
    ['a name with a space', { name: 'my workspace' }],
    ['a description of 257 characters', { description: 'a'.repeat(257) }],
    ['an authorization type that is no option', { auth_type: 'EVERYBODY' }],
    ['a grant with neither user_id nor user_name', { auth_type: 'INTERNAL', grants: [{}] }],
  ];
  for (const [title, body] of refused) {
    promise(`400: ${title}`, administrator, async (world) => {
      const { response } = await putWorkspace(world, administrator, body);
      expect(response.status).toBe(400);
    });
  }

  promise('401: without a token, from the gateway', { as: 'nobody' }, async (world) => {
    const { response } = await putWorkspace(world, { as: 'nobody' });
    expect(response.status).toBe(401);
  });

  promise('403: the caller has no permission on the workspace', { as: 'unprivileged' }, async (world) => {
    const { response } = await putWorkspace(world, { as: 'unprivileged' });
    expect(response.status).toBe(403);
  });
});

export const promises = [ofUpdate];
