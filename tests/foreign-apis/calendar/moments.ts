import type { Json } from '../shared/message.ts';
import type { CalendarEvent } from './store.ts';

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The moment that is so many minutes later, written with the same offset. */
export function later(moment: string, minutes: number): string {
  const offset = /([zZ]|[+-]\d\d:\d\d)$/.exec(moment)?.[0] ?? 'Z';
  const sign = offset.startsWith('-') ? -1 : 1;
  const [hours = 0, rest = 0] = /z/i.test(offset) ? [] : offset.slice(1).split(':').map(Number);
  const local = new Date(time(moment) + (minutes + sign * (hours * 60 + rest)) * 60_000);
  return local.toISOString().replace('Z', /z/i.test(offset) ? 'Z' : offset);
}

/** The moment in milliseconds. A leap second counts as the second before it. */
export function time(moment: string): number {
  return Date.parse(moment.toUpperCase().replace(':60', ':59'));
}

/** When an event takes place, as spans of time. */
export function occurrences(event: CalendarEvent): Json[] {
  return offsets(event).map((minutes) => ({
    starts_at: minutes === 0 ? event.starts_at : later(event.starts_at, minutes),
    ends_at: later(event.starts_at, minutes + event.duration_minutes),
  }));
}

function offsets({ recurrence, starts_at }: CalendarEvent): number[] {
  if (recurrence === null) return [0];
  const day = 24 * 60;
  const every = (step: number) => Array.from({ length: recurrence.count }, (_, at) => at * step * day);
  if (recurrence.freq === 'daily') return every(recurrence.interval ?? 1);
  const found: number[] = [];
  for (let at = 0; found.length < recurrence.count && at < 400; at += 1) {
    const local = new Date(`${later(starts_at, at * day).slice(0, 10)}T00:00:00Z`);
    if (recurrence.weekdays.includes(days[local.getUTCDay()])) found.push(at * day);
  }
  return found;
}
