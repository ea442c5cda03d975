import { accepts, refuses } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { editor, got, kept, makes, opens, replaces } from '../asks.ts';
import { later, time } from '../moments.ts';
import type { Daybook } from '../store.ts';

const make = 'POST /calendars/{calendar_id}/events';
const replace = 'PUT /calendars/{calendar_id}/events/{event_id}';
const open = 'POST /calendars';

/** What is written, accepted and refused. */
export const writtenFaults: Fault<Daybook>[] = [
  {
    id: 'start-in-utc',
    kind: 'written',
    what: 'a start comes back in UTC instead of as it was sent',
    where: make,
    early: ({ body }) => Object.assign(body, { starts_at: new Date(time(body.starts_at)).toISOString() }),
    shows: async (url) => (await kept(url, {})).starts_at !== '2026-06-01T10:00:00+02:00',
  },
  {
    id: 'start-without-seconds',
    kind: 'written',
    what: 'seconds of a start are set to zero',
    where: `${make}, ${replace}`,
    early: ({ body }) =>
      Object.assign(body, { starts_at: body.starts_at.replace(/:\d\d(\.\d+)?(?=Z|[+-]\d\d:\d\d$)/i, ':00') }),
    shows: async (url) =>
      (await kept(url, { starts_at: '2026-06-01T10:00:07Z' })).starts_at !== '2026-06-01T10:00:07Z',
  },
  {
    id: 'start-an-hour-late',
    kind: 'written',
    what: 'starts with the offset +02:00 are kept an hour late',
    where: make,
    early: ({ body }) =>
      body.starts_at.endsWith('+02:00') && Object.assign(body, { starts_at: later(body.starts_at, 60) }),
    shows: async (url) => (await kept(url, {})).starts_at.startsWith('2026-06-01T11'),
  },
  {
    id: 'duration-quarter',
    kind: 'written',
    what: 'durations are rounded to quarters of an hour',
    where: make,
    early: ({ body }) =>
      Object.assign(body, { duration_minutes: Math.max(15, Math.round(body.duration_minutes / 15) * 15) }),
    shows: async (url) => (await kept(url, { duration_minutes: 20 })).duration_minutes === 15,
  },
  {
    id: 'title-cut-50',
    kind: 'written',
    what: 'titles are cut after 50 characters',
    where: `${make}, ${replace}`,
    early: ({ body }) => Object.assign(body, { title: [...body.title].slice(0, 50).join('') }),
    shows: async (url) => (await kept(url, { title: 'x'.repeat(100) })).title.length === 50,
  },
  {
    id: 'weekdays-sorted',
    kind: 'written',
    what: 'weekdays of a recurrence are sorted by the alphabet',
    where: make,
    early: ({ body }) => body.recurrence?.weekdays?.sort(),
    shows: async (url) =>
      (await kept(url, { recurrence: { freq: 'weekly', weekdays: ['mon', 'fri'], count: 2 } })).recurrence
        .weekdays[0] === 'fri',
  },
  {
    id: 'interval-lost',
    kind: 'written',
    what: 'the interval of a daily recurrence is not kept',
    where: make,
    early: ({ body }) => delete body.recurrence?.interval,
    shows: async (url) =>
      (await kept(url, { recurrence: { freq: 'daily', interval: 3, count: 2 } })).recurrence.interval ===
      undefined,
  },
  {
    id: 'recurrence-ignored',
    kind: 'written',
    what: 'the recurrence of a PUT is not kept',
    where: replace,
    early: ({ body }) => delete body.recurrence,
    shows: async (url) =>
      (await replaces(url, { recurrence: { freq: 'daily', count: 2 } })).body.recurrence === null,
  },
  {
    id: 'attendees-sorted',
    kind: 'written',
    what: 'attendees are sorted by their address',
    where: make,
    early: ({ body }) =>
      body.attendees?.sort((a: { email: string }, b: { email: string }) => a.email.localeCompare(b.email)),
    shows: async (url) =>
      (await kept(url, { attendees: [{ email: 'z@a.example' }, { email: 'a@a.example' }] })).attendees[0]
        .email === 'a@a.example',
  },
  {
    id: 'responses-reset',
    kind: 'written',
    what: 'every response of an attendee is kept as needs_action',
    where: make,
    early: ({ body }) => {
      for (const one of body.attendees ?? []) one.response = 'needs_action';
    },
    shows: async (url) =>
      (await kept(url, { attendees: [{ email: 'z@a.example', response: 'declined' }] })).attendees[0]
        .response !== 'declined',
  },
  {
    id: 'addresses-lowered',
    kind: 'written',
    what: 'addresses of attendees are turned into lower case',
    where: make,
    early: ({ body }) => {
      for (const one of body.attendees ?? []) one.email = one.email.toLowerCase();
    },
    shows: async (url) =>
      (await kept(url, { attendees: [{ email: 'Ann@a.example' }] })).attendees[0].email === 'ann@a.example',
  },
  {
    id: 'reminder-zero-lost',
    kind: 'null-absent',
    what: 'a reminder of 0 minutes is not kept',
    where: make,
    early: ({ body }) =>
      body.reminders && Object.assign(body, { reminders: body.reminders.filter((one: number) => one > 0) }),
    shows: async (url) => (await kept(url, { reminders: [0, 5] })).reminders.length === 1,
  },
  {
    id: 'reminders-deduped',
    kind: 'written',
    what: 'a reminder that is there twice is kept once',
    where: make,
    early: ({ body }) => body.reminders && Object.assign(body, { reminders: [...new Set(body.reminders)] }),
    shows: async (url) => (await kept(url, { reminders: [5, 5] })).reminders.length === 1,
  },
  {
    id: 'empty-location-null',
    kind: 'null-absent',
    what: 'an empty location is kept as null',
    where: make,
    early: ({ body }) => body.location === '' && Object.assign(body, { location: null }),
    shows: async (url) => (await kept(url, { location: '' })).location === null,
  },
  {
    id: 'private-made-public',
    kind: 'written',
    what: 'a private event is kept as public',
    where: make,
    early: ({ body }) => Object.assign(body, { visibility: 'public' }),
    shows: async (url) => (await kept(url, { visibility: 'private' })).visibility === 'public',
  },
  {
    id: 'put-keeps-attendees',
    kind: 'written',
    what: 'a PUT without attendees keeps the old ones',
    where: replace,
    shows: async (url) => (await replaces(url)).body.attendees.length === 1,
  },
  {
    id: 'put-keeps-color',
    kind: 'written',
    what: 'a PUT of a calendar without color keeps the old one',
    where: 'PUT /calendars/{calendar_id}',
    shows: async (url) =>
      (await editor(url)('PUT /calendars/c_2', { name: 'Home', time_zone: 'UTC' })).body.color === '#aa0000',
  },
  {
    id: 'shared-ignored',
    kind: 'written',
    what: 'shared true of a new calendar is not kept',
    where: open,
    early: ({ body }) => delete body.shared,
    shows: async (url) => !(await opens(url, { shared: true })).body.shared,
  },
  {
    id: 'note-null-text',
    kind: 'null-absent',
    what: 'a note null is kept as the text "null"',
    where: open,
    early: ({ body }) => body.note === null && Object.assign(body, { note: 'null' }),
    shows: async (url) => (await opens(url, { note: null })).body.note === 'null',
  },
  {
    id: 'put-drops-events',
    kind: 'neighbour',
    what: 'a PUT of a calendar deletes its events',
    where: 'PUT /calendars/{calendar_id}',
    shows: async (url) => {
      await editor(url)('PUT /calendars/c_1', { name: 'Work', time_zone: 'UTC' });
      return (await got(url, '/calendars/c_1/events')).events.length === 0;
    },
  },
  {
    id: 'events-outlive',
    kind: 'gone',
    what: 'the events of a deleted calendar are still found',
    where: 'DELETE /calendars/{calendar_id}',
    shows: async (url) => {
      await editor(url)('DELETE /calendars/c_1');
      return (await editor(url)('GET /calendars/c_1/events/e_1')).status === 200;
    },
  },
  {
    id: 'delete-of-visibility',
    kind: 'neighbour',
    what: 'deleting an event deletes all of its visibility',
    where: 'DELETE /calendars/{calendar_id}/events/{event_id}',
    early: ({ params }, daybook) => {
      const gone = daybook.events.find(({ id }) => id === params.event_id);
      daybook.events = daybook.events.filter((one) => one === gone || one.visibility !== gone?.visibility);
    },
    shows: async (url) => {
      await editor(url)('DELETE /calendars/c_1/events/e_1');
      return (await editor(url)('GET /calendars/c_1/events/e_3')).status === 404;
    },
  },
  {
    id: 'sequence-from-client',
    kind: 'mass-assignment',
    what: 'the readOnly sequence is taken from the client',
    where: make,
    late: (response, { body }, daybook) => {
      const made = daybook.events.at(-1);
      if (response.status === 201 && made && Number.isInteger(body.sequence))
        made.sequence = response.body.sequence = body.sequence;
    },
    shows: async (url) => (await kept(url, { sequence: 9 })).sequence === 9,
  },
  {
    id: 'sequence-stuck',
    kind: 'action',
    what: 'a PUT does not raise the sequence',
    where: replace,
    shows: async (url) => (await replaces(url)).body.sequence === 0,
  },
  {
    id: 'event-in-nothing',
    kind: 'nested',
    what: 'an event of a calendar that is not there is taken',
    where: make,
    shows: async (url) => (await makes(url, {}, 'c_0')).status === 201,
  },
  {
    id: 'refused-event-kept',
    kind: 'refused-changes',
    what: 'an event that is refused with 400 is in the list',
    where: make,
    refused: ({ params, body }, daybook) => {
      const [first] = daybook.events;
      if (first && body)
        daybook.events.push({
          ...first,
          id: `e_9${daybook.events.length}`,
          calendar_id: params.calendar_id ?? '',
        });
    },
    shows: async (url) => {
      await makes(url, { duration_minutes: 0 });
      return (await got(url, '/calendars/c_1/events')).events.length === 5;
    },
  },
  {
    id: 'refused-put-half-done',
    kind: 'refused-changes',
    what: 'a PUT that is refused has changed the title',
    where: replace,
    refused: ({ params, body }, daybook) => {
      const one = daybook.events.find(({ id }) => id === params.event_id);
      if (one && typeof body?.title === 'string' && body.title.length > 0) one.title = body.title;
    },
    shows: async (url) => {
      await replaces(url, { title: 'Half', duration_minutes: 0 });
      return (await got(url, '/calendars/c_1/events/e_1')).title === 'Half';
    },
  },
  {
    id: 'reader-delete-done',
    kind: 'refused-changes',
    what: "a reader's deletion of an event is answered 403 and done",
    where: 'DELETE /calendars/{calendar_id}/events/{event_id}',
    refused: ({ who, params }, daybook) => {
      if (who.role === 'reader') daybook.events = daybook.events.filter(({ id }) => id !== params.event_id);
    },
    shows: async (url) => {
      await editor(url)('DELETE /calendars/c_1/events/e_1', undefined, { 'X-Calendar-Token': 'cal_reader' });
      return (await editor(url)('GET /calendars/c_1/events/e_1')).status === 404;
    },
  },
  accepts('duration-zero', make, '/duration_minutes minimum', 'a duration of 0 is taken', (url) =>
    makes(url, { duration_minutes: 0 }),
  ),
  accepts(
    'duration-over-day',
    replace,
    '/duration_minutes maximum',
    'a duration of more than a day is taken',
    (url) => replaces(url, { duration_minutes: 1441 }),
  ),
  accepts('color-capital', open, '/color pattern', 'a color in capitals is taken', (url) =>
    opens(url, { color: '#AA0000' }),
  ),
  accepts('zone-unknown', open, '/time_zone enum', 'a time zone that is not in the list is taken', (url) =>
    opens(url, { time_zone: 'Mars/Olympus' }),
  ),
  accepts(
    'calendar-open',
    open,
    '/* additionalProperties',
    'a calendar with an unknown field is taken',
    (url) => opens(url, { owner: 'x' }),
  ),
  accepts(
    'weekdays-none',
    make,
    '/recurrence/weekdays minItems',
    'a weekly recurrence without weekdays is taken',
    (url) => makes(url, { recurrence: { freq: 'weekly', weekdays: [], count: 1 } }),
  ),
  accepts(
    'weekday-twice',
    make,
    '/recurrence/weekdays uniqueItems',
    'a weekday that is there twice is taken',
    (url) => makes(url, { recurrence: { freq: 'weekly', weekdays: ['mon', 'mon'], count: 1 } }),
  ),
  accepts('count-over', make, '/recurrence/count maximum', 'a recurrence of 51 times is taken', (url) =>
    makes(url, { recurrence: { freq: 'daily', count: 51 } }),
  ),
  accepts('reminder-negative', make, '/reminders/* minimum', 'a negative reminder is taken', (url) =>
    makes(url, { reminders: [-5] }),
  ),
  accepts('range-open', 'POST /freebusy', '/to required', 'a range without an end is taken', (url) =>
    editor(url)('POST /freebusy', { from: '2026-05-01T00:00:00Z' }),
  ),
  accepts(
    'from-date-only',
    'GET /calendars/{calendar_id}/events',
    '?from format',
    'a day is taken for a moment',
    (url) => editor(url)('GET /calendars/c_1/events?from=2026-05-01'),
  ),
  refuses(
    'refuses-negative-offset',
    make,
    'a start west of Greenwich is refused',
    ({ body }) => /-\d\d:\d\d$/.test(body.starts_at),
    (url) => makes(url, { starts_at: '2026-06-01T10:00:00-05:00' }),
  ),
  refuses(
    'refuses-fraction',
    make,
    'a start with parts of a second is refused',
    ({ body }) => body.starts_at.includes('.'),
    (url) => makes(url, { starts_at: '2026-06-01T10:00:00.25Z' }),
  ),
  refuses(
    'refuses-whole-day',
    make,
    'a duration of 1440 is refused',
    ({ body }) => body.duration_minutes === 1440,
    (url) => makes(url, { duration_minutes: 1440 }),
  ),
  refuses(
    'refuses-null-recurrence',
    replace,
    'recurrence null is refused',
    ({ body }) => body.recurrence === null,
    (url) => replaces(url, { recurrence: null }),
  ),
];
