import { response } from '../shared/message.ts';
import type { Route } from '../shared/route.ts';
import { calendar } from './checks.ts';
import { calendarFrom, calendarOf, type Daybook, newId } from './store.ts';

/** The routes of calendars. */
export const calendars: Route<Daybook>[] = [
  {
    on: 'GET /calendars',
    run: (_request, daybook) => response(200, { calendars: structuredClone(daybook.calendars) }),
  },
  {
    on: 'POST /calendars',
    roles: ['editor'],
    body: calendar,
    run: ({ body }, daybook) => {
      const made = calendarFrom(newId(daybook, 'c'), body);
      daybook.calendars.push(made);
      return response(201, { ...made }, { Location: `/cal/calendars/${made.id}` });
    },
  },
  {
    on: 'GET /calendars/{calendar_id}',
    run: ({ params }, daybook) => response(200, { ...calendarOf(daybook, params.calendar_id) }),
  },
  {
    on: 'PUT /calendars/{calendar_id}',
    roles: ['editor'],
    body: calendar,
    run: ({ params, body, has }, daybook) => {
      const old = calendarOf(daybook, params.calendar_id);
      if (has('put-drops-events'))
        daybook.events = daybook.events.filter((one) => one.calendar_id !== old.id);
      Object.assign(old, calendarFrom(old.id, has('put-keeps-color') ? { color: old.color, ...body } : body));
      return response(200, { ...old });
    },
  },
  {
    on: 'DELETE /calendars/{calendar_id}',
    roles: ['editor'],
    run: ({ params, has }, daybook) => {
      const gone = calendarOf(daybook, params.calendar_id);
      daybook.calendars = daybook.calendars.filter((one) => one !== gone);
      if (!has('events-outlive'))
        daybook.events = daybook.events.filter((one) => one.calendar_id !== gone.id);
      return response(204);
    },
  },
];
