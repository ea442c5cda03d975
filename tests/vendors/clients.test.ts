/** Every operation that a vendor's own npm client can be asked for, called through it. */
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core';
import { HcClient } from '@huaweicloud/huaweicloud-sdk-core/HcClient.js';
import { DefaultHttpClient } from '@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient.js';
import { RestClient } from '@rocket.chat/api-client';
import { expect, test } from 'vitest';
import { chooseApi } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { mockOf } from '../mock/ask.ts';

/** The client's own types know the routes of the newest server only, and not all of ours. */
interface Chat {
  get(route: string, query?: object): Promise<unknown>;
  post(route: string, body?: object): Promise<unknown>;
}

const pair = { permissionId: 'add-oauth-service', role: 'moderator' };
const role = { roleId: '646c431fa8c3a3ba32d0e1c4', name: 'support1' };
const held = { roleId: 'moderator', username: 'example' };

/** What the vendor's table of permissions and its login page ask, in an order that works. */
const chatCalls: readonly (readonly ['get' | 'post', string, object?])[] = [
  ['post', '/v1/login', { user: 'example', password: 'correct-horse-battery-staple' }],
  ['get', '/v1/me'],
  ['get', '/v1/permissions.listAll'],
  ['get', '/v1/permissions.listAll', { updatedSince: '2018-11-27T13:52:01Z' }],
  ['post', '/v1/permissions.update', { permissions: [{ _id: 'access-permissions', roles: ['admin'] }] }],
  ['post', '/v1/permissions.addRole', pair],
  ['post', '/v1/permissions.removeRole', pair],
  ['get', '/v1/roles.list'],
  ['post', '/v1/roles.create', { name: role.name }],
  ['post', '/v1/roles.update', role],
  ['post', '/v1/roles.addUserToRole', held],
  ['get', '/v1/roles.getUsersInRole', { role: 'moderator', offset: 0, count: 25 }],
  ['get', '/v1/roles.getUsersInPublicRoles'],
  ['post', '/v1/roles.removeUserFromRole', held],
  ['post', '/v1/roles.delete', { roleId: role.roleId }],
  ['get', '/v1/users.autocomplete', { selector: JSON.stringify({ term: 'exa' }) }],
  ['get', '/v1/logout'],
  ['post', '/v1/logout', {}],
];

test("Rocket.Chat's client calls every operation of 8.7", async () => {
  const mock = await mockOf('rocketchat', {}, undefined, '8.7');
  const credentials = { 'X-User-Id': 'administrator', 'X-Auth-Token': 'administrator' };
  const client = new RestClient({ baseUrl: mock.url, credentials }) as unknown as Chat;
  for (const [method, route, sent] of chatCalls) {
    const answer = await client[method](route, sent).catch(async (thrown: unknown) =>
      thrown instanceof Response ? [route, thrown.status, await thrown.text()] : thrown,
    );
    expect(answer).toMatchObject({ success: true });
  }
  const spec = await loadSpec(chooseApi('rocketchat'), '8.7');
  const called = new Set(chatCalls.map(([method, route]) => `${method.toUpperCase()} /api${route}`));
  const operations = spec.operations.map(({ method, path }) => `${method} ${path}`);
  expect(operations.filter((operation) => !called.has(operation))).toEqual([]);
  await mock.close();
});

const project = '5a1e0c8f3b0d4a7e9c62f1d8b7a40935';
const at = '/v1/{project_id}/workspaces';
const one = `${at}/{workspace_id}`;
const quotas = [{ resource: 'exemlProject.gpu_duration', quota: 10 }];

const cloudCalls: readonly (readonly [method: string, url: string, data?: object])[] = [
  ['POST', at, { name: 'from-the-sdk', auth_type: 'private' }],
  ['GET', at],
  ['GET', one],
  ['PUT', one, { name: 'by-the-sdk', description: '', auth_type: 'internal' }],
  ['GET', `${one}/quotas`],
  ['PUT', `${one}/quotas`, { quotas }],
  ['GET', '/v1/auth-mode'],
  ['PUT', '/v1/auth-mode', { mode: 'strict' }],
  ['GET', `${at}/users/list`],
  ['POST', `${one}/auth`, { requests: [{ action: 'modelarts:workspace:get' }] }],
  ['DELETE', one],
];

test("Huawei Cloud's client calls every operation of its chapter", async () => {
  const mock = await mockOf('modelarts', {}, undefined, 'huawei');
  const credentials = new BasicCredentials().withAk('administrator').withSk('secret').withProjectId(project);
  const client = new HcClient(new DefaultHttpClient({ endpoint: mock.url } as never, [mock.url]))
    .withEndpoints([mock.url])
    .withCredential(credentials);
  for (const [method, url, data] of cloudCalls) {
    const answer = await client.sendRequest<never>({
      method,
      url,
      contentType: 'application/json',
      queryParams: {},
      pathParams: { project_id: project, workspace_id: 'f3deca1406da4910a50f3919940b9bda' },
      headers: {},
      ...(data === undefined ? {} : { data }),
    });
    expect([method, url, answer]).toMatchObject([method, url, { httpStatusCode: 200 }]);
  }
  const spec = await loadSpec(chooseApi('modelarts'), 'huawei');
  const called = new Set(cloudCalls.map(([method, url]) => `${method} ${url}`));
  const operations = spec.operations.map(({ method, path }) => `${method} ${path}`);
  expect(operations.filter((operation) => !called.has(operation))).toEqual([]);
  await mock.close();
});
