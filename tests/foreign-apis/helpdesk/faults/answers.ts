import { breaks } from '../../shared/ask.ts';
import { answers } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { agent, changes, opens } from '../asks.ts';
import type { Desk } from '../store.ts';

const open = 'POST /tickets';
const one = 'GET /tickets/{ticket_id}';
const read = (url: string) => agent(url)('GET /tickets/tk_1001');
const absent = (url: string) => agent(url)('GET /tickets/tk_0');

/** What responses look like. */
export const answerFaults: Fault<Desk>[] = [
  answers(
    'created-200',
    'status',
    open,
    'a new ticket is answered with 200',
    (r) => r.status === 201 && Object.assign(r, { status: 200 }),
    opens,
    (a) => a.status === 200,
  ),
  answers(
    'deleted-200',
    'status',
    'DELETE /tickets/{ticket_id}',
    'a deletion is answered with 200',
    (r) => r.status === 204 && Object.assign(r, { status: 200 }),
    (url) => agent(url)('DELETE /tickets/tk_1001'),
    (a) => a.status === 200,
  ),
  answers(
    'absent-403',
    'status',
    one,
    'what is not there is answered with 403',
    (r) => r.status === 404 && Object.assign(r, { status: 403 }),
    absent,
    (a) => a.status === 403,
  ),
  answers(
    'job-201',
    'status',
    'POST /exports',
    'a job is answered with 201',
    (r) => r.status === 202 && Object.assign(r, { status: 201 }),
    (url) => agent(url)('POST /exports', { format: 'csv' }),
    (a) => a.status === 201,
  ),
  answers(
    'location-missing',
    'location',
    open,
    'Location is missing',
    (r) => delete r.headers.Location,
    opens,
    (a) => !a.headers.has('location'),
  ),
  answers(
    'location-without-base',
    'location',
    open,
    'Location lacks the base path',
    (r) => r.status === 201 && Object.assign(r.headers, { Location: `/tickets/${r.body.id}` }),
    opens,
    (a) => a.headers.get('location')?.startsWith('/tickets') === true,
  ),
  answers(
    'location-of-no-job',
    'location',
    'POST /exports',
    'Location of a job names a job that is not there',
    (r) => r.status === 202 && Object.assign(r.headers, { Location: '/api/v2/exports/ex_0' }),
    (url) => agent(url)('POST /exports', { format: 'csv' }),
    (a) => a.headers.get('location') === '/api/v2/exports/ex_0',
  ),
  answers(
    'location-of-other-comment',
    'location',
    'POST /tickets/{ticket_id}/comments',
    'Location names another comment',
    (r) =>
      r.status === 201 && Object.assign(r.headers, { Location: '/api/v2/tickets/tk_1001/comments/cm_1010' }),
    (url) => agent(url)('POST /tickets/tk_1002/comments', { body: 'x' }),
    (a) => a.headers.get('location') !== `/api/v2/tickets/tk_1002/comments/${a.body.id}`,
  ),
  answers(
    'no-challenge',
    'header',
    '*',
    'a 401 has no WWW-Authenticate',
    (r) => delete r.headers['WWW-Authenticate'],
    (url) => agent(url)('GET /me', undefined, { Authorization: '' }),
    (a) => !a.headers.has('www-authenticate'),
  ),
  answers(
    'html-error',
    'content-type',
    one,
    'a 404 is an HTML page',
    (r) =>
      r.status === 404 &&
      Object.assign(r, { body: '<h1>Not found</h1>', headers: { 'Content-Type': 'text/html' } }),
    absent,
    (a) => a.body === undefined,
  ),
  answers(
    'text-json',
    'content-type',
    'GET /me',
    'JSON is declared as text/plain',
    (r) => Object.assign(r.headers, { 'Content-Type': 'text/plain' }),
    (url) => agent(url)('GET /me'),
    (a) => a.headers.get('content-type') === 'text/plain',
  ),
  answers(
    'error-flat',
    'error-body',
    open,
    'a 422 has a flat body',
    (r) => r.status === 422 && Object.assign(r, { body: r.body.error }),
    (url) => opens(url, { effort: -1 }),
    (a) => a.body.error === undefined,
  ),
  answers(
    'error-code-unknown',
    'error-body',
    one,
    'a 404 has a code that is not in the list',
    (r) => r.status === 404 && Object.assign(r.body.error, { code: 'gone' }),
    absent,
    (a) => a.body.error.code === 'gone',
  ),
  answers(
    'error-empty',
    'error-body',
    'PATCH /tickets/{ticket_id}',
    'a 422 has no body',
    (r) => r.status === 422 && delete r.body,
    (url) => changes(url, { effort: -1 }),
    (a) => a.text === '',
  ),
  answers(
    'message-missing',
    'error-body',
    '*',
    'errors have no message',
    (r) => r.body?.error && delete r.body.error.message,
    absent,
    (a) => a.body.error.message === undefined,
  ),
  answers(
    'due-absent',
    'null-absent',
    one,
    'due_at is left out instead of null',
    (r) => r.body.due_at === null && delete r.body.due_at,
    (url) => agent(url)('GET /tickets/tk_1002'),
    (a) => !('due_at' in a.body),
  ),
  answers(
    'effort-text',
    'body-shape',
    one,
    'effort is a text',
    (r) => r.status === 200 && Object.assign(r.body, { effort: String(r.body.effort) }),
    read,
    (a) => typeof a.body.effort === 'string',
  ),
  answers(
    'status-capital',
    'body-shape',
    'GET /tickets',
    'statuses of the list are in capitals',
    (r) => {
      for (const t of r.body.items ?? []) t.status = t.status.toUpperCase();
    },
    (url) => agent(url)('GET /tickets'),
    (a) => a.body.items[0].status === 'OPEN',
  ),
  answers(
    'time-local',
    'body-shape',
    one,
    'created_at has no offset',
    (r) => r.status === 200 && Object.assign(r.body, { created_at: r.body.created_at.replace('Z', '') }),
    read,
    (a) => !a.body.created_at.endsWith('Z'),
  ),
  answers(
    'author-missing',
    'body-shape',
    'POST /tickets/{ticket_id}/comments',
    'a new comment has no author',
    (r) => r.status === 201 && Object.assign(r, { body: { ...r.body, author: undefined } }),
    (url) => agent(url)('POST /tickets/tk_1001/comments', { body: 'x' }),
    (a) => a.body.author === undefined,
  ),
  answers(
    'comment-count-off',
    'total',
    one,
    'comment_count counts one comment too few',
    (r) => r.body.comment_count > 0 && Object.assign(r.body, { comment_count: r.body.comment_count - 1 }),
    read,
    (a) => a.body.comment_count !== 2,
  ),
  answers(
    'job-state-own',
    'action',
    'GET /exports/{export_id}',
    'a job that is done has a state of its own',
    (r) => r.status === 200 && Object.assign(r.body, { state: 'finished' }),
    async (url) =>
      agent(url)(`GET /exports/${(await agent(url)('POST /exports', { format: 'csv' })).body.id}`),
    (a) => a.body.state === 'finished',
  ),
  answers(
    'job-other-format',
    'action',
    'GET /exports/{export_id}',
    'a job for JSON says csv',
    (r) => r.status === 200 && Object.assign(r.body, { format: 'csv' }),
    async (url) =>
      agent(url)(`GET /exports/${(await agent(url)('POST /exports', { format: 'json' })).body.id}`),
    (a) => a.body.format === 'csv',
  ),
  {
    id: 'long-text-crashes',
    kind: 'crash',
    what: 'a subject beyond 120 characters closes the connection',
    where: open,
    late: (response, { body }) =>
      body?.subject?.length > 120 && Object.assign(response, { broken: 'before' }),
    shows: (url) => breaks(opens(url, { subject: 'x'.repeat(121) })),
  },
  {
    id: 'half-body',
    kind: 'crash',
    what: 'the list breaks off in its middle',
    where: 'GET /tickets',
    late: (response) => Object.assign(response, { broken: 'inside' }),
    shows: (url) => breaks(agent(url)('GET /tickets')),
  },
  answers(
    'null-crashes',
    'crash',
    open,
    'tags null is answered with 500',
    (r, { body }) => body?.tags === null && Object.assign(r, { status: 500 }),
    (url) => opens(url, { tags: null }),
    (a) => a.status === 500,
  ),
  answers(
    'emoji-crashes',
    'crash',
    open,
    'characters beyond the basic plane are answered with 500',
    (r, { body }) => /[\u{10000}-\u{10ffff}]/u.test(body?.subject ?? '') && Object.assign(r, { status: 500 }),
    (url) => opens(url, { subject: '🔥' }),
    (a) => a.status === 500,
  ),
  answers(
    'malformed-500',
    'crash',
    open,
    'a body that is no JSON is answered with 500',
    (r) => r.status === 400 && Object.assign(r, { status: 500 }),
    (url) => agent(url)('POST /tickets', '{', { 'Content-Type': 'application/json' }),
    (a) => a.status === 500,
  ),
  {
    id: 'get-touches',
    kind: 'action',
    what: 'reading a ticket raises its effort',
    where: one,
    late: (response, { params }, desk) => {
      const ticket = desk.tickets.find((t) => t.id === params.ticket_id);
      if (response.status === 200 && ticket) ticket.effort = Math.min(100, ticket.effort + 1);
    },
    shows: async (url) => {
      const before = (await read(url)).body.effort;
      return (await read(url)).body.effort !== before;
    },
  },
];
