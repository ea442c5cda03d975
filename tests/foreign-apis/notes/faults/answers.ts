import { breaks } from '../../shared/ask.ts';
import { answers } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { call, creates, got, ids, member, updates } from '../asks.ts';
import type { Jotter } from '../store.ts';

const create = 'POST /notes.create';
const get = 'POST /notes.get';
const list = 'POST /notes.list';
const update = 'POST /notes.update';
const read = (url: string) => call(url, 'notes.get', { note_id: 'n2' });
const absent = (url: string) => call(url, 'notes.get', { note_id: 'n0' });
const bad = (url: string) => creates(url, { color: 'red' });
const whoami = (url: string, token: string) => member(url, token)('POST /session.whoami');
const login = (url: string, password = 'correct-horse') =>
  call(url, 'session.login', { user: 'ann', password });

/** What responses look like, what lists show, and who gets them. */
export const answerFaults: Fault<Jotter>[] = [
  {
    id: 'token_expired-taken',
    kind: 'identity',
    what: 'an expired token is taken',
    where: '*',
    shows: async (url) => (await whoami(url, 'nt_expired')).status === 200,
  },
  {
    id: 'token_revoked-taken',
    kind: 'identity',
    what: 'a token that was logged out is taken',
    where: '*',
    shows: async (url) => {
      await member(url, 'nt_spare')('POST /session.logout');
      return (await whoami(url, 'nt_spare')).status === 200;
    },
  },
  {
    id: 'logout-forgotten',
    kind: 'identity',
    what: 'a logout is answered and not done',
    where: 'POST /session.logout',
    shows: async (url) => {
      await member(url, 'nt_spare')('POST /session.logout');
      return (await whoami(url, 'nt_spare')).status === 200;
    },
  },
  {
    id: 'logout-of-all',
    kind: 'neighbour',
    what: 'a logout ends every session of the user, not only the one that is sent',
    where: 'POST /session.logout',
    shows: async (url) => {
      await member(url, 'nt_spare')('POST /session.logout');
      return (await whoami(url, 'nt_member')).status === 401;
    },
  },
  {
    id: 'any-password',
    kind: 'identity',
    what: 'any password logs in',
    where: 'POST /session.login',
    shows: async (url) => (await login(url, 'guess')).status === 200,
  },
  {
    id: 'login-token-dead',
    kind: 'identity',
    what: 'the token of a login is not known',
    where: 'POST /session.login',
    shows: async (url) => (await whoami(url, (await login(url)).body.token)).status === 401,
  },
  {
    id: 'guest-creates',
    kind: 'identity',
    what: 'a guest may create notes',
    where: create,
    identity: (who) => who && { ...who, role: 'member' },
    shows: async (url) => (await member(url, 'nt_guest')('POST /notes.create', { text: 'x' })).status === 200,
  },
  {
    id: 'any-token-is-ann',
    kind: 'identity',
    what: 'any token is told whose it is',
    where: 'POST /session.whoami',
    late: (response) =>
      response.body.error === 'invalid_auth' &&
      Object.assign(response, { status: 200, body: { ok: true, user: 'ann', workspace: 'north' } }),
    shows: async (url) => (await whoami(url, 'nobody')).status === 200,
  },
  {
    id: 'note-of-other-workspace',
    kind: 'identity',
    what: 'a note of another workspace is shown',
    where: get,
    early: (request, jotter) => {
      const tenant = jotter.notes.find(({ note_id }) => note_id === request.body.note_id)?.workspace;
      if (tenant) request.who = { ...request.who, tenant };
    },
    shows: async (url) => (await call(url, 'notes.get', { note_id: 'n3' })).status === 200,
  },
  {
    id: 'update-of-other-workspace',
    kind: 'identity',
    what: 'a note of another workspace can be updated',
    where: update,
    early: (request, jotter) => {
      const tenant = jotter.notes.find(({ note_id }) => note_id === request.body.note_id)?.workspace;
      if (tenant) request.who = { ...request.who, tenant };
    },
    shows: async (url) => (await updates(url, { text: 'x' }, 'n3')).status === 200,
  },
  {
    id: 'list-of-all',
    kind: 'identity',
    what: 'the list holds notes of every workspace',
    where: list,
    shows: async (url) => (await ids(url)).includes('n3'),
  },
  answers(
    'total-of-all',
    'identity',
    list,
    'the total counts the notes of every workspace',
    (r, _request, jotter) => r.status === 200 && Object.assign(r.body, { total: jotter.notes.length }),
    (url) => call(url, 'notes.list'),
    (a) => a.body.total === 7,
  ),
  {
    id: 'pinned-false-ignored',
    kind: 'filter',
    what: 'pinned false does not filter',
    where: list,
    early: ({ body }) => body.pinned === false && delete body.pinned,
    shows: async (url) => (await ids(url, { pinned: false })).includes('n2'),
  },
  {
    id: 'color-filter-ignored',
    kind: 'filter',
    what: 'color does not filter together with pinned',
    where: list,
    early: ({ body }) => body.pinned !== undefined && delete body.color,
    shows: async (url) => (await ids(url, { pinned: false, color: 'blue' })).includes('n1'),
  },
  {
    id: 'grey-hidden',
    kind: 'filter',
    what: 'color grey shows nothing',
    where: list,
    late: (response, { body }) =>
      body?.color === 'grey' &&
      response.status === 200 &&
      Object.assign(response.body, { notes: [], total: 0 }),
    shows: async (url) => {
      await creates(url, { color: 'grey' });
      return (await ids(url, { color: 'grey' })).length === 0;
    },
  },
  {
    id: 'limit-ignored',
    kind: 'paging',
    what: 'limit is ignored',
    where: list,
    early: ({ body }) => delete body.limit,
    shows: async (url) => (await ids(url, { limit: 1 })).length === 5,
  },
  {
    id: 'cursor-skips',
    kind: 'paging',
    what: 'one note is missing between two pages',
    where: list,
    shows: async (url) => (await call(url, 'notes.list', { limit: 2 })).body.next_cursor === 'c3',
  },
  answers(
    'cursor-endless',
    'paging',
    list,
    'the last page points at itself',
    (r, { body }) => r.body.next_cursor === '' && Object.assign(r.body, { next_cursor: body.cursor ?? 'c0' }),
    (url) => call(url, 'notes.list'),
    (a) => a.body.next_cursor === 'c0',
  ),
  answers(
    'total-of-page',
    'total',
    list,
    'total is that of the page',
    (r) => r.status === 200 && Object.assign(r.body, { total: r.body.notes.length }),
    (url) => call(url, 'notes.list', { limit: 1 }),
    (a) => a.body.total === 1,
  ),
  answers(
    'newest-first',
    'sort',
    list,
    'the list is newest first',
    (r) => r.status === 200 && r.body.notes.reverse(),
    (url) => call(url, 'notes.list'),
    (a) => a.body.notes[0].note_id === 'n7',
  ),
  {
    id: 'edited-note-unlisted',
    kind: 'list',
    what: 'a note that was updated is in no list',
    where: list,
    late: (response) =>
      response.status === 200 &&
      Object.assign(response.body, {
        notes: response.body.notes.filter((one: { edited: number }) => one.edited === 0),
      }),
    shows: async (url) => {
      await updates(url, { text: 'x' });
      return !(await ids(url)).includes('n1');
    },
  },
  answers(
    'list-null',
    'list',
    list,
    'an empty list is null',
    (r) => r.body.notes?.length === 0 && Object.assign(r.body, { notes: null }),
    (url) => call(url, 'notes.list', { color: 'grey' }),
    (a) => a.body.notes === null,
  ),
  answers(
    'failure-200',
    'status',
    create,
    'wrong arguments are answered with 200',
    (r) => r.status === 400 && Object.assign(r, { status: 200 }),
    bad,
    (a) => a.status === 200,
  ),
  answers(
    'absent-404',
    'status',
    get,
    'a note that is not there is answered with 404',
    (r) => r.body.error === 'note_not_found' && Object.assign(r, { status: 404 }),
    absent,
    (a) => a.status === 404,
  ),
  answers(
    'created-201',
    'status',
    create,
    'a note is answered with 201',
    (r) => r.status === 200 && Object.assign(r, { status: 201 }),
    creates,
    (a) => a.status === 201,
  ),
  answers(
    'forbidden-400',
    'status',
    'POST /notes.delete',
    "a guest's deletion is answered with 400",
    (r) => r.status === 403 && Object.assign(r, { status: 400 }),
    (url) => member(url, 'nt_guest')('POST /notes.delete', { note_id: 'n1' }),
    (a) => a.status === 400,
  ),
  answers(
    'ok-true-in-failure',
    'error-body',
    create,
    'a failure says ok: true',
    (r) => r.status === 400 && Object.assign(r.body, { ok: true }),
    bad,
    (a) => a.body.ok,
  ),
  answers(
    'error-unknown',
    'error-body',
    get,
    'a note that is not there has an error that is not in the list',
    (r) => r.body.error === 'note_not_found' && Object.assign(r.body, { error: 'missing' }),
    absent,
    (a) => a.body.error === 'missing',
  ),
  answers(
    'error-wrong-of-auth',
    'error-body',
    '*',
    'a missing token is answered with the error of wrong arguments',
    (r) => r.body?.error === 'not_authed' && Object.assign(r.body, { error: 'invalid_arguments' }),
    (url) => member(url)('POST /session.whoami', undefined, { Authorization: '' }),
    (a) => a.body.error === 'invalid_arguments',
  ),
  answers(
    'error-object',
    'error-body',
    update,
    'the error of wrong arguments is an object',
    (r) => r.status === 400 && Object.assign(r.body, { error: { code: r.body.error } }),
    (url) => updates(url, { color: 'red' }),
    (a) => a.body.error.code !== undefined,
  ),
  answers(
    'ok-missing',
    'body-shape',
    'POST /notes.delete',
    'a deletion is answered without ok',
    (r) => r.status === 200 && Object.assign(r, { body: {} }),
    (url) => call(url, 'notes.delete', { note_id: 'n1' }),
    (a) => a.text === '{}',
  ),
  answers(
    'note-unwrapped',
    'body-shape',
    update,
    'an update answers the note beside ok',
    (r) => r.status === 200 && Object.assign(r, { body: { ok: true, ...r.body.note } }),
    (url) => updates(url, { text: 'x' }),
    (a) => a.body.note === undefined,
  ),
  answers(
    'remind-absent',
    'null-absent',
    get,
    'a remind_at that is not there is left out',
    (r) => r.body.note?.remind_at === null && delete r.body.note.remind_at,
    read,
    (a) => !('remind_at' in a.body.note),
  ),
  answers(
    'pinned-number',
    'body-shape',
    list,
    'pinned is 1 or 0 in the list',
    (r) => {
      for (const note of r.body.notes ?? []) note.pinned = Number(note.pinned);
    },
    (url) => call(url, 'notes.list'),
    (a) => a.body.notes[0].pinned === 0,
  ),
  answers(
    'workspace-shown',
    'body-shape',
    get,
    'a note has a field that the schema forbids',
    (r) => r.body.note && Object.assign(r.body.note, { workspace: 'north' }),
    read,
    (a) => a.body.note.workspace === 'north',
  ),
  answers(
    'expires-text',
    'body-shape',
    'POST /session.login',
    'expires_in is a text',
    (r) => r.status === 200 && Object.assign(r.body, { expires_in: '1h' }),
    (url) => login(url),
    (a) => a.body.expires_in === '1h',
  ),
  answers(
    'text-json',
    'content-type',
    list,
    'the list is declared as text/html',
    (r) => Object.assign(r.headers, { 'Content-Type': 'text/html' }),
    (url) => call(url, 'notes.list'),
    (a) => a.headers.get('content-type') === 'text/html',
  ),
  answers(
    'json-500',
    'crash',
    create,
    'a body that is no JSON is answered with 500',
    (r) => r.body.error === 'invalid_json' && Object.assign(r, { status: 500 }),
    (url) => member(url)('POST /notes.create', '{', { 'Content-Type': 'application/json' }),
    (a) => a.status === 500,
  ),
  answers(
    'list-body-500',
    'crash',
    list,
    'a body that is a list is answered with 500',
    (r, { body }) => Array.isArray(body) && Object.assign(r, { status: 500 }),
    (url) => call(url, 'notes.list', []),
    (a) => a.status === 500,
  ),
  {
    id: 'number-text-hangs-up',
    kind: 'crash',
    what: 'a text that is a number closes the connection',
    where: create,
    late: (response, { body }) =>
      typeof body?.text === 'number' && Object.assign(response, { broken: 'before' }),
    shows: (url) => breaks(creates(url, { text: 7 })),
  },
  {
    id: 'get-edits',
    kind: 'action',
    what: 'reading a note counts as an edit',
    where: get,
    early: ({ body }, jotter) => {
      const note = jotter.notes.find(({ note_id }) => note_id === body.note_id);
      if (note) note.edited += 1;
    },
    shows: async (url) => {
      await got(url);
      return (await got(url)).edited === 2;
    },
  },
];
