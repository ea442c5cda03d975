import { type Exchange, exchange } from '../shared/exchange.ts';
import { editor, makes, opens, replaces } from './asks.ts';

const list = 'GET /calendars/{calendar_id}/events';
const make = 'POST /calendars/{calendar_id}/events';

/** What a faithful daybook answers. */
export const exchanges: Exchange[] = [
  exchange('GET /calendars', 200, (url) => editor(url)('GET /calendars')),
  exchange('POST /calendars', 201, (url) => opens(url, { note: null, shared: true })),
  exchange('POST /calendars', 400, (url) => opens(url, { color: 'red' })),
  exchange('POST /calendars', 403, (url) =>
    editor(url)('POST /calendars', {}, { 'X-Calendar-Token': 'cal_reader' }),
  ),
  exchange('GET /calendars/{calendar_id}', 404, (url) => editor(url)('GET /calendars/c_0')),
  exchange('PUT /calendars/{calendar_id}', 200, (url) =>
    editor(url)('PUT /calendars/c_2', { name: 'x', time_zone: 'UTC' }),
  ),
  exchange('DELETE /calendars/{calendar_id}', 204, (url) => editor(url)('DELETE /calendars/c_3')),
  exchange(list, 200, (url) =>
    editor(url)('GET /calendars/c_1/events?from=2026-05-04T07:00:00Z&page_size=1&order=desc'),
  ),
  exchange(list, 200, (url) => editor(url)('GET /calendars/c_3/events')),
  exchange(list, 400, (url) => editor(url)('GET /calendars/c_1/events?to=tomorrow')),
  exchange(list, 401, (url) =>
    editor(url)('GET /calendars/c_1/events', undefined, { 'X-Calendar-Token': '' }),
  ),
  exchange(make, 201, (url) =>
    makes(url, {
      recurrence: { freq: 'weekly', weekdays: ['sun'], count: 2 },
      attendees: [{ email: 'a@b.example' }],
    }),
  ),
  exchange(make, 201, (url) =>
    makes(url, { recurrence: null, location: '', starts_at: '2028-02-29t23:59:60.5z' }),
  ),
  exchange(make, 400, (url) => makes(url, { recurrence: { freq: 'yearly', count: 1 } })),
  exchange(make, 404, (url) => makes(url, {}, 'c_0')),
  exchange('GET /calendars/{calendar_id}/events/{event_id}', 200, (url) =>
    editor(url)('GET /calendars/c_1/events/e_5'),
  ),
  exchange('GET /calendars/{calendar_id}/events/{event_id}', 404, (url) =>
    editor(url)('GET /calendars/c_2/events/e_1'),
  ),
  exchange('PUT /calendars/{calendar_id}/events/{event_id}', 200, replaces),
  exchange('GET /calendars/{calendar_id}/events/{event_id}/occurrences', 200, (url) =>
    editor(url)('GET /calendars/c_1/events/e_1/occurrences?max=2'),
  ),
  exchange('POST /freebusy', 200, (url) =>
    editor(url)('POST /freebusy', { from: '2026-05-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }),
  ),
  exchange('POST /freebusy', 400, (url) => editor(url)('POST /freebusy', [])),
];
