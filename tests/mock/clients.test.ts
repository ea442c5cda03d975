import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core';
import { HcClient } from '@huaweicloud/huaweicloud-sdk-core/HcClient.js';
import { DefaultHttpClient } from '@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient.js';
import { type Logger, LogLevel } from '@huaweicloud/huaweicloud-sdk-core/logger/index.js';
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
