import type autocannon from 'autocannon';

const headers = { 'x-user-id': 'admin', 'x-auth-token': 'admin', 'content-type': 'application/json' };
const update = { method: 'POST', path: '/api/v1/permissions.update', headers } as const;
const list = { method: 'GET', path: '/api/v1/permissions.listAll', headers } as const;
const write = (role: string) => ({
  ...update,
  body: JSON.stringify({ permissions: [{ _id: 'access-permissions', roles: [role] }] }),
});

/** What is sent to each server, in turns. */
export const kinds: Readonly<Record<string, autocannon.Request[]>> = {
  success: [write('admin')],
  refused: [{ ...update, body: '{"permissions":"all"}' }],
  'read after write': [write('user'), list, write('moderator'), list],
};

/** Everything mixed; one request in five was never sent before. */
export function mixed(): autocannon.Request[] {
  let turn = 0;
  const isNew = (request: autocannon.Request) => ({ ...request, body: `{"permissions":"${turn++}"}` });
  return [write('user'), list, write('moderator'), list, { ...update, body: '{}', setupRequest: isNew }];
}
