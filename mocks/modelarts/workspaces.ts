import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import { field, given, queryText } from '../../src/mock/memory/entries.ts';
import { freshId } from '../../src/mock/memory/fresh-id.ts';
import { sortBy } from '../../src/mock/memory/sort.ts';
import { type JsonObject, sameJson } from '../../src/shared/json.ts';
import { withGrants } from './grants.ts';
import { type Act, at, keep, kept, projectOf, type State, type Workspace } from './state.ts';

/** How long a deletion takes, in milliseconds of the mock's clock. */
const deletion = 600;
const defaultId = '0';

/** One workspace; while it is deleted, too. */
export const read: Act = (state, ask) =>
  at(state, ask, ({ shown }) => ({ state, reply: { body: shownFor(ask, shown) } }));

export const update: Act = (state, ask) =>
  at(state, ask, (workspace) => change(state, ask, workspace), 'update');

export const remove: Act = (state, ask) =>
  at(state, ask, (workspace) => end(state, ask, workspace), 'delete');

/** A page of the project's workspaces, without their grants. */
export function list(state: State, ask: MatchedRequest): Step<State> {
  const name = queryText(ask.query, 'name') ?? '';
  const enterprise = queryText(ask.query, 'enterprise_project_id');
  const all = Object.values(projectOf(state, ask))
    .map(({ shown }) => shown)
    .filter((shown) => String(shown.name).includes(name))
    .filter((shown) => enterprise === undefined || shown.enterprise_project_id === enterprise);
  const sorted = sortBy(
    all,
    queryText(ask.query, 'sort_by') ?? 'name',
    (queryText(ask.query, 'order') ?? 'desc') === 'desc',
  );
  const offset = Number(queryText(ask.query, 'offset') ?? 0);
  const page = sorted.slice(offset, offset + Number(queryText(ask.query, 'limit') ?? 1_000));
  const workspaces = page.map(({ grants, ...shown }) => lower(shown));
  return { state, reply: { body: { total_count: sorted.length, count: workspaces.length, workspaces } } };
}

/** A workspace of what the body says. */
export function create(state: State, ask: MatchedRequest): Step<State> {
  const project = projectOf(state, ask);
  const wanted = given(ask.body, ['name', 'description', 'enterprise_project_id', 'auth_type', 'grants']);
  const made = state.made + 1;
  const promised = field(ask.paired, 'id');
  const isFree = typeof promised === 'string' && !Object.hasOwn(project, promised);
  const id = isFree ? promised : String(freshId('f3deca1406da4910a50f3919940b9bda', made));
  const fresh: JsonObject = {
    id,
    name: '',
    description: '',
    owner: 'testUser',
    create_time: ask.now,
    update_time: ask.now,
    enterprise_project_id: '0',
    enterprise_project_name:
      wanted.enterprise_project_id === undefined || wanted.enterprise_project_id === '0'
        ? 'default'
        : 'test-eps',
    auth_type: 'PUBLIC',
    status: 'NORMAL',
    status_info: '',
  };
  const shown = withGrants(fresh, wanted, state.names);
  const quotas = state.quotas.map((quota) => ({ ...quota, update_time: ask.now }));
  const next = { ...kept(state, ask, { ...project, [id]: { shown, quotas } }), made };
  return { state: next, reply: { body: isFree && ask.paired !== undefined ? ask.paired : lower(shown) } };
}

/** Fields that are left out stay; the default workspace keeps its name. */
function change(state: State, ask: MatchedRequest, workspace: Workspace): Step<State> {
  const { shown } = workspace;
  const wanted = given(ask.body, ['name', 'description', 'auth_type', 'grants']);
  if (shown.id === defaultId && wanted.name !== undefined && wanted.name !== shown.name) {
    const why = 'the default workspace keeps its name';
    return { state, reply: { code: 400, example: 'default-workspace', why } };
  }
  const changed = withGrants(shown, wanted, state.names);
  const isNew = !sameJson(changed, shown);
  const next = { ...workspace, shown: { ...changed, update_time: ask.now } };
  return {
    state: isNew ? keep(state, ask, next) : state,
    reply: { body: { workspace_id: String(shown.id) } },
  };
}

/** The answer comes before the work is done. */
function end(state: State, ask: MatchedRequest, workspace: Workspace): Step<State> {
  const { shown } = workspace;
  if (shown.id === defaultId) {
    const body = {
      ...state.abnormal,
      error_code: 'ModelArts.3566',
      error_msg: 'Forbidden to modify the default workspace.',
    };
    return { state, reply: { code: 400, body, why: 'the default workspace cannot be deleted' } };
  }
  const next = { ...workspace, shown: { ...shown, status: 'DELETING' }, goneAt: ask.now + deletion };
  return { state: keep(state, ask, next), reply: { body: { workspace_id: String(shown.id) } } };
}

/** As it was written where the spec admits that, else in the lower case in which newer servers show it. */
function shownFor(ask: MatchedRequest, shown: JsonObject): JsonObject {
  return ask.admits(200, shown) ? shown : lower(shown);
}

function lower(shown: JsonObject): JsonObject {
  return { ...shown, auth_type: String(shown.auth_type).toLowerCase() };
}
