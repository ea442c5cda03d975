import { expect } from 'vitest';
import { createRocketchatClient } from '../../generated/rocketchat/client.ts';
import type { paths } from '../../generated/rocketchat/types.ts';
import { type Caller, promisesOf, type World } from './promises.ts';

type UpdateBody = paths['/api/v1/permissions.update']['post']['requestBody']['content']['application/json'];

/** POST /api/v1/permissions.update as the caller, with a body that the target accepts or another one. */
function update(world: World, caller: Caller, body: unknown = world.body) {
  const client = createRocketchatClient(world.clientOptions(caller));
  return client.POST('/api/v1/permissions.update', { body: body as UpdateBody });
}

const unauthorized = { status: 'error', message: 'You must be logged in to do this.' };

const ofUpdate = promisesOf('permissions.update', (promise) => {
  promise(
    '200: an administrator updates the roles of a permission',
    { as: 'administrator' },
    async (world) => {
      const { response, data } = await update(world, { as: 'administrator' });
      expect(response.status).toBe(200);
      expect(data?.success).toBe(true);
      expect(data?.permissions).toBeInstanceOf(Array);
    },
  );

  promise('400 error-invalid-body-params: permissions is no list', { as: 'administrator' }, async (world) => {
    const { response, error } = await update(world, { as: 'administrator' }, { permissions: 'all of them' });
    expect(response.status).toBe(400);
    expect(error).toMatchObject({
      success: false,
      error: 'Invalid body params',
      errorType: 'error-invalid-body-params',
    });
  });

  promise('400 error-invalid-body-params: permissions is missing', { as: 'administrator' }, async (world) => {
    const { response, error } = await update(world, { as: 'administrator' }, {});
    expect(response.status).toBe(400);
    expect(error).toMatchObject({
      success: false,
      error: 'Invalid body params',
      errorType: 'error-invalid-body-params',
    });
  });

  promise(
    '400 error-edit-permissions-not-allowed: the caller lacks access-permissions',
    { as: 'unprivileged' },
    async (world) => {
      const { response, error } = await update(world, { as: 'unprivileged' });
      expect(response.status).toBe(400);
      expect(error).toMatchObject({
        success: false,
        error: 'Editing permissions is not allowed',
        errorType: 'error-edit-permissions-not-allowed',
      });
    },
  );

  promise(
    '401: without credentials, with the documented status and message',
    { as: 'nobody' },
    async (world) => {
      const { response, error } = await update(world, { as: 'nobody' });
      expect(response.status).toBe(401);
      expect(error).toMatchObject(unauthorized);
    },
  );

  for (const without of ['userId', 'authToken']) {
    const caller: Caller = { as: 'administrator', without };
    promise(`401: without ${without}, both are required`, caller, async (world) => {
      const { response, error } = await update(world, caller);
      expect(response.status).toBe(401);
      expect(error).toMatchObject(unauthorized);
    });
  }

  promise('401: with credentials that nobody has', { as: 'invalid' }, async (world) => {
    const { response, error } = await update(world, { as: 'invalid' });
    expect(response.status).toBe(401);
    expect(error).toMatchObject(unauthorized);
  });
});

const ofListing = promisesOf('permissions.listAll', (promise) => {
  const administrator: Caller = { as: 'administrator', held: true };

  promise('200: nothing has changed since a time to come', administrator, async (world) => {
    const client = createRocketchatClient(world.clientOptions(administrator));
    const query = { updatedSince: '2099-12-31T00:00:00.000Z' };
    const { response, data } = await client.GET('/api/v1/permissions.listAll', { params: { query } });
    expect(response.status).toBe(200);
    expect(data?.update).toEqual([]);
  });
});

export const promises = [ofUpdate, ofListing];
