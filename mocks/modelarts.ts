/** What a ModelArts project remembers: its workspaces, and the quotas of each. */
import { isObject, type Json, type JsonObject, sameJson } from '../src/json.ts';
import type { Ask, Behaviour, Step } from '../src/mock/behaviour.ts';
import { asked, entry, field, given, objectsOf, withEntry } from '../src/mock/memory/entries.ts';
import { responseExample, successExample } from '../src/mock/memory/examples.ts';
import { freshId } from '../src/mock/memory/fresh-id.ts';
import { sortBy } from '../src/mock/memory/page.ts';

/** A workspace as it is shown, and when a deletion that has begun will be done. */
type Workspace = {
  readonly shown: JsonObject;
  readonly goneAt?: number;
  readonly quotas: readonly JsonObject[];
};

/** The workspaces of a project, by id. */
type Project = Readonly<Record<string, Workspace>>;

export type State = {
  /** What a project begins with. */
  readonly first: Project;
  /** The quotas of a workspace that is new. */
  readonly quotas: readonly JsonObject[];
  /** Projects that were written to. */
  readonly projects: Readonly<Record<string, Project>>;
  readonly missing: JsonObject;
  readonly abnormal: JsonObject;
  readonly made: number;
};

/** How long a deletion takes, in milliseconds of the mock's clock. */
const deletion = 2_000;
const defaultId = '0';

type Act = (state: State, ask: Ask) => Step<State>;

const acts: Readonly<Record<string, Act>> = {
  ListWorkspaces: list,
  CreateWorkspace: create,
  ShowWorkspaceInfo: (state, ask) =>
    at(state, ask, ({ shown }) => ({ state, reply: { body: shownFor(ask, shown) } })),
  UpdateWorkspace: (state, ask) => at(state, ask, (workspace) => update(state, ask, workspace), 'update'),
  DeleteWorkspace: (state, ask) => at(state, ask, (workspace) => remove(state, ask, workspace), 'delete'),
  ListWorkspaceQuotas: (state, ask) =>
    at(state, ask, ({ quotas }) => ({ state, reply: { body: { quotas: [...quotas] } } })),
  UpdateWorkspaceQuotas: (state, ask) =>
    at(state, ask, (workspace) => updateQuotas(state, ask, workspace), 'updateQuotas'),
};

export const behaviour: Behaviour<State> = {
  contentTypes: { 'application/json': 'application/json; charset=UTF-8' },
  begin(spec) {
    const listed = objectsOf(successExample(spec, 'ListWorkspaces', 'all-workspaces').workspaces);
    const detail = successExample(spec, 'ShowWorkspaceInfo');
    const quotas = objectsOf(successExample(spec, 'ListWorkspaceQuotas').quotas);
    const first = [...listed, detail].map((shown): [string, Workspace] => [
      String(shown.id),
      { shown, quotas },
    ]);
    return {
      first: Object.fromEntries(first),
      quotas,
      projects: {},
      missing: objectOf(responseExample(spec, 'ShowWorkspaceInfo', '400', 'missing-workspace')),
      abnormal: objectOf(responseExample(spec, 'ShowWorkspaceInfo', '400', 'abnormal-workspace')),
      made: 0,
    };
  },
  step: (state, ask) => entry(acts, ask.operation.id)?.(state, ask),
  /** The gateway before the service refuses what no operation takes. */
  refuse(status) {
    if (status === 404)
      return gateway(
        404,
        'APIGW.0101',
        'The API does not exist or has not been published in the environment.',
      );
    if (status === 405) return gateway(404, 'APIGW.0101', 'The API does not exist.');
    if (status === 413) return gateway(413, 'APIGW.0201', 'Request entity too large.');
    if (status === 429) return gateway(429, 'APIGW.0308', 'The throttling threshold has been reached.');
    if (status === 400 || status === 408 || status === 431)
      return gateway(status, 'APIGW.0201', 'API request error.');
    return undefined;
  },
};

function gateway(status: number, code: string, text: string) {
  return {
    status,
    body: { error_msg: text, error_code: code, request_id: '7775eaa6b4bbe5934e565349bd27c298' },
  };
}

function list(state: State, ask: Ask): Step<State> {
  const name = asked(ask.query, 'name') ?? '';
  const enterprise = asked(ask.query, 'enterprise_project_id');
  const all = Object.values(projectOf(state, ask))
    .map(({ shown }) => shown)
    .filter((shown) => String(shown.name).includes(name))
    .filter((shown) => enterprise === undefined || shown.enterprise_project_id === enterprise);
  const sorted = sortBy(
    all,
    asked(ask.query, 'sort_by') ?? 'name',
    (asked(ask.query, 'order') ?? 'desc') === 'desc',
  );
  const offset = Number(asked(ask.query, 'offset') ?? 0);
  const page = sorted.slice(offset, offset + Number(asked(ask.query, 'limit') ?? 1_000));
  const workspaces = page.map(({ grants, ...shown }) => lower(shown));
  return { state, reply: { body: { total_count: sorted.length, count: workspaces.length, workspaces } } };
}

function create(state: State, ask: Ask): Step<State> {
  const project = projectOf(state, ask);
  const wanted = given(ask.body, ['name', 'description', 'enterprise_project_id', 'auth_type', 'grants']);
  const made = state.made + 1;
  const promised = field(ask.paired, 'id');
  const isFree = typeof promised === 'string' && !Object.hasOwn(project, promised);
  const id = isFree ? promised : String(freshId('f3deca1406da4910a50f3919940b9bda', made));
  const shown: JsonObject = {
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
    ...wanted,
  };
  const quotas = state.quotas.map((quota) => ({ ...quota, update_time: ask.now }));
  const next = { ...kept(state, ask, { ...project, [id]: { shown, quotas } }), made };
  return { state: next, reply: { body: isFree && ask.paired !== undefined ? ask.paired : lower(shown) } };
}

/** Fields that are left out stay; the default workspace keeps its name. */
function update(state: State, ask: Ask, workspace: Workspace): Step<State> {
  const { shown } = workspace;
  const change = given(ask.body, ['name', 'description', 'auth_type', 'grants']);
  if (shown.id === defaultId && change.name !== undefined && change.name !== shown.name) {
    return { state, reply: { code: 400, example: 'default-workspace' } };
  }
  const isNew = !sameJson({ ...shown, ...change }, shown);
  const next = { ...workspace, shown: { ...shown, ...change, update_time: ask.now } };
  return {
    state: isNew ? keep(state, ask, next) : state,
    reply: { body: { workspace_id: String(shown.id) } },
  };
}

/** The answer comes before the work is done. */
function remove(state: State, ask: Ask, workspace: Workspace): Step<State> {
  const { shown } = workspace;
  if (shown.id === defaultId) {
    const body = {
      ...state.abnormal,
      error_code: 'ModelArts.3566',
      error_msg: 'Forbidden to modify the default workspace.',
    };
    return { state, reply: { code: 400, body } };
  }
  const next = { ...workspace, shown: { ...shown, status: 'DELETING' }, goneAt: ask.now + deletion };
  return { state: keep(state, ask, next), reply: { body: { workspace_id: String(shown.id) } } };
}

function updateQuotas(state: State, ask: Ask, workspace: Workspace): Step<State> {
  const changes = objectsOf(field(ask.body, 'quotas'));
  const known = workspace.quotas.map(({ resource }) => resource);
  if (changes.some(({ resource }) => !known.includes(resource ?? '')))
    return { state, reply: { code: 400, example: 'invalid-body' } };
  const changed = changes.reduce<readonly JsonObject[]>(
    (quotas, change) =>
      quotas.map((quota) =>
        quota.resource === change.resource ? limited(quota, change.quota ?? -1, ask.now) : quota,
      ),
    workspace.quotas,
  );
  const wanted = changes.map(({ resource }) => resource);
  const quotas = changed
    .filter(({ resource }) => wanted.includes(resource ?? ''))
    .map(({ used_quota, ...quota }) => quota);
  return {
    state: keep(state, ask, { ...workspace, quotas: changed }),
    reply: { body: ask.paired ?? { quotas } },
  };
}

/** Where there is no limit, nothing counts as used. */
function limited(quota: JsonObject, limit: Json, now: number): JsonObject {
  if (quota.quota === limit) return quota;
  return {
    ...quota,
    quota: limit,
    update_time: now,
    used_quota: limit === -1 ? null : (quota.used_quota ?? 0),
  };
}

/** The workspace of the path, or the documented answer for one that is not there, or is on its way out. */
function at(
  state: State,
  ask: Ask,
  act: (workspace: Workspace) => Step<State>,
  action?: string,
): Step<State> {
  const id = ask.params.workspace_id ?? '';
  const workspace = entry(projectOf(state, ask), id);
  if (workspace === undefined) {
    return {
      state,
      reply: {
        missing: 'workspace_id',
        body: { ...state.missing, error_msg: `workspace:${id} not existed` },
      },
    };
  }
  if (action === undefined || workspace.goneAt === undefined) return act(workspace);
  const error_msg = `the status of workspace: ${id} is abnormal, can not execute [action: ${action}]`;
  return {
    state,
    reply: { code: 400, example: 'abnormal-workspace', body: { ...state.abnormal, error_msg } },
  };
}

/** The workspaces of the path's project, without those whose deletion is done. */
function projectOf(state: State, ask: Ask): Project {
  const project = entry(state.projects, ask.params.project_id ?? '') ?? state.first;
  const isThere = ({ goneAt }: Workspace) => goneAt === undefined || goneAt > ask.now;
  return Object.values(project).every(isThere)
    ? project
    : Object.fromEntries(Object.entries(project).filter(([, one]) => isThere(one)));
}

function keep(state: State, ask: Ask, workspace: Workspace): State {
  return kept(state, ask, { ...projectOf(state, ask), [String(workspace.shown.id)]: workspace });
}

function kept(state: State, ask: Ask, project: Project): State {
  return { ...state, projects: withEntry(state.projects, ask.params.project_id ?? '', project) };
}

/** As it was written where the spec admits that, else in the lower case in which newer servers show it. */
function shownFor(ask: Ask, shown: JsonObject): JsonObject {
  return ask.admits(200, shown) ? shown : lower(shown);
}

function lower(shown: JsonObject): JsonObject {
  return { ...shown, auth_type: String(shown.auth_type).toLowerCase() };
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
