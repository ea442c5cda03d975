import { type HttpResponse, type Json, response, type Who } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';

export interface Note {
  note_id: string;
  workspace: string;
  text: string;
  color: string;
  pinned: boolean;
  remind_at: string | null;
  items: { label: string; done: boolean }[];
  author: string;
  edited: number;
}

/** A token: whose it is, and why it is refused, if it is. */
export interface Session {
  who: Who;
  ended?: 'token_expired' | 'token_revoked';
}

/** Everything the jotter holds; `moving` is what no request undoes. */
export interface Jotter {
  notes: Note[];
  moving: { next: number; sessions: Record<string, Session> };
}

export const ann: Who = { name: 'ann', role: 'member', tenant: 'north' };

/** The note of this id in the caller's workspace. Throws when there is none. */
export function noteOf(jotter: Jotter, who: Who, id: string): Note {
  const note = jotter.notes.find((one) => one.note_id === id && one.workspace === who.tenant);
  if (!note) throw new Refusal(400, 'note_not_found', 'There is no such note.');
  return note;
}

/** A note of these fields; what they leave out has its default. */
export function noteFrom(note_id: string, who: Who, fields: Json): Note {
  const { text, color = 'yellow', pinned = false, remind_at = null, items = [] } = fields;
  return {
    note_id,
    workspace: who.tenant,
    text,
    color,
    pinned,
    remind_at,
    items,
    author: who.name,
    edited: 0,
  };
}

/** A success with the note in it. */
export function shown(note: Note): HttpResponse {
  return response(200, { ok: true, note: bare(note) });
}

/** A note as it is shown. */
export function bare({ workspace: _, ...note }: Note): Json {
  return structuredClone(note);
}

/** What a new server holds. */
export function furnished(): Jotter {
  const guest: Who = { name: 'gil', role: 'guest', tenant: 'south' };
  const sue: Who = { name: 'sue', role: 'member', tenant: 'south' };
  const sessions: Record<string, Session> = {
    nt_member: { who: ann },
    nt_spare: { who: ann },
    nt_guest: { who: guest },
    nt_south: { who: sue },
    nt_expired: { who: ann, ended: 'token_expired' },
  };
  const jotter: Jotter = { notes: [], moving: { next: 100, sessions } };
  for (let at = 0; at < 7; at += 1) {
    const fields = {
      text: `Remember ${at}`,
      color: ['yellow', 'blue', 'grey'][at % 3],
      pinned: at % 2 === 1,
      ...(at === 0 ? { items: [{ label: 'One', done: true }], remind_at: '2026-07-01T08:00:00+02:00' } : {}),
    };
    jotter.notes.push(noteFrom(`n${at + 1}`, at === 2 || at === 5 ? sue : ann, fields));
  }
  return jotter;
}
