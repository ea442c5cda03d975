/** Faults of ModelArts: promises that only show between two requests. */
import {
  afterwards,
  different,
  edit,
  type Fields,
  forget,
  isSuccess,
  unchecked,
  type When,
} from '../fault-kinds.ts';
import type { Call } from '../http.ts';
import type { Faults } from '../stand-in.ts';
import type { State } from './state.ts';

const isList: When = (answer, call) => call.method === 'GET' && hasField(answer.body, 'total_count');
const isOne: When = (answer, call) => call.method === 'GET' && hasField(answer.body, 'owner');
const isPut: When = (answer, call) => call.method === 'PUT' && hasField(answer.body, 'workspace_id');
const isCreated: When = (answer, call) => call.method === 'POST' && isSuccess(answer, call);

/** Promises that only show between two requests. */
export const lawFaults: Faults<State> = {
  'put-merges': unchecked('What an update leaves out keeps its old value.', 'put-replaces'),
  'put-not-idempotent': afterwards(
    'An update sent twice makes the description longer.',
    isPut,
    (state: State, before, call) => {
      const [now, then] = [find(state, call), find(before, call)];
      if (now && now.name === then?.name) now.description = `${String(now.description)}!`;
    },
  ),
  'put-changes-others': afterwards(
    'An update renames the other workspaces too.',
    isPut,
    (state: State, _, call) => {
      for (const one of state.workspaces.filter((one) => one !== find(state, call)))
        one.name = `${one.name}x`;
    },
  ),
  'get-changes': afterwards('Reading a workspace changes its description.', isOne, (state: State) => {
    for (const one of state.workspaces) one.description = `${String(one.description)}.`;
  }),
  'created-not-found': forget('A created workspace is not found.', (call) => call.method === 'POST'),
  'created-id-nowhere': edit('The id of a created workspace points nowhere.', isCreated, (body) => ({
    ...body,
    id: 'f'.repeat(32),
  })),
  'created-name-differs': edit('A created workspace has another name than was sent.', isCreated, (body) => ({
    ...body,
    name: 'workspace-1',
  })),
  'name-twice-accepted': unchecked('A second workspace of the same name is created.', 'name-taken'),
  'delete-does-not-delete': forget('A deleted workspace stays.', (call) => call.method === 'DELETE'),
  'delete-never-ends': different('A deleted workspace is DELETING for ever.', {
    'deleting-ms': Number.POSITIVE_INFINITY,
  }),
  'paging-repeats': different('A second page begins with the last item of the first.', {
    'offset-shift': -1,
  }),
  'paging-loses': different('A second page leaves out an item.', { 'offset-shift': 1 }),
  'limit-ignored': unchecked('A page is longer than its limit.', 'paging'),
  'limit-plus-1': different('A page has one item more than its limit.', { 'limit-shift': 1 }),
  'total-count-wrong': edit('total_count is one too many.', isList, (body) => ({
    ...body,
    total_count: Number(body.total_count) + 1,
  })),
  'total-count-of-page': edit('total_count counts the page only.', isList, (body) => ({
    ...body,
    total_count: body.count,
  })),
  'count-wrong': edit('count is one too few.', isList, (body) => ({
    ...body,
    count: Number(body.count) - 1,
  })),
  'filter-name-ignored': unchecked('The filter `name` is ignored.', 'filter-name'),
  'filter-project-ignored': unchecked('The filter `enterprise_project_id` is ignored.', 'filter-project'),
  'sort-ignored': unchecked('A list is not sorted.', 'sort'),
  'order-ignored': unchecked('A list is always in ascending order.', 'order-direction'),
};

function find(state: State, call: Call): State['workspaces'][number] | undefined {
  return state.workspaces.find(({ id }) => id === call.segments?.[3]);
}

function hasField(body: unknown, field: string): body is Fields {
  return typeof body === 'object' && body !== null && field in body;
}
