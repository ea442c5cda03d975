import { type Answer, type Ask, asker } from '../shared/ask.ts';
import type { Json } from '../shared/message.ts';

/** Asks as an editor. */
export function editor(url: string): Ask {
  return asker(url, { 'X-Calendar-Token': 'cal_editor' });
}

export const call = { title: 'Call', starts_at: '2026-06-01T10:00:00+02:00', duration_minutes: 20 };

/** Makes an event in the seeded calendar c_1. */
export function makes(url: string, fields: Json = {}, calendar = 'c_1'): Promise<Answer> {
  return editor(url)(`POST /calendars/${calendar}/events`, { ...call, ...fields });
}

/** Replaces a seeded event. */
export function replaces(url: string, fields: Json = {}): Promise<Answer> {
  return editor(url)('PUT /calendars/c_1/events/e_1', { ...call, ...fields });
}

/** Makes a calendar. */
export function opens(url: string, fields: Json = {}): Promise<Answer> {
  return editor(url)('POST /calendars', { name: 'Club', time_zone: 'UTC', ...fields });
}

/** The event that making one with these fields leaves. */
export async function kept(url: string, fields: Json): Promise<Json> {
  return got(url, `/calendars/c_1/events/${(await makes(url, fields)).body.id}`);
}

/** The body of a GET. */
export async function got(url: string, path: string): Promise<Json> {
  return (await editor(url)(`GET ${path}`)).body;
}

/** The ids of the events of c_1. */
export async function ids(url: string, query = ''): Promise<string[]> {
  return (await got(url, `/calendars/c_1/events?${query}`)).events.map((one: Json) => one.id);
}
