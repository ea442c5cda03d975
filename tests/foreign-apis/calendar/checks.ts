import { boolean, integer, list, nullable, object, oneOf, text, told } from '../shared/check.ts';
import type { QueryParameter } from '../shared/query.ts';

const moment = text({ format: 'date-time' });
export const visibility = oneOf('public', 'private');

export const calendar = object(
  { name: text({ min: 1, max: 50 }), time_zone: oneOf('UTC', 'Europe/Berlin', 'Asia/Tokyo') },
  { color: text({ pattern: /^#[0-9a-f]{6}$/ }), shared: boolean, note: nullable(text({ max: 200 })) },
  { closed: true },
);

const count = integer({ min: 1, max: 50 });
const weekday = oneOf('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');
const recurrence = told('freq', {
  daily: object(
    { freq: oneOf('daily'), count },
    { interval: integer({ min: 1, max: 30 }) },
    { closed: true },
  ),
  weekly: object(
    { freq: oneOf('weekly'), count, weekdays: list(weekday, { min: 1, unique: true }) },
    {},
    { closed: true },
  ),
});

const attendee = object(
  { email: text({ format: 'email' }) },
  { response: oneOf('needs_action', 'accepted', 'declined') },
  { closed: true },
);

export const event = object(
  { title: text({ min: 1, max: 100 }), starts_at: moment, duration_minutes: integer({ min: 1, max: 1440 }) },
  {
    visibility,
    location: nullable(text({ max: 120 })),
    recurrence: nullable(recurrence),
    attendees: list(attendee, { max: 5 }),
    reminders: list(integer({ min: 0, max: 10_080 }), { max: 3 }),
  },
);

export const range = object({ from: moment, to: moment }, {}, { closed: true });

export const eventQuery: Record<string, QueryParameter> = {
  from: { check: moment },
  to: { check: moment },
  visibility: { check: visibility },
  order: { check: oneOf('asc', 'desc') },
  page_size: { as: 'integer', check: integer({ min: 1, max: 50 }) },
  page_token: { check: text() },
};

export const occurrenceQuery: Record<string, QueryParameter> = {
  max: { as: 'integer', check: integer({ min: 1, max: 50 }) },
};
