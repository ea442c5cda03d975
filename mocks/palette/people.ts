import type { BehaviourResponse } from '../../src/mock/behaviour/behaviour.ts';
import { entry, field, objectsOf, queryText } from '../../src/mock/memory/entries.ts';
import { isObject, type Json, type JsonObject } from '../../src/shared/json.ts';
import type { Act, People, State } from './state.ts';

type Kind = 'users' | 'teams' | 'roles';

/** A page of the users, teams or roles that fit the filters. */
export function listPeople(kind: Kind): Act {
  return (state, ask) => {
    const { query } = ask;
    const fitting = state.people[kind].filter((one) => fits(one, queryText(query, 'filters') ?? ''));
    const sorted = inOrder(fitting, queryText(query, 'orderBy'));
    const offset = Number(queryText(query, 'offset') ?? 0) || 0;
    const limit = Number(queryText(query, 'limit') ?? 50) || 50;
    const items = sorted.slice(offset, offset + limit);
    const next = offset + items.length;
    const listmeta = {
      continue: next < sorted.length ? String(next) : '',
      count: sorted.length,
      limit,
      offset,
    };
    return { state, reply: { body: { items, listmeta } } };
  };
}

/** One user or team. */
export function readPerson(kind: 'users' | 'teams'): Act {
  return (state, ask) => {
    const parameter = parameters[kind];
    const found = personIn(state, kind, ask.params[parameter]);
    return { state, reply: found === undefined ? { missing: parameter } : { body: found } };
  };
}

/** What the example shows of the user or team in it; others have nothing, in the same form. */
export function readHeld(kind: 'users' | 'teams', lists: readonly string[]): Act {
  return (state, ask) => {
    const parameter = parameters[kind];
    const uid = ask.params[parameter];
    if (personIn(state, kind, uid) === undefined) return { state, reply: { missing: parameter } };
    const none = Object.fromEntries(lists.map((list): [string, Json] => [list, []]));
    const isExample = uid === (kind === 'users' ? state.people.user : state.people.team);
    const reply: BehaviourResponse = isExample ? {} : { body: none };
    return { state, reply };
  };
}

/** The users who fit the filter, in short. */
export const findUsers: Act = (state, ask) => {
  const filter = field(ask.body, 'filter');
  const items = state.people.users
    .filter((user) => matches(field(user, 'spec', 'emailId'), field(filter, 'emailId')))
    .filter((user) => matches(field(user, 'metadata', 'name'), field(filter, 'name')))
    .map((user) => inShort(state, user));
  return { state, reply: { body: { items } } };
};

/** The people of a spec's examples. */
export function peopleIn(example: (id: string) => JsonObject, user: string, team: string): People {
  const items = (id: string) => objectsOf(example(id).items);
  return {
    users: items('v1UsersList'),
    teams: items('v1TeamsList'),
    roles: items('v1RolesList'),
    user,
    team,
  };
}

const parameters = { users: 'userUid', teams: 'teamUid' } as const;

function personIn(
  { people }: State,
  kind: 'users' | 'teams',
  uid: string | undefined,
): JsonObject | undefined {
  return people[kind].find((one) => field(one, 'metadata', 'uid') === uid);
}

function inShort({ people }: State, user: JsonObject): JsonObject {
  const uid = field(user, 'metadata', 'uid');
  const teams = people.teams
    .filter((team) => [field(team, 'spec', 'users') ?? []].flat().includes(uid ?? null))
    .map((team) => ({
      name: field(team, 'metadata', 'name') ?? '',
      uid: field(team, 'metadata', 'uid') ?? '',
    }));
  const spec = isObject(user.spec) ? user.spec : {};
  return { ...user, spec: { ...spec, projectsCount: 1, roles: [], teams } };
}

/** `metadata.name=payments-team`, combined with AND, which binds closer, and OR. */
function fits(one: JsonObject, filters: string): boolean {
  if (filters === '') return true;
  return filters.split('OR').some((part) =>
    part.split('AND').every((term) => {
      const [path = '', ...value] = term.split('=');
      return String(field(one, ...path.trim().split('.')) ?? '') === value.join('=').trim();
    }),
  );
}

function inOrder(all: readonly JsonObject[], orderBy: string | undefined): readonly JsonObject[] {
  const [path, direction] = orderBy?.split(',')[0]?.split('=') ?? [];
  if (path === undefined || path === '') return all;
  const key = (one: JsonObject) => String(field(one, ...path.split('.')) ?? '');
  const sign = direction === '-1' ? -1 : 1;
  return all.toSorted((a, b) => sign * key(a).localeCompare(key(b)));
}

/** Every condition of the filter holds; one that is null is none. */
function matches(value: Json | undefined, filter: Json | undefined): boolean {
  if (!isObject(filter)) return true;
  const fold = (text: unknown) =>
    filter.ignoreCase === false ? String(text ?? '') : String(text ?? '').toLowerCase();
  const own = fold(value);
  const conditions: Readonly<Record<string, (wanted: string) => boolean>> = {
    eq: (wanted) => own === wanted,
    ne: (wanted) => own !== wanted,
    contains: (wanted) => own.includes(wanted),
    beginsWith: (wanted) => own.startsWith(wanted),
  };
  return Object.entries(filter).every(
    ([name, wanted]) => wanted === null || (entry(conditions, name)?.(fold(wanted)) ?? true),
  );
}
