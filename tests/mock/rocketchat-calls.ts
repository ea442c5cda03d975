import type { Mock } from '../../src/mock/server.ts';
import { ask } from './ask.ts';

export const update = 'POST /api/v1/permissions.update';
export const listAll = 'GET /api/v1/permissions.listAll';
export const change = { permissions: [{ _id: 'access-permissions', roles: ['user'] }] };

/** True when a caller reads what `change` writes. */
export async function isChanged(mock: Mock, headers = {}): Promise<boolean> {
  const { text } = await ask(mock, listAll, undefined, headers);
  return text.includes('"access-permissions","_updatedAt":"20') && text.includes('["user"]');
}
