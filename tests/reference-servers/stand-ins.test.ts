/** The documents' own examples, and other documented answers, from a fresh stand-in each. */
import { describe, expect, test } from 'vitest';
import { apis } from './apis.ts';
import type { Callers, Exchange } from './exchanges/exchange.ts';
import * as modelartsExchanges from './exchanges/modelarts.ts';
import * as paletteExchanges from './exchanges/palette.ts';
import * as rocketchatExchanges from './exchanges/rocketchat.ts';
import * as modelarts from './modelarts.ts';
import * as palette from './palette.ts';

const callers: Readonly<Record<string, Callers>> = {
  modelarts: modelartsExchanges.callers,
  palette: paletteExchanges.callers,
  rocketchat: rocketchatExchanges.callers,
};

/** What one exchange with a fresh, faithful stand-in gives: status, content type, body. */
async function ask(
  name: string,
  exchange: Exchange,
): Promise<{ status: number; type: string; body: unknown }> {
  const api = apis[name];
  if (!api) throw new Error(`no API ${name}`);
  const server = await api.start();
  const [request, , body, as = 'admin'] = exchange;
  const [method = '', path = ''] = request.split(' ');
  const headers = {
    'Content-Type': 'application/json',
    ...(typeof as === 'string' ? callers[name]?.[as] : as),
  };
  const payload = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(server.url + path, { method, headers, ...payload });
  const text = await response.text();
  await server.close();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, body: text ? JSON.parse(text) : undefined };
}

describe('the documented examples', () => {
  const roles = `/v1/workspaces/users/${palette.known.userUid}/roles`;
  const workspace = `/v1/${modelarts.known.projectId}/workspaces/${modelarts.known.workspaceId}`;
  const update = 'POST /api/v1/permissions.update';
  const example = { permissions: [{ _id: 'access-permissions', roles: ['admin'] }] };

  test('Palette updates the roles of a user with 204 and no body', async () => {
    const body = { workspaces: [{ roles: ['string'], uid: 'string' }] };
    expect(await ask('palette', [`PUT ${roles}`, 204, body])).toEqual({
      status: 204,
      type: '',
      body: undefined,
    });
  });

  test('Palette answers an unknown user with a v1Error', async () => {
    const { status, body } = await ask('palette', ['GET /v1/workspaces/users/nobody/roles', 404]);
    expect({ status, body }).toMatchObject({ status: 404, body: { code: 'ResourceNotFound', details: {} } });
  });

  test('ModelArts answers an update with the id of the workspace', async () => {
    const grants = [{ user_name: 'my_iam_user' }];
    const sent = { name: 'my_workspace', description: 'It is my workspace', auth_type: 'INTERNAL', grants };
    expect(await ask('modelarts', [`PUT ${workspace}`, 200, sent])).toEqual({
      status: 200,
      type: 'application/json; charset=UTF-8',
      body: { workspace_id: modelarts.known.workspaceId },
    });
  });

  test('ModelArts answers a missing workspace with 400 and ModelArts.7005', async () => {
    const id = 'f'.repeat(32);
    const { status, body } = await ask('modelarts', [
      `GET /v1/${modelarts.known.projectId}/workspaces/${id}`,
      400,
    ]);
    const error = { error_code: 'ModelArts.7005', error_msg: `workspace:${id} not existed` };
    expect({ status, body }).toMatchObject({ status: 400, body: error });
  });

  test.each([
    ['an administrator', 'admin', { status: 200, body: { success: true } }, example],
    [
      'a bad body',
      'admin',
      {
        status: 400,
        body: { success: false, error: 'Invalid body params', errorType: 'error-invalid-body-params' },
      },
      {},
    ],
    [
      'a plain user',
      'unprivileged',
      {
        status: 400,
        body: {
          success: false,
          error: 'Editing permissions is not allowed',
          errorType: 'error-edit-permissions-not-allowed',
        },
      },
      example,
    ],
    [
      'nobody',
      'nobody',
      { status: 401, body: { status: 'error', message: 'You must be logged in to do this.' } },
      example,
    ],
  ])('Rocket.Chat answers %s as documented', async (_, as, { status, body }, sent) => {
    const answer = await ask('rocketchat', [update, status, sent, as]);
    expect(answer).toMatchObject({ status, type: 'application/json' });
    if (status === 200) expect(answer.body).toMatchObject({ success: true });
    else expect(answer.body).toEqual(body);
  });
});
