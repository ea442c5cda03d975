import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core';
import { HcClient } from '@huaweicloud/huaweicloud-sdk-core/HcClient.js';
import { DefaultHttpClient } from '@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient.js';
import { type Logger, LogLevel } from '@huaweicloud/huaweicloud-sdk-core/logger/index.js';
import { RestClient } from '@rocket.chat/api-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { mockOf } from './ask.ts';

const project = '5a1e0c8f3b0d4a7e9c62f1d8b7a40935';
const known = 'f3deca1406da4910a50f3919940b9bda';

let mock: Mock;
beforeAll(async () => {
  mock = await mockOf('modelarts');
});
afterAll(() => mock.close());

/** The client prints what it throws; here that is the point of the test. */
const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** The vendor's client, which signs each request with the two keys. */
function clientOf(accessKey: string): HcClient {
  const credentials = new BasicCredentials().withAk(accessKey).withSk('secret').withProjectId(project);
  return new HcClient(new DefaultHttpClient({ logger: silent }, [mock.url]))
    .withEndpoints([mock.url])
    .withCredential(credentials);
}

const send = (client: HcClient, method: string, id: string, data?: Record<string, unknown>) =>
  client.sendRequest<never>({
    method,
    url: '/v1/{project_id}/workspaces/{workspace_id}',
    contentType: 'application/json',
    queryParams: {},
    pathParams: { project_id: project, workspace_id: id },
    headers: {},
    ...(data === undefined ? {} : { data }),
  }) as Promise<unknown>;

test("the vendor's client signs, writes and reads back", async () => {
  const client = clientOf('administrator');
  expect(await send(client, 'PUT', known, { name: 'from-the-sdk' })).toMatchObject({
    workspace_id: known,
    httpStatusCode: 200,
  });
  expect(await send(client, 'GET', known)).toMatchObject({ name: 'from-the-sdk', status: 'NORMAL' });
});

test("the vendor's client finds code and text of an error where it looks for them", async () => {
  const id = '00000000000000000000000000000001';
  await expect(send(clientOf('administrator'), 'GET', id)).rejects.toMatchObject({
    httpStatusCode: 400,
    errorCode: 'ModelArts.7005',
  });
  await expect(send(clientOf('administrator'), 'PUT', known, { name: 'x' })).rejects.toMatchObject({
    errorCode: 'ModelArts.0104',
    errorMsg: 'Parameter error.',
  });
  await expect(send(clientOf('unprivileged'), 'GET', known)).rejects.toMatchObject({
    httpStatusCode: 403,
    errorCode: 'ModelArts.0112',
  });
  await expect(send(clientOf('invalid'), 'GET', known)).rejects.toMatchObject({ httpStatusCode: 401 });
});

/** The client's own types know the routes of the newest server only, and not those of permissions. */
interface Chat {
  get(route: string): Promise<unknown>;
  post(route: string, body: object): Promise<unknown>;
}

test("Rocket.Chat's client gets success, refusal and error as from a server", async () => {
  const chat = await mockOf('rocketchat');
  const clientAs = (who: string) =>
    new RestClient({
      baseUrl: chat.url,
      credentials: { 'X-User-Id': who, 'X-Auth-Token': who },
    }) as unknown as Chat;
  const permissions = [{ _id: 'access-permissions', roles: ['user'] }];
  const admin = clientAs('admin');
  expect(await admin.post('/v1/permissions.update', { permissions })).toMatchObject({ success: true });
  expect(await admin.get('/v1/permissions.listAll')).toMatchObject({
    update: expect.arrayContaining([expect.objectContaining(permissions[0])]),
  });
  // It throws the response itself
  const refused = async (client: Chat, sent: object): Promise<unknown[]> => {
    const thrown = await client.post('/v1/permissions.update', sent).catch((response: unknown) => response);
    return thrown instanceof Response ? [thrown.status, await thrown.json()] : ['not refused', thrown];
  };
  expect(await refused(admin, { permissions: 'all' })).toMatchObject([
    400,
    { success: false, errorType: 'error-invalid-body-params' },
  ]);
  expect(await refused(clientAs('unprivileged'), { permissions })).toMatchObject([
    400,
    { errorType: 'error-edit-permissions-not-allowed' },
  ]);
  expect(await refused(clientAs('invalid'), { permissions })).toMatchObject([401, { status: 'error' }]);
  await chat.close();
});
