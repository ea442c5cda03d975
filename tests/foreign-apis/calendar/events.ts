import { type HttpRequest, type Json, response } from '../shared/message.ts';
import type { Route } from '../shared/route.ts';
import { event, eventQuery, occurrenceQuery, range } from './checks.ts';
import { later, occurrences, time } from './moments.ts';
import { type CalendarEvent, calendarOf, type Daybook, eventFrom, eventOf, newId } from './store.ts';

/** The routes of events. */
export const events: Route<Daybook>[] = [
  {
    on: 'GET /calendars/{calendar_id}/events',
    query: eventQuery,
    run: (request, daybook) => {
      const calendar = calendarOf(daybook, request.params.calendar_id);
      const own = daybook.events.filter(
        (one) => one.calendar_id === calendar.id || request.has('events-of-all'),
      );
      return response(200, page(matching(own, request), request));
    },
  },
  {
    on: 'POST /calendars/{calendar_id}/events',
    roles: ['editor'],
    body: event,
    run: ({ params, body, has }, daybook) => {
      const calendar_id = has('event-in-nothing')
        ? (params.calendar_id ?? '')
        : calendarOf(daybook, params.calendar_id).id;
      const made = eventFrom({ id: newId(daybook, 'e'), calendar_id }, body, 0);
      daybook.events.push(made);
      return response(201, shown(made), { Location: `events/${made.id}` });
    },
  },
  {
    on: 'GET /calendars/{calendar_id}/events/{event_id}',
    run: ({ params }, daybook) => response(200, shown(eventOf(daybook, params))),
  },
  {
    on: 'PUT /calendars/{calendar_id}/events/{event_id}',
    roles: ['editor'],
    body: event,
    run: ({ params, body, has }, daybook) => {
      const old = eventOf(daybook, params);
      const kept = has('put-keeps-attendees') ? { attendees: old.attendees, ...body } : body;
      Object.assign(
        old,
        eventFrom(
          { id: old.id, calendar_id: old.calendar_id },
          kept,
          old.sequence + (has('sequence-stuck') ? 0 : 1),
        ),
      );
      return response(200, shown(old));
    },
  },
  {
    on: 'DELETE /calendars/{calendar_id}/events/{event_id}',
    roles: ['editor'],
    run: ({ params }, daybook) => {
      const gone = eventOf(daybook, params);
      daybook.events = daybook.events.filter((one) => one !== gone);
      return response(204);
    },
  },
  {
    on: 'GET /calendars/{calendar_id}/events/{event_id}/occurrences',
    query: occurrenceQuery,
    run: ({ params, query, has }, daybook) => {
      const all = occurrences(eventOf(daybook, params));
      return response(200, {
        occurrences: all.slice(has('first-occurrence-missing') ? 1 : 0, query.max ?? 50),
      });
    },
  },
  {
    on: 'POST /freebusy',
    body: range,
    run: ({ body }, daybook) => {
      const busy = inOrder(daybook.events.filter((one) => within(one, body.from, body.to)));
      return response(200, {
        busy: busy.map(({ starts_at, duration_minutes }) => ({
          starts_at,
          ends_at: later(starts_at, duration_minutes),
        })),
      });
    },
  },
];

function matching(own: CalendarEvent[], { query, has }: HttpRequest): CalendarEvent[] {
  const ordered = has('order-as-text')
    ? own.toSorted((a, b) => a.starts_at.localeCompare(b.starts_at))
    : inOrder(own);
  if (query.order === 'desc') ordered.reverse();
  const kept = ordered.filter((one) => query.visibility === undefined || one.visibility === query.visibility);
  if (has('range-as-text'))
    return kept.filter(({ starts_at }) => (query.from ?? '') <= starts_at && starts_at < (query.to ?? '~'));
  return kept.filter(
    (one) =>
      within(one, query.from, query.to) ||
      (has('to-inclusive') && query.to !== undefined && time(one.starts_at) === time(query.to)),
  );
}

function within({ starts_at }: CalendarEvent, from: string | undefined, to: string | undefined): boolean {
  return (
    (from === undefined || time(starts_at) >= time(from)) && (to === undefined || time(starts_at) < time(to))
  );
}

function inOrder(all: CalendarEvent[]): CalendarEvent[] {
  return all.toSorted((a, b) => time(a.starts_at) - time(b.starts_at));
}

function page(all: CalendarEvent[], { query, has }: HttpRequest): Json {
  const size: number = query.page_size ?? 10;
  const start = Math.max(0, Number(String(query.page_token ?? 'p0').slice(1)) || 0);
  const end = start + size;
  const more = end < all.length || (has('token-always') && start < all.length);
  const next = has('token-skips') ? end + 1 : end;
  return { events: all.slice(start, end).map(shown), ...(more ? { next_page_token: `p${next}` } : {}) };
}

function shown(event: CalendarEvent): Json {
  return { ...structuredClone(event), ends_at: later(event.starts_at, event.duration_minutes) };
}
