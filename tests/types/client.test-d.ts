import { expectTypeOf } from 'vitest';
import { createModelartsClient } from '../../generated/modelarts/client.ts';
import { createPaletteClient } from '../../generated/palette/client.ts';
import { createRocketchatClient } from '../../generated/rocketchat/client.ts';

// Checked by the compiler only: what a generated client lets through, and what it does not.
const baseUrl = 'http://localhost';
const rocketchat = createRocketchatClient({ baseUrl, credentials: { userId: 'u', authToken: 't' } });
const palette = createPaletteClient({ baseUrl, credentials: { apiKey: 'k' } });

// @ts-expect-error a client without credentials
createRocketchatClient({ baseUrl });

// @ts-expect-error one of the two credentials is missing
createRocketchatClient({ baseUrl, credentials: { userId: 'u' } });

// @ts-expect-error credentials of another API
createModelartsClient({ baseUrl, credentials: { userId: 'u', authToken: 't' } });

// @ts-expect-error an undocumented path
rocketchat.POST('/api/v1/permissions.remove', { body: {} });

// @ts-expect-error an undocumented method
rocketchat.DELETE('/api/v1/permissions.update');

// @ts-expect-error a required body is missing
rocketchat.POST('/api/v1/permissions.update', {});

// @ts-expect-error a list is promised
rocketchat.POST('/api/v1/permissions.update', { body: { permissions: 'all' } });

// @ts-expect-error roles are required
rocketchat.POST('/api/v1/permissions.update', { body: { permissions: [{ _id: 'x' }] } });

// @ts-expect-error the path parameter is missing
palette.PUT('/v1/workspaces/users/{userUid}/roles', { body: { workspaces: [] } });

/** The 400 of Rocket.Chat tells two errors apart by `errorType`. */
export async function narrows() {
  const { response, data, error } = await rocketchat.POST('/api/v1/permissions.update', {
    body: { permissions: [{ _id: 'x', roles: ['admin'] }] },
  });
  expectTypeOf(response).toEqualTypeOf<Response>();
  if (data !== undefined) expectTypeOf(data.success).toEqualTypeOf<true>();
  if (error !== undefined && 'errorType' in error) {
    if (error.errorType === 'error-edit-permissions-not-allowed') {
      expectTypeOf(error.error).toEqualTypeOf<'Editing permissions is not allowed'>();
    }
  }
  if (error !== undefined && 'status' in error) {
    expectTypeOf(error.message).toEqualTypeOf<'You must be logged in to do this.'>();
  }
}
