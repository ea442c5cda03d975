import { field, objectsOf } from '../../src/mock/memory/entries.ts';
import type { JsonObject } from '../../src/shared/json.ts';

/** Names of users by their ids, as far as the examples tell. */
export type Names = Readonly<Record<string, string>>;

/** The users of some grants. */
export function namesIn(workspaces: readonly JsonObject[]): Names {
  const grants = workspaces.flatMap(({ grants }) => objectsOf(grants));
  const pairs = grants.filter((grant) => isGiven(grant.user_id) && isGiven(grant.user_name));
  return Object.fromEntries(pairs.map((grant) => [String(grant.user_id), String(grant.user_name)]));
}

/**
 * The workspace with what was wanted: grants are kept where they are in effect, which is where the workspace is
 * INTERNAL, and whoever makes it so without any grants it to nobody.
 */
export function withGrants(before: JsonObject, wanted: JsonObject, names: Names): JsonObject {
  const { grants, ...shown } = { ...before, ...wanted };
  if (!/^internal$/i.test(String(shown.auth_type))) return shown;
  const isMadeSo = wanted.auth_type !== undefined && wanted.grants === undefined;
  return { ...shown, grants: isMadeSo ? [] : objectsOf(grants).map((grant) => resolved(grant, names)) };
}

/** Where both an id and a name come, the id counts: the name is that of the user with the id, if it is known. */
function resolved(grant: JsonObject, names: Names): JsonObject {
  const { user_id, user_name, ...rest } = grant;
  const byName = Object.entries(names).find(([, name]) => name === user_name)?.[0];
  const id = isGiven(user_id) ? user_id : byName;
  const known = field(names, String(id));
  const name = isGiven(user_id) ? (known ?? undefined) : user_name;
  return {
    ...(id === undefined ? {} : { user_id: id }),
    ...(isGiven(name) ? { user_name: name } : {}),
    ...rest,
  };
}

function isGiven(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
