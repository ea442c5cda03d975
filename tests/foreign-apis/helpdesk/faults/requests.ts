import { accepts, refuses } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { agent, attaches, changes, globex, kept, opens } from '../asks.ts';
import type { Desk } from '../store.ts';

const open = 'POST /tickets';
const change = 'PATCH /tickets/{ticket_id}';
const requester = { name: 'Lin', email: 'lin@acme.example' };

/** What is accepted or refused against the document, and who may. */
export const requestFaults: Fault<Desk>[] = [
  accepts(
    'subject-too-long',
    open,
    '/subject maxLength',
    'subjects of more than 120 characters are taken',
    (url) => opens(url, { subject: 'x'.repeat(121) }),
  ),
  accepts('subject-empty', change, '/subject minLength', 'an empty subject is taken', (url) =>
    changes(url, { subject: '' }),
  ),
  accepts(
    'email-unchecked',
    open,
    '/requester/email format',
    'a requester without an e-mail address in form is taken',
    (url) => opens(url, { requester: { ...requester, email: 'lin' } }),
  ),
  accepts(
    'requester-open',
    open,
    '/requester/* additionalProperties',
    'a requester with a field of no meaning is taken',
    (url) => opens(url, { requester: { ...requester, phone: '1' } }),
  ),
  accepts('due-impossible', open, '/due_at format', 'a due time that does not exist is taken', (url) =>
    opens(url, { due_at: '2026-13-45T00:00:00Z' }),
  ),
  accepts('six-tags', open, '/tags maxItems', 'six tags are taken', (url) =>
    opens(url, { tags: ['a', 'b', 'c', 'd', 'e', 'f'] }),
  ),
  accepts('tag-empty', open, '/tags/* minLength', 'an empty tag is taken', (url) =>
    opens(url, { tags: [''] }),
  ),
  accepts('effort-over', change, '/effort maximum', 'an effort above 100 is taken', (url) =>
    changes(url, { effort: 101 }),
  ),
  accepts('limit-zero', 'GET /tickets', '?limit minimum', 'limit=0 is taken', (url) =>
    agent(url)('GET /tickets?limit=0'),
  ),
  accepts(
    'status-filter-unknown',
    'GET /tickets',
    '?status enum',
    'a status that does not exist is taken as a filter',
    (url) => agent(url)('GET /tickets?status=lost'),
  ),
  accepts(
    'export-open',
    'POST /exports',
    '/* additionalProperties',
    'an export with an unknown option is taken',
    (url) => agent(url)('POST /exports', { format: 'csv', zip: true }),
  ),
  {
    id: 'effort-as-text',
    kind: 'accepts-invalid',
    what: 'effort "3" is taken for 3',
    where: open,
    lets: '/effort type',
    early: ({ body }) =>
      body.effort !== undefined && Object.assign(body, { effort: Number(body.effort) || 0 }),
    shows: async (url) => (await opens(url, { effort: '3' })).status === 201,
  },
  refuses(
    'refuses-longest',
    open,
    'a subject of exactly 120 characters is refused',
    ({ body }) => body.subject.length === 120,
    (url) => opens(url, { subject: 'x'.repeat(120) }),
  ),
  refuses(
    'refuses-null-due',
    change,
    'due_at null is refused',
    ({ body }) => body.due_at === null,
    (url) => changes(url, { due_at: null }),
  ),
  refuses(
    'refuses-high',
    open,
    'priority high is refused',
    ({ body }) => body.priority === 'high',
    (url) => opens(url, { priority: 'high' }),
  ),
  refuses(
    'refuses-limit-50',
    'GET /tickets',
    'limit=50 is refused',
    ({ query }) => query.limit === 50,
    (url) => agent(url)('GET /tickets?limit=50'),
  ),
  refuses(
    'refuses-empty-patch',
    change,
    'a patch without a field is refused',
    ({ body }) => Object.keys(body).length === 0,
    (url) => changes(url, {}),
  ),
  {
    id: 'any-token',
    kind: 'identity',
    what: "any bearer token is taken for an agent's",
    where: 'GET /tickets/{ticket_id}',
    identity: (who, { headers }) =>
      who ?? (headers.authorization ? { name: 'Ada', role: 'agent', tenant: 'acme' } : undefined),
    shows: async (url) =>
      (await agent(url)('GET /tickets/tk_1001', undefined, { Authorization: 'Bearer nobody' })).status ===
      200,
  },
  {
    id: 'no-token-needed',
    kind: 'identity',
    what: 'exports are started without a token',
    where: 'POST /exports',
    identity: (who) => who ?? { name: 'Ada', role: 'agent', tenant: 'acme' },
    shows: async (url) =>
      (await agent(url)('POST /exports', { format: 'csv' }, { Authorization: '' })).status === 202,
  },
  {
    id: 'viewer-comments',
    kind: 'identity',
    what: 'a viewer may delete comments',
    where: 'DELETE /tickets/{ticket_id}/comments/{comment_id}',
    identity: (who) => who && { ...who, role: 'agent' },
    shows: async (url) =>
      (
        await agent(url)('DELETE /tickets/tk_1004/comments/cm_1013', undefined, {
          Authorization: 'Bearer dk_viewer',
        })
      ).status === 204,
  },
  {
    id: 'ticket-of-other-tenant',
    kind: 'identity',
    what: 'a ticket of another tenant is shown',
    where: 'GET /tickets/{ticket_id}',
    early: (request, desk) => {
      const tenant = desk.tickets.find((one) => one.id === request.params.ticket_id)?.tenant;
      if (tenant) request.who = { ...request.who, tenant };
    },
    shows: async (url) => (await globex(url)('GET /tickets/tk_1001')).status === 200,
  },
  {
    id: 'comments-of-other-tenant',
    kind: 'identity',
    what: 'comments on a ticket of another tenant are listed',
    where: 'GET /tickets/{ticket_id}/comments',
    early: (request, desk) => {
      const tenant = desk.tickets.find((one) => one.id === request.params.ticket_id)?.tenant;
      if (tenant) request.who = { ...request.who, tenant };
    },
    shows: async (url) => (await globex(url)('GET /tickets/tk_1001/comments')).status === 200,
  },
  {
    id: 'plain-json-patch',
    kind: 'accepts-invalid',
    what: 'a patch sent as text/plain is taken',
    where: change,
    late: (response) => response.status === 415 && Object.assign(response, { status: 200 }),
    shows: async (url) =>
      (await agent(url)('PATCH /tickets/tk_1001', '{}', { 'Content-Type': 'text/plain' })).status === 200,
  },
  {
    id: 'caption-too-long',
    kind: 'upload',
    what: 'a caption of more than 80 characters is taken',
    where: 'POST /tickets/{ticket_id}/attachments',
    lets: '/caption maxLength',
    shows: async (url) => (await attaches(url, 'x', 'c'.repeat(81))).status === 201,
  },
  {
    id: 'file-missing-500',
    kind: 'upload',
    what: 'an upload without a file is answered 500',
    where: 'POST /tickets/{ticket_id}/attachments',
    late: (response) => response.status === 422 && Object.assign(response, { status: 500 }),
    shows: async (url) => {
      const form = new FormData();
      form.set('caption', 'alone');
      return (await agent(url)('POST /tickets/tk_1001/attachments', form)).status === 500;
    },
  },
  {
    id: 'default-status-pending',
    kind: 'written',
    what: 'a ticket without a status is pending, not open',
    where: open,
    early: ({ body }) => Object.assign(body, { status: body.status ?? 'pending' }),
    shows: async (url) => (await kept(url, {})).status === 'pending',
  },
];
