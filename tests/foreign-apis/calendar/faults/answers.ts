import { breaks } from '../../shared/ask.ts';
import { answers } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { editor, makes, opens, replaces } from '../asks.ts';
import type { Daybook } from '../store.ts';

const make = 'POST /calendars/{calendar_id}/events';
const one = 'GET /calendars/{calendar_id}/events/{event_id}';
const read = (url: string) => editor(url)('GET /calendars/c_1/events/e_2');
const absent = (url: string) => editor(url)('GET /calendars/c_1/events/e_0');
const asReader = { 'X-Calendar-Token': 'cal_reader' };

/** What responses look like, and who gets them. */
export const answerFaults: Fault<Daybook>[] = [
  answers(
    'created-200',
    'status',
    make,
    'a new event is answered with 200',
    (r) => r.status === 201 && Object.assign(r, { status: 200 }),
    makes,
    (a) => a.status === 200,
  ),
  answers(
    'absent-400',
    'status',
    one,
    'an event that is not there is answered with 400',
    (r) => r.status === 404 && Object.assign(r, { status: 400 }),
    absent,
    (a) => a.status === 400,
  ),
  answers(
    'forbidden-401',
    'status',
    'DELETE /calendars/{calendar_id}',
    "a reader's deletion is answered with 401",
    (r) => r.status === 403 && Object.assign(r, { status: 401 }),
    (url) => editor(url)('DELETE /calendars/c_3', undefined, asReader),
    (a) => a.status === 401,
  ),
  answers(
    'deleted-body',
    'status',
    'DELETE /calendars/{calendar_id}',
    'a deletion is answered with 200 and a body',
    (r) => r.status === 204 && Object.assign(r, { status: 200, body: { deleted: true } }),
    (url) => editor(url)('DELETE /calendars/c_3'),
    (a) => a.status === 200,
  ),
  answers(
    'location-from-calendar',
    'location',
    make,
    'Location is relative to the calendar and not to the request',
    (r) => r.status === 201 && Object.assign(r.headers, { Location: `c_1/events/${r.body.id}` }),
    makes,
    (a) => a.headers.get('location')?.startsWith('c_1') === true,
  ),
  answers(
    'location-bare-id',
    'location',
    make,
    'Location is only the id',
    (r) => r.status === 201 && Object.assign(r.headers, { Location: r.body.id }),
    makes,
    (a) => a.headers.get('location') === a.body.id,
  ),
  answers(
    'location-singular',
    'location',
    'POST /calendars',
    'Location names /calendar instead of /calendars',
    (r) => r.status === 201 && Object.assign(r.headers, { Location: `/cal/calendar/${r.body.id}` }),
    opens,
    (a) => a.headers.get('location')?.includes('/calendar/') === true,
  ),
  answers(
    'location-empty',
    'location',
    'POST /calendars',
    'Location is missing',
    (r) => delete r.headers.Location,
    opens,
    (a) => !a.headers.has('location'),
  ),
  answers(
    'xml-error',
    'content-type',
    one,
    'a 404 is XML',
    (r) =>
      r.status === 404 &&
      Object.assign(r, { body: '<error/>', headers: { 'Content-Type': 'application/xml' } }),
    absent,
    (a) => a.text === '<error/>',
  ),
  answers(
    'errors-object',
    'error-body',
    make,
    'errors of an invalid event are no list',
    (r) => r.status === 400 && Object.assign(r, { body: { errors: r.body.errors[0] } }),
    (url) => makes(url, { duration_minutes: 0 }),
    (a) => !Array.isArray(a.body.errors),
  ),
  answers(
    'errors-none',
    'error-body',
    one,
    'a 404 has an empty list of errors',
    (r) => r.status === 404 && Object.assign(r, { body: { errors: [] } }),
    absent,
    (a) => a.body.errors.length === 0,
  ),
  answers(
    'code-number',
    'error-body',
    '*',
    'codes of errors are numbers',
    (r) => {
      for (const error of r.body?.errors ?? []) error.code = r.status;
    },
    absent,
    (a) => a.body.errors[0].code === 404,
  ),
  answers(
    'location-absent',
    'null-absent',
    one,
    'a location that is not there is left out',
    (r) => r.body.location === null && delete r.body.location,
    read,
    (a) => !('location' in a.body),
  ),
  answers(
    'recurrence-false',
    'null-absent',
    one,
    'a recurrence that is not there is false',
    (r) => r.body.recurrence === null && Object.assign(r.body, { recurrence: false }),
    read,
    (a) => a.body.recurrence === false,
  ),
  answers(
    'start-as-date',
    'body-shape',
    one,
    'a start has no time',
    (r) => r.status === 200 && Object.assign(r.body, { starts_at: r.body.starts_at.slice(0, 10) }),
    read,
    (a) => a.body.starts_at.length === 10,
  ),
  answers(
    'duration-text',
    'body-shape',
    'PUT /calendars/{calendar_id}/events/{event_id}',
    'a PUT answers the duration as a text',
    (r) => r.status === 200 && Object.assign(r.body, { duration_minutes: `${r.body.duration_minutes}m` }),
    replaces,
    (a) => a.body.duration_minutes === '20m',
  ),
  answers(
    'visibility-secret',
    'body-shape',
    one,
    'a private event says secret',
    (r) => r.body.visibility === 'private' && Object.assign(r.body, { visibility: 'secret' }),
    read,
    (a) => a.body.visibility === 'secret',
  ),
  answers(
    'calendar-extra',
    'body-shape',
    'GET /calendars',
    'calendars have a field that the schema forbids',
    (r) => {
      for (const calendar of r.body.calendars ?? []) calendar.owner = 'me';
    },
    (url) => editor(url)('GET /calendars'),
    (a) => a.body.calendars[0].owner === 'me',
  ),
  answers(
    'leap-500',
    'crash',
    make,
    'the 29th of February is answered with 500',
    (r, { body }) => /-02-29/.test(body?.starts_at ?? '') && Object.assign(r, { status: 500 }),
    (url) => makes(url, { starts_at: '2028-02-29T10:00:00Z' }),
    (a) => a.status === 500,
  ),
  answers(
    'bad-from-500',
    'crash',
    'GET /calendars/{calendar_id}/events',
    'a from that is no moment is answered with 500',
    (r, { query }) => r.status === 400 && query.from !== undefined && Object.assign(r, { status: 500 }),
    (url) => editor(url)('GET /calendars/c_1/events?from=now'),
    (a) => a.status === 500,
  ),
  {
    id: 'null-title-hangs-up',
    kind: 'crash',
    what: 'a title null closes the connection',
    where: make,
    late: (response, { body }) => body?.title === null && Object.assign(response, { broken: 'before' }),
    shows: (url) => breaks(makes(url, { title: null })),
  },
  {
    id: 'reader-writes',
    kind: 'identity',
    what: 'a token that may only read may make calendars',
    where: 'POST /calendars',
    identity: (who) => who && { ...who, role: 'editor' },
    shows: async (url) =>
      (await editor(url)('POST /calendars', { name: 'x', time_zone: 'UTC' }, asReader)).status === 201,
  },
  {
    id: 'freebusy-open',
    kind: 'identity',
    what: 'busy times are told without a token',
    where: 'POST /freebusy',
    identity: (who) => who ?? { name: '', role: 'reader', tenant: '' },
    shows: async (url) =>
      (
        await editor(url)(
          'POST /freebusy',
          { from: '2026-05-01T00:00:00Z', to: '2026-06-02T00:00:00Z' },
          { 'X-Calendar-Token': '' },
        )
      ).status === 200,
  },
];
