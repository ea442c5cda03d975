import type { Json } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';

export interface Calendar {
  id: string;
  name: string;
  time_zone: string;
  color: string;
  shared: boolean;
  note: string | null;
}

export interface CalendarEvent {
  id: string;
  calendar_id: string;
  title: string;
  starts_at: string;
  duration_minutes: number;
  visibility: string;
  location: string | null;
  recurrence: Json;
  attendees: { email: string; response?: string }[];
  reminders: number[];
  sequence: number;
}

/** Everything the daybook holds; `moving` is what no request undoes. */
export interface Daybook {
  calendars: Calendar[];
  events: CalendarEvent[];
  moving: { next: number };
}

/** A new id with this prefix. */
export function newId(daybook: Daybook, prefix: string): string {
  daybook.moving.next += 1;
  return `${prefix}_${daybook.moving.next}`;
}

/** The calendar of this id. Throws a 404 when there is none. */
export function calendarOf(daybook: Daybook, id: string | undefined): Calendar {
  const calendar = daybook.calendars.find((one) => one.id === id);
  if (!calendar) throw missing();
  return calendar;
}

/** The event of these ids. Throws a 404 when there is none. */
export function eventOf(daybook: Daybook, { calendar_id, event_id }: Record<string, string>): CalendarEvent {
  const event = daybook.events.find((one) => one.id === event_id && one.calendar_id === calendar_id);
  if (!event) throw missing();
  return event;
}

function missing(): Refusal {
  return new Refusal(404, 'not_found', 'There is no such thing.');
}

/** A calendar of these fields; what they leave out has its default. */
export function calendarFrom(id: string, fields: Json): Calendar {
  const { name, time_zone, color = '#888888', shared = false, note = null } = fields;
  return { id, name, time_zone, color, shared, note };
}

/** An event of these fields; what they leave out has its default. */
export function eventFrom(
  ids: { id: string; calendar_id: string },
  fields: Json,
  sequence: number,
): CalendarEvent {
  const { title, starts_at, duration_minutes, visibility = 'public', location = null } = fields;
  const { recurrence = null, attendees = [], reminders = [] } = fields;
  return {
    ...ids,
    title,
    starts_at,
    duration_minutes,
    visibility,
    location,
    recurrence,
    attendees,
    reminders,
    sequence,
  };
}

/** What a new server holds. */
export function furnished(): Daybook {
  const daybook: Daybook = { calendars: [], events: [], moving: { next: 100 } };
  daybook.calendars.push(
    calendarFrom('c_1', { name: 'Work', time_zone: 'Europe/Berlin', note: 'Office hours' }),
  );
  daybook.calendars.push(
    calendarFrom('c_2', { name: 'Home', time_zone: 'UTC', color: '#aa0000', shared: true }),
  );
  daybook.calendars.push(calendarFrom('c_3', { name: 'Empty', time_zone: 'Asia/Tokyo' }));
  const starts = [
    '05-04T09:00:00+02:00',
    '05-04T08:30:00+02:00',
    '05-04T09:00:00+05:00',
    '05-06T12:00:00Z',
    '05-05T23:30:00-08:00',
  ];
  starts.forEach((start, at) => {
    const event = {
      title: `Meeting ${at}`,
      starts_at: `2026-${start}`,
      duration_minutes: 30 + at * 15,
      visibility: at % 2 === 0 ? 'public' : 'private',
      ...(at === 0
        ? {
            recurrence: { freq: 'daily', interval: 2, count: 3 },
            attendees: [{ email: 'a@b.example', response: 'accepted' }],
          }
        : {}),
    };
    daybook.events.push(eventFrom({ id: `e_${at + 1}`, calendar_id: at === 3 ? 'c_2' : 'c_1' }, event, 0));
  });
  return daybook;
}
