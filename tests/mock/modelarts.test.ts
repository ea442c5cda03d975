import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { ask, mockOf } from './ask.ts';

const known = 'f3deca1406da4910a50f3919940b9bda';
const base = '/v1/5a1e0c8f3b0d4a7e9c62f1d8b7a40935/workspaces';

let mock: Mock;
beforeAll(async () => {
  mock = await mockOf('modelarts');
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

interface Listed {
  readonly total_count: number;
  readonly count: number;
  readonly workspaces: readonly { readonly id: string; readonly name: string }[];
}

const list = async (query: string) => (await ask(mock, `GET ${base}?${query}`)).body as unknown as Listed;
const create = async (name: string, more = {}) =>
  (await ask(mock, `POST ${base}`, { name, ...more })).body as { id: string };

test('the documented example request gets the documented example answer, and reads back', async () => {
  const body = {
    name: 'my_workspace',
    description: 'It is my workspace',
    auth_type: 'INTERNAL',
    grants: [{ user_name: 'my_iam_user' }],
  };
  const put = await ask(mock, `PUT ${base}/${known}`, body);
  expect([put.status, put.body]).toEqual([200, { workspace_id: known }]);
  expect(put.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  expect((await ask(mock, `GET ${base}/${known}`)).body).toMatchObject(body);
});

test('every project has workspaces of its own', async () => {
  await ask(mock, `PUT ${base}/${known}`, { name: 'renamed' });
  expect((await ask(mock, `GET ${base}/${known}`)).body).toMatchObject({
    name: 'renamed',
    description: 'It is my workspace',
  });
  expect((await ask(mock, `GET /v1/other/workspaces/${known}`)).body).toMatchObject({ name: 'my_workspace' });
});

test('a deletion takes its time: DELETING, nothing may be done, then gone', async () => {
  const { id } = await create('to-be-deleted');
  expect((await ask(mock, `DELETE ${base}/${id}`)).body).toEqual({ workspace_id: id });
  expect((await ask(mock, `GET ${base}/${id}`)).body).toMatchObject({ status: 'DELETING' });
  expect((await ask(mock, `PUT ${base}/${id}`, { name: 'late' })).body).toMatchObject({
    error_code: 'ModelArts.7004',
  });
  await ask(mock, 'POST /__mock/clock', { advance: 10_000 });
  const gone = await ask(mock, `GET ${base}/${id}`);
  expect([gone.status, gone.body]).toMatchObject([
    400,
    { error_code: 'ModelArts.7005', error_msg: `workspace:${id} not existed` },
  ]);
  expect((await list('')).workspaces.map((one) => one.id)).not.toContain(id);
});

test('lists page by records, count, sort, filter, and end', async () => {
  for (const name of ['beta', 'alpha', 'gamma']) await create(name);
  expect(await list('limit=2&order=asc')).toMatchObject({
    total_count: 5,
    count: 2,
    workspaces: [{ name: 'alpha' }, { name: 'beta' }],
  });
  const pages = [
    await list('limit=2&order=asc'),
    await list('limit=2&order=asc&offset=2'),
    await list('limit=2&order=asc&offset=4'),
  ];
  expect(pages.flatMap(({ workspaces }) => workspaces.map(({ name }) => name))).toEqual([
    'alpha',
    'beta',
    'default',
    'gamma',
    'my_workspace',
  ]);
  expect(await list('offset=5')).toMatchObject({ total_count: 5, count: 0, workspaces: [] });
  expect((await list('')).workspaces.map(({ name }) => name)).toEqual([
    'my_workspace',
    'gamma',
    'default',
    'beta',
    'alpha',
  ]);
  expect(await list('name=mm')).toMatchObject({ total_count: 1, workspaces: [{ name: 'gamma' }] });
  expect((await list('name=')).total_count).toBe(5);
  expect((await list('enterprise_project_id=6d8b0091-887f-4839-9929-cbc884f1e3a5')).total_count).toBe(0);
});

test('the default workspace keeps its name and stays', async () => {
  expect((await ask(mock, `PUT ${base}/0`, { name: 'mine' })).body).toMatchObject({
    error_code: 'ModelArts.3566',
  });
  expect((await ask(mock, `DELETE ${base}/0`)).status).toBe(400);
  expect((await ask(mock, `PUT ${base}/0`, { description: 'all of us' })).status).toBe(200);
});

test('quotas change one by one; without a limit nothing counts as used', async () => {
  const resource = 'exemlProject.gpu_duration';
  const put = await ask(mock, `PUT ${base}/${known}/quotas`, { quotas: [{ resource, quota: -1 }] });
  expect(put.body).toMatchObject({ quotas: [{ resource, quota: -1 }] });
  expect(JSON.stringify(put.body)).not.toContain('used_quota');
  expect((await ask(mock, `GET ${base}/${known}/quotas`)).body).toMatchObject({
    quotas: [{ resource, quota: -1, used_quota: null }],
  });
  expect(
    (await ask(mock, `PUT ${base}/${known}/quotas`, { quotas: [{ resource: 'nope', quota: 1 }] })).status,
  ).toBe(400);
});

test('the gateway refuses what no operation takes, in its own words', async () => {
  expect((await ask(mock, 'GET /v2/nothing')).body).toMatchObject({ error_code: 'APIGW.0101' });
  const method = await ask(mock, `PATCH ${base}/${known}`, {});
  expect([method.status, method.body]).toMatchObject([404, { error_code: 'APIGW.0101' }]);
});

test('newer servers show the authorization in lower case, however it was written', async () => {
  const huawei = await mockOf('modelarts', {}, undefined, 'huawei');
  await ask(huawei, `PUT ${base}/${known}`, { auth_type: 'PRIVATE' });
  await ask(huawei, `PUT ${base}/${known}`, { auth_type: 'private' });
  const shown = await ask(huawei, `GET ${base}/${known}`);
  expect([shown.body, shown.headers.get('x-mock-why')]).toMatchObject([{ auth_type: 'private' }, null]);
  await huawei.close();
});

test('a workspace is made INTERNAL without grants, and shows grants only while it is', async () => {
  const at = `${base}/${known}`;
  const change = async (body: object) => {
    expect((await ask(mock, `PUT ${at}`, body)).status).toBe(200);
    return (await ask(mock, `GET ${at}`)).body;
  };
  const user_id = 'aa7efa8801024da08a7fa92dc0b41c6e';
  expect(await change({ auth_type: 'INTERNAL' })).toMatchObject({ auth_type: 'INTERNAL', grants: [] });
  expect(await change({ auth_type: 'PUBLIC', grants: [{ user_id }] })).not.toHaveProperty('grants');
  // Where both come, the id counts
  const grants = [{ user_id, user_name: 'somebody-else' }];
  expect(await change({ auth_type: 'INTERNAL', grants })).toMatchObject({
    grants: [{ user_id, user_name: 'my_iam_user' }],
  });
  expect(await change({ grants: [{ user_name: 'my_iam_user' }] })).toMatchObject({ grants: [{ user_id }] });
  expect(await change({ name: 'renamed' })).toMatchObject({ grants: [{ user_id }] });
  expect(await change({ auth_type: 'PRIVATE' })).not.toHaveProperty('grants');
});
