/** Users, teams and roles of the tenant: read only. */
import { type Answer, isObject } from '../http.ts';
import type { Rules } from '../stand-in.ts';
import { notFound, ok } from './answers.ts';
import { type Context, type Operation, readBody } from './context.ts';
import { choice, flag, list, record, text } from './fields.ts';
import { known, roleNames } from './state.ts';

type Fields = Record<string, unknown>;
type Methods = Readonly<Record<string, Operation>>;

const user = {
  metadata: { name: 'known-user', uid: known.userUid },
  spec: { firstName: 'Known', lastName: 'User', emailId: 'known.user@example.com', roles: [] },
  status: { isActive: true, isPasswordResetting: false, activationLink: '' },
};
const team = {
  metadata: { name: 'known-team', uid: known.teamUid },
  spec: { roles: [], sources: [], users: [known.userUid] },
  status: {},
};
const roles = Object.entries(roleNames).map(([uid, name]) => ({
  metadata: { name, uid },
  spec: { permissions: [], scope: 'resource', type: 'system' },
  status: { isEnabled: true },
}));

/** GET of users, teams and roles: one page of them. */
const lists: Readonly<Record<string, Operation>> = {
  users: pageOf([user]),
  teams: pageOf([team]),
  roles: pageOf(roles),
};

/** GET of one, and of what is held; the last segment says which, none is the thing itself. */
const held: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  users: {
    '': user,
    projects: { projects: [] },
    roles: { roles: [], inheritedRoles: [] },
    resourceRoles: { resourceRoles: [] },
  },
  teams: { '': team, projects: { projects: [] }, roles: { roles: [] } },
};

const maybe = {
  check: (value: unknown, name: string, rules: Rules) =>
    value === null ? undefined : text.check(value, name, rules),
  keep: text.keep,
};
const words = record({ beginsWith: maybe, contains: maybe, eq: maybe, ignoreCase: flag, ne: maybe });
const spec = record({
  filter: record({ emailId: words, name: words }),
  sort: list(
    record({ field: choice('name', 'creationTimestamp', null), order: choice('asc', 'desc') }),
    'unique',
  ),
});

/** POST users/summary */
function findUsers(context: Context): Answer {
  const { refused, value } = readBody(context, spec);
  if (refused) return refused;
  const filter = isObject(value?.filter) ? value.filter : {};
  const email = isObject(filter.emailId) ? filter.emailId.eq : undefined;
  const isWanted = typeof email !== 'string' || email === user.spec.emailId;
  const teams = [{ name: 'known-team', uid: known.teamUid }];
  const short = { ...user, spec: { ...user.spec, projectsCount: 0, teams } };
  return ok({ items: isWanted ? [short] : [] });
}

/** The operations at `/v1/users`, `/v1/teams` and `/v1/roles`. */
export function methodsAt([kind = '', uid = '', part = '']: readonly string[]): Methods | undefined {
  if (uid === '') return Object.hasOwn(lists, kind) ? { GET: lists[kind] as Operation } : undefined;
  if (kind === 'users' && uid === 'summary' && part === '') return { POST: findUsers };
  const parts = Object.hasOwn(held, kind) ? held[kind] : undefined;
  if (parts === undefined || !Object.hasOwn(parts, part)) return undefined;
  const isKnown = uid === (kind === 'users' ? known.userUid : known.teamUid);
  return { GET: () => (isKnown ? ok(parts[part]) : notFound(kind.slice(0, -1))) };
}

function pageOf(all: readonly Fields[]): Operation {
  return ({ call }) => {
    const offset = Number(call.query.get('offset') ?? 0) || 0;
    const limit = Number(call.query.get('limit') ?? 50) || 50;
    const items = all.slice(offset, offset + limit);
    return ok({ items, listmeta: { continue: '', count: all.length, limit, offset } });
  };
}
