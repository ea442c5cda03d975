import type { createRocketchatClient } from 'workspace-contracts/clients/rocketchat';

export type ChatClient = ReturnType<typeof createRocketchatClient>;

/** Which roles there are, and which of them hold which permission. */
export interface Permissions {
  readonly roles: readonly string[];
  readonly held: ReadonlyMap<string, readonly string[]>;
}

/** Reads all of them. An Error with the server's words where it refuses. */
export async function readPermissions(client: ChatClient): Promise<Permissions> {
  const [roles, permissions] = await Promise.all([
    client.GET('/api/v1/roles.list'),
    client.GET('/api/v1/permissions.listAll'),
  ]);
  if (roles.data === undefined) throw new Error(wordsOf(roles.error));
  if (permissions.data === undefined) throw new Error(wordsOf(permissions.error));
  return {
    roles: roles.data.roles.map(({ _id }) => _id),
    held: new Map(permissions.data.update.map(({ _id, roles: own }) => [_id, own])),
  };
}

/** Gives a permission to a role or takes it. An Error with the server's words where it refuses. */
export async function setRole(
  client: ChatClient,
  { held }: Permissions,
  change: { readonly permission: string; readonly role: string; readonly isHeld: boolean },
): Promise<void> {
  const others = (held.get(change.permission) ?? []).filter((role) => role !== change.role);
  const roles = change.isHeld ? [...others, change.role] : others;
  const { error } = await client.POST('/api/v1/permissions.update', {
    body: { permissions: [{ _id: change.permission, roles }] },
  });
  if (error !== undefined) throw new Error(wordsOf(error));
}

function wordsOf(error: object): string {
  const { error: text, message } = error as { error?: string; message?: string };
  return text ?? message ?? 'The server refuses.';
}
