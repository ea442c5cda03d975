/** Faults of Palette: answers that differ from the documents. */
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
import type { Call } from '../http.ts';
import type { Fault, Faults } from '../stand-in.ts';
import type { State } from './state.ts';

const isRoles = (call: Call): boolean => call.segments?.[4] === 'roles';
const isRolesRead: When = (answer, call) => isRoles(call) && call.method === 'GET' && isSuccess(answer, call);
const isRolesPut: When = (answer, call) => isRoles(call) && call.method === 'PUT' && isSuccess(answer, call);
const isOneRead: When = (answer, call) =>
  call.method === 'GET' && call.segments?.length === 3 && isSuccess(answer, call);
const isCreated = hasStatus(201);
const isDone: When = (answer, call) => answer.status === 204 && call.method !== 'OPTIONS';

/** Answers that differ from the documents. */
export const answerFaults: Faults<State> = {
  'put-200': replace('A PUT is answered with 200 and a body.', isRolesPut, () => ({ status: 200, body: {} })),
  '204-with-body': replace('An answer without content has content.', isDone, ({ headers }) => {
    const bytes = Buffer.from('{"updated":true}');
    const length = String(bytes.length);
    return {
      status: 204,
      headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': length },
      bytes,
      wire: 'raw',
    };
  }),
  'created-200': restatus('Something is created with 200.', isCreated, 200),
  'uid-missing': edit('What is created has no uid.', isCreated, (body) => without(body, 'uid')),
  'uid-renamed': edit('uid is called id.', isCreated, (body) => renamed(body, 'uid', 'id')),
  'uid-number': edit('uid is a number.', isCreated, () => ({ uid: 66 })),
  'audit-uid-missing': replace('The header AuditUid is missing.', isSuccess, (answer) => ({
    ...answer,
    headers: without({ ...answer.headers }, 'AuditUid') as Record<string, string>,
  })),
  'wrong-401-message': edit('The 401 has its texts in other fields.', hasStatus(401), () => ({
    error: 'unauthenticated',
  })),
  'error-code-number': edit('The code of an error is a number.', isRefusal, (body) => ({
    ...body,
    code: 400,
  })),
  'error-message-object': edit('The message of an error is an object.', isRefusal, (body) => ({
    ...body,
    message: { text: body.message },
  })),
  'error-details-text': edit('The details of an error are a text.', isRefusal, (body) => ({
    ...body,
    details: 'none',
  })),
  'projects-object': edit('projects is an object, not an array.', isRolesRead, (body) => ({
    ...body,
    projects: { ...Object(body.projects) },
  })),
  'projects-missing': edit('projects is missing.', isRolesRead, (body) => without(body, 'projects')),
  'projects-renamed': edit('projects is called items.', isRolesRead, (body) =>
    renamed(body, 'projects', 'items'),
  ),
  'projects-repeated': edit('projects has every project twice.', isRolesRead, (body) => ({
    projects: [list(body.projects), list(body.projects)].flat(),
  })),
  'roles-as-texts': edit('A role is its uid alone, not an object.', isRolesRead, (body) => ({
    projects: list(body.projects).map(plainRoles),
  })),
  'timestamp-epoch': metadata('creationTimestamp is a number.', { creationTimestamp: 1_732_240_000 }),
  'timestamp-date-only': metadata('creationTimestamp is a date without a time.', {
    creationTimestamp: '2026-11-22',
  }),
  'labels-list': metadata('labels is an array.', { labels: ['team=a'] }),
  'uid-of-another': metadata('A workspace carries the uid of another.', { uid: '66fbea622947f81fc2698999' }),
  'spec-list': edit('spec is an array.', isOneRead, (body) => ({ ...body, spec: [] })),
};

function metadata(says: string, change: Fields): Fault<unknown> {
  return edit(says, isOneRead, (body) => ({ ...body, metadata: { ...Object(body.metadata), ...change } }));
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function plainRoles(project: unknown): Fields {
  const { workspaces, ...rest } = Object(project) as Fields;
  const plain = list(workspaces).map((one) => {
    const fields = Object(one) as Fields;
    return { ...fields, roles: list(fields.roles).map((role) => (Object(role) as Fields).uid) };
  });
  return { ...rest, workspaces: plain };
}
