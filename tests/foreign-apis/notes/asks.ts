import { type Answer, type Ask, asker } from '../shared/ask.ts';
import type { Json } from '../shared/message.ts';

/** Asks with a member's token, or another. */
export function member(url: string, token = 'nt_member'): Ask {
  return asker(url, { Authorization: `Bearer ${token}` });
}

/** Calls a method as a member. */
export function call(url: string, method: string, body: Json = {}): Promise<Answer> {
  return member(url)(`POST /${method}`, body);
}

/** Creates a note. */
export function creates(url: string, fields: Json = {}): Promise<Answer> {
  return call(url, 'notes.create', { text: 'Tea', ...fields });
}

/** Updates a seeded note. */
export function updates(url: string, fields: Json, note_id = 'n1'): Promise<Answer> {
  return call(url, 'notes.update', { note_id, ...fields });
}

/** The note of this id. */
export async function got(url: string, note_id = 'n1'): Promise<Json> {
  return (await call(url, 'notes.get', { note_id })).body.note;
}

/** The note that creating one with these fields leaves. */
export async function kept(url: string, fields: Json): Promise<Json> {
  return got(url, (await creates(url, fields)).body.note.note_id);
}

/** The ids of a list: n1, n2, n4, n5 and n7 at first. */
export async function ids(url: string, wanted: Json = {}): Promise<string[]> {
  return (await call(url, 'notes.list', wanted)).body.notes.map((one: Json) => one.note_id);
}
