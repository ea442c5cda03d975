import type { Fault } from '../../shared/fault.ts';
import { editor, got, ids, makes } from '../asks.ts';
import { later } from '../moments.ts';
import type { Daybook } from '../store.ts';

const list = 'GET /calendars/{calendar_id}/events';
const times = 'GET /calendars/{calendar_id}/events/{event_id}/occurrences';

/** What lists show. In time the events of c_1 are e_3, e_2, e_1, e_5. */
export const listFaults: Fault<Daybook>[] = [
  {
    id: 'order-as-text',
    kind: 'sort',
    what: 'events are ordered by the text of their start, not by the moment',
    where: list,
    shows: async (url) => (await ids(url))[0] === 'e_2',
  },
  {
    id: 'desc-ignored',
    kind: 'sort',
    what: 'order=desc does not turn the order round',
    where: list,
    early: ({ query }) => delete query.order,
    shows: async (url) => (await ids(url, 'order=desc'))[0] === 'e_3',
  },
  {
    id: 'range-as-text',
    kind: 'filter',
    what: 'from and to compare texts, not moments',
    where: list,
    shows: async (url) =>
      (await ids(url, 'from=2026-05-04T06:00:00Z&to=2026-05-04T23:00:00Z')).includes('e_3'),
  },
  {
    id: 'from-ignored',
    kind: 'filter',
    what: 'from does not filter',
    where: list,
    early: ({ query }) => delete query.from,
    shows: async (url) => (await ids(url, 'from=2026-05-05T00:00:00Z')).length === 4,
  },
  {
    id: 'from-exclusive',
    kind: 'filter',
    what: 'from leaves out an event that starts at just that moment',
    where: list,
    early: ({ query }) => query.from && Object.assign(query, { from: later(query.from, 1) }),
    shows: async (url) => !(await ids(url, 'from=2026-05-04T07:00:00Z')).includes('e_1'),
  },
  {
    id: 'to-inclusive',
    kind: 'filter',
    what: 'to lets through an event that starts at just that moment',
    where: list,
    shows: async (url) => (await ids(url, 'to=2026-05-04T07:00:00Z')).includes('e_1'),
  },
  {
    id: 'visibility-with-range-lost',
    kind: 'filter',
    what: 'visibility does not filter together with from',
    where: list,
    early: ({ query }) => query.from !== undefined && delete query.visibility,
    shows: async (url) => (await ids(url, 'from=2026-01-01T00:00:00Z&visibility=private')).length === 4,
  },
  {
    id: 'private-hidden',
    kind: 'list',
    what: 'private events are in no list',
    where: list,
    early: ({ query }) => query.visibility === undefined && Object.assign(query, { visibility: 'public' }),
    shows: async (url) => !(await ids(url)).includes('e_2'),
  },
  {
    id: 'events-of-all',
    kind: 'nested',
    what: 'the events of a calendar are those of all calendars',
    where: list,
    shows: async (url) => (await ids(url)).includes('e_4'),
  },
  {
    id: 'token-skips',
    kind: 'paging',
    what: 'one event is missing between two pages',
    where: list,
    shows: async (url) =>
      (
        await ids(
          url,
          `page_size=2&page_token=${(await got(url, '/calendars/c_1/events?page_size=2')).next_page_token}`,
        )
      ).length === 1,
  },
  {
    id: 'token-always',
    kind: 'paging',
    what: 'the last page has a next_page_token',
    where: list,
    shows: async (url) => 'next_page_token' in (await got(url, '/calendars/c_1/events')),
  },
  {
    id: 'token-null',
    kind: 'null-absent',
    what: 'the last page has a next_page_token that is null',
    where: list,
    late: (response) =>
      response.status === 200 &&
      Object.assign(response, { body: { next_page_token: null, ...response.body } }),
    shows: async (url) => (await got(url, '/calendars/c_1/events')).next_page_token === null,
  },
  {
    id: 'page-size-ignored',
    kind: 'paging',
    what: 'page_size is ignored',
    where: list,
    early: ({ query }) => delete query.page_size,
    shows: async (url) => (await ids(url, 'page_size=1')).length === 4,
  },
  {
    id: 'page-forgets-order',
    kind: 'paging',
    what: 'pages after the first forget the order',
    where: list,
    early: ({ query }) => query.page_token !== undefined && delete query.order,
    shows: async (url) => {
      const { next_page_token } = await got(url, '/calendars/c_1/events?order=desc&page_size=3');
      return (await ids(url, `order=desc&page_size=3&page_token=${next_page_token}`))[0] !== 'e_3';
    },
  },
  {
    id: 'empty-calendar-absent',
    kind: 'list',
    what: 'a calendar without events answers without the list',
    where: list,
    late: (response) => response.body.events?.length === 0 && Object.assign(response, { body: {} }),
    shows: async (url) => (await got(url, '/calendars/c_3/events')).events === undefined,
  },
  {
    id: 'calendars-cut-at-three',
    kind: 'list',
    what: 'the list of calendars ends after the third',
    where: 'GET /calendars',
    late: (response) => response.status === 200 && response.body.calendars.splice(3),
    shows: async (url) => {
      await editor(url)('POST /calendars', { name: 'Fourth', time_zone: 'UTC' });
      return (await got(url, '/calendars')).calendars.length === 3;
    },
  },
  {
    id: 'first-occurrence-missing',
    kind: 'list',
    what: 'the first occurrence is missing',
    where: times,
    shows: async (url) => (await got(url, '/calendars/c_1/events/e_1/occurrences')).occurrences.length === 2,
  },
  {
    id: 'occurrences-without-interval',
    kind: 'action',
    what: 'a recurrence every second day takes place every day',
    where: times,
    late: (response, { params }, daybook) => {
      const event = daybook.events.find(({ id }) => id === params.event_id);
      if (response.status !== 200 || event?.recurrence?.freq !== 'daily') return;
      response.body.occurrences = response.body.occurrences.map((one: object, at: number) => ({
        ...one,
        starts_at: later(event.starts_at, at * 1440),
      }));
    },
    shows: async (url) =>
      (await got(url, '/calendars/c_1/events/e_1/occurrences')).occurrences[1].starts_at.startsWith(
        '2026-05-05',
      ),
  },
  {
    id: 'max-ignored',
    kind: 'paging',
    what: 'max does not bound the occurrences',
    where: times,
    early: ({ query }) => delete query.max,
    shows: async (url) =>
      (await got(url, '/calendars/c_1/events/e_1/occurrences?max=1')).occurrences.length === 3,
  },
  {
    id: 'freebusy-books',
    kind: 'action',
    what: 'asking for busy times books an event',
    where: 'POST /freebusy',
    early: (_request, daybook) => {
      const [first] = daybook.events;
      if (first) daybook.events.push({ ...first, id: `e_9${daybook.events.length}` });
    },
    shows: async (url) => {
      await editor(url)('POST /freebusy', { from: '2026-05-01T00:00:00Z', to: '2026-05-02T00:00:00Z' });
      return (await ids(url)).length === 5;
    },
  },
  {
    id: 'freebusy-ends-missing',
    kind: 'body-shape',
    what: 'busy spans have no end',
    where: 'POST /freebusy',
    late: (response) => {
      for (const span of response.body.busy ?? []) delete span.ends_at;
    },
    shows: async (url) =>
      !(
        'ends_at' in
        (await editor(url)('POST /freebusy', { from: '2026-05-01T00:00:00Z', to: '2026-06-02T00:00:00Z' }))
          .body.busy[0]
      ),
  },
  {
    id: 'ends-too-early',
    kind: 'total',
    what: 'ends_at is a minute too early',
    where: 'POST /calendars/{calendar_id}/events',
    late: (response) =>
      response.status === 201 && Object.assign(response.body, { ends_at: later(response.body.ends_at, -1) }),
    shows: async (url) => (await makes(url)).body.ends_at.includes('10:19'),
  },
];
