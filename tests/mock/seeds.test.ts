/** The vendors' pages: their example requests get their example answers, whatever ids the reader puts in. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Mocks, startMocks } from '../../src/mock/start-mocks.ts';

let mocks: Mocks;
beforeAll(async () => {
  mocks = await startMocks();
});
beforeEach(() => mocks.reset());
afterAll(() => mocks.close());

const json = { 'Content-Type': 'application/json' };

/** Status and body, byte for byte. */
async function send(api: string, request: string, headers: Record<string, string>, body: unknown) {
  const [method = '', path = ''] = request.split(' ');
  const answer = await fetch(mocks.url(api) + path, {
    method,
    headers: { ...json, ...headers },
    body: JSON.stringify(body),
  });
  return [answer.status, await answer.text(), answer.headers.get('content-type')];
}

test.each(['64c1a7f0d3b2e8459f6a0b22', 'string', 'anybody', ':userUid'])(
  'Palette: the roles of user %s can be set',
  async (user) => {
    const body = { workspaces: [{ roles: ['string'], uid: 'string' }] };
    const path = `/v1/workspaces/users/${user}/roles`;
    expect(await send('palette', `PUT ${path}`, { ApiKey: '<ApiKey>' }, body)).toEqual([204, '', null]);
    const read = await fetch(mocks.url('palette') + path, { headers: { ApiKey: '<ApiKey>' } });
    expect(await read.text()).toContain('"roles":[{"uid":"string"}]');
  },
);

test.each([
  ['5a1e0c8f3b0d4a7e9c62f1d8b7a40935', 'f3deca1406da4910a50f3919940b9bda'],
  ['0123456789abcdef0123456789abcdef', 'f3deca1406da4910a50f3919940b9bda'],
  ['any-project', 'f3deca1406da4910a50f3919940b9bda'],
])('ModelArts: in project %s workspace %s can be modified', async (project, workspace) => {
  const body = {
    name: 'my_workspace',
    description: 'It is my workspace',
    auth_type: 'INTERNAL',
    grants: [{ user_name: 'my_iam_user' }],
  };
  const path = `/v1/${project}/workspaces/${workspace}`;
  expect(await send('modelarts', `PUT ${path}`, { 'X-Auth-Token': 'token' }, body)).toEqual([
    200,
    `{"workspace_id":"${workspace}"}`,
    'application/json; charset=UTF-8',
  ]);
});

test('Rocket.Chat: each answer on the page is given as it stands there', async () => {
  const body = { permissions: [{ _id: 'access-permissions', roles: ['admin'] }] };
  const caller = {
    'X-User-Id': 'rbAXPnMktTFbNpwtJ',
    'X-Auth-Token': 'RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f',
  };
  const update = (headers: Record<string, string>, sent: unknown = body) =>
    send('rocketchat', 'POST /api/v1/permissions.update', headers, sent);
  const type = 'application/json';
  expect(await update(caller)).toEqual([
    200,
    '{"permissions":[{"_id":"access-permissions","roles":["admin"]}],"success":true}',
    type,
  ]);
  expect(await update(caller, {})).toEqual([
    400,
    '{"success":false,"error":"Invalid body params","errorType":"error-invalid-body-params"}',
    type,
  ]);
  expect(await update({ 'X-User-Id': 'unprivileged', 'X-Auth-Token': 'unprivileged' })).toEqual([
    400,
    '{"success":false,"error":"Editing permissions is not allowed","errorType":"error-edit-permissions-not-allowed"}',
    type,
  ]);
  expect(await update({})).toEqual([
    401,
    '{"status":"error","message":"You must be logged in to do this."}',
    type,
  ]);
});
