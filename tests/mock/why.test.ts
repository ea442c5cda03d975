import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { update } from './rocketchat-calls.ts';
import { startingMocks } from './starting.ts';

const start = startingMocks('rocketchat');

const grant = (_id: string, role = 'admin') => ({ permissions: [{ _id, roles: [role] }] });
const workspaces = '/v1/p/workspaces';

test.each<[string, string, string, unknown, number, string | RegExp]>([
  ['an unknown permission', 'rocketchat', update, grant('nope'), 400, 'no permission "nope" is known'],
  [
    'an unknown role',
    'rocketchat',
    update,
    grant('access-permissions', 'boss'),
    400,
    'no role "boss" is known',
  ],
  [
    'what is no date',
    'rocketchat',
    'GET /api/v1/permissions.listAll?updatedSince=zzz',
    undefined,
    400,
    'updatedSince "zzz" is no date',
  ],
  [
    'an unknown user',
    'rocketchat',
    'POST /api/v1/login',
    { user: 'nobody', password: 'x' },
    401,
    /^there is only the user /,
  ],
  [
    'the default workspace',
    'modelarts',
    `DELETE ${workspaces}/0`,
    undefined,
    400,
    'the default workspace cannot be deleted',
  ],
  [
    'a quota that there is not',
    'modelarts',
    `PUT ${workspaces}/0/quotas`,
    { quotas: [{ resource: 'nope', quota: 1 }] },
    400,
    /^there is no quota of "nope"; there are /,
  ],
  [
    'roles in a workspace that is gone',
    'palette',
    'PUT /v1/workspaces/users/u/roles',
    { workspaces: [{ uid: 'does-not-exist' }] },
    404,
    'workspace does-not-exist is not there',
  ],
  [
    'a body that is broken',
    'rocketchat',
    update,
    '{"permissions":\n [}',
    400,
    'the body is not JSON: it breaks at line 2, column 3',
  ],
  [
    'a body that lacks a field',
    'rocketchat',
    update,
    {},
    400,
    "request.body must have required property 'permissions'",
  ],
  ['no body', 'rocketchat', update, undefined, 400, 'request.body is required'],
  [
    'a parameter of another type',
    'modelarts',
    `GET ${workspaces}?limit=abc`,
    undefined,
    400,
    'request.query.limit must be integer',
  ],
])('%s is told of in plain words, once', async (_, api, request, body, status, why) => {
  const lines: string[] = [];
  const mock = await start({ log: (line) => lines.push(line) }, api);
  // The second time it is remembered
  for (const turn of [0, 1]) {
    const answer = await ask(mock, request, body);
    const told = answer.headers.get('x-mock-why');
    expect([answer.status, told]).toEqual([
      status,
      typeof why === 'string' ? why : expect.stringMatching(why),
    ]);
    expect(lines[turn]).toBe(`${request} ${status} ${told}`);
  }
});

test.each([
  [{ 'x-user-id': '', 'x-auth-token': '' }, 'credentials are missing: X-User-Id and X-Auth-Token'],
  [{ 'x-user-id': '' }, 'credentials are missing: X-User-Id'],
  [{ 'x-auth-token': 'invalid' }, 'credentials are wrong'],
])('with %j', async (headers, why) => {
  const mock = await start();
  const answer = await ask(mock, 'GET /api/v1/roles.list', undefined, headers);
  expect([answer.status, answer.headers.get('x-mock-why')]).toEqual([401, why]);
});

test('what the contract neither names nor forbids is told of, and changes nothing', async () => {
  const mock = await start({}, 'palette');
  const roles = '/v1/workspaces/users/u/roles';
  for (const _ of 'ab') {
    const written = await ask(mock, `PUT ${roles}`, { workspace: [] });
    expect([written.status, written.headers.get('x-mock-why')]).toEqual([
      204,
      '`workspace` is no field of this body: ignored',
    ]);
    const read = await ask(mock, `GET ${roles}?page=2`);
    expect([read.status, read.headers.get('x-mock-why')]).toEqual([
      200,
      '`page` is no query parameter here: ignored',
    ]);
  }
  expect((await ask(mock, `GET ${roles}`)).headers.get('x-mock-why')).toBeNull();
});

test('a refused permission is the one that the operation needs', async () => {
  const mock = await start({}, 'modelarts');
  const refused = async (request: string, body?: unknown) =>
    (await ask(mock, request, body, { 'x-auth-token': 'unprivileged' })).body;
  expect(await refused(`GET ${workspaces}`)).toMatchObject({
    error_msg: "Policy doesn't allow modelarts:workspace:list to be performed.",
  });
  expect(await refused(`PUT ${workspaces}/0/quotas`, { quotas: [] })).toMatchObject({
    error_msg: "Policy doesn't allow modelarts:workspace:updateQuotas to be performed.",
  });
});
