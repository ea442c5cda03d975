/** Faults of ModelArts: answers that differ from the documents. */
import {
  edit,
  type Fields,
  hasStatus,
  isRefusal,
  isSuccess,
  renamed,
  replace,
  restatus,
  type When,
  without,
} from '../fault-kinds.ts';
import type { Faults } from '../stand-in.ts';
import { known, type State } from './state.ts';

const isList: When = (answer, call) => call.method === 'GET' && hasField(answer.body, 'total_count');
const isOne: When = (answer, call) => call.method === 'GET' && hasField(answer.body, 'owner');
const isPut: When = (answer, call) => call.method === 'PUT' && hasField(answer.body, 'workspace_id');
const isCreated: When = (answer, call) => call.method === 'POST' && isSuccess(answer, call);
const isDeleted: When = (answer, call) => call.method === 'DELETE' && isSuccess(answer, call);
const isMissing: When = (answer) => hasCode(answer.body, 'ModelArts.7005');

/** Answers that differ from the documents. */
export const answerFaults: Faults<State> = {
  'wrong-401-message': edit('The 401 has another code and message.', hasStatus(401), (body) => ({
    ...body,
    error_code: 'APIGW.0999',
    error_msg: 'Please log in.',
  })),
  'created-201': restatus('A workspace is created with 201.', isCreated, 201),
  'deleted-204': replace('A workspace is deleted with 204 and no body.', isDeleted, () => ({ status: 204 })),
  'missing-workspace-404': restatus('A missing workspace is answered with 404.', isMissing, 404),
  'missing-workspace-200': replace('A missing workspace is answered with success.', isMissing, () => ({
    status: 200,
    body: { workspace_id: known.workspaceId },
  })),
  'workspace-id-missing': edit('The answer to an update has no workspace_id.', isPut, (body) =>
    without(body, 'workspace_id'),
  ),
  'workspace-id-renamed': edit('workspace_id is called workspaceId.', isPut, (body) =>
    renamed(body, 'workspace_id', 'workspaceId'),
  ),
  'workspace-id-number': edit('workspace_id is a number.', isPut, () => ({ workspace_id: 5105 })),
  'workspace-id-of-another': edit('The answer to an update names another workspace.', isPut, () => ({
    workspace_id: '0',
  })),
  'error-code-missing': edit('Errors have no error_code.', isRefusal, (body) => without(body, 'error_code')),
  'error-msg-renamed': edit('error_msg is called message.', isRefusal, (body) =>
    renamed(body, 'error_msg', 'message'),
  ),
  'error-code-number': edit('error_code is a number.', isRefusal, (body) => ({ ...body, error_code: 104 })),
  'status-unknown': edit('A workspace has a status outside the options.', isOne, (body) => ({
    ...body,
    status: 'RUNNING',
  })),
  'create-time-text': edit('create_time is a text.', isOne, (body) => ({
    ...body,
    create_time: String(body.create_time),
  })),
  'name-missing': edit('A workspace has no name.', isOne, (body) => without(body, 'name')),
  'id-renamed': edit('id is called workspace_id.', isOne, (body) => renamed(body, 'id', 'workspace_id')),
  'total-count-text': edit('total_count is a text.', isList, (body) => ({
    ...body,
    total_count: String(body.total_count),
  })),
  'workspaces-object': edit('workspaces is an object, not an array.', isList, (body) => ({
    ...body,
    workspaces: { ...Object(body.workspaces) },
  })),
};

function hasField(body: unknown, field: string): body is Fields {
  return typeof body === 'object' && body !== null && field in body;
}

function hasCode(body: unknown, code: string): boolean {
  return hasField(body, 'error_code') && body.error_code === code;
}
