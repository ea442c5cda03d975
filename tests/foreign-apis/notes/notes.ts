import { type Json, response } from '../shared/message.ts';
import type { Route } from '../shared/route.ts';
import { input, listing, noteId, update } from './checks.ts';
import { bare, type Jotter, type Note, noteFrom, noteOf, shown } from './store.ts';

const roles = ['member'];
const names = ['text', 'color', 'pinned', 'remind_at', 'items'] as const;

/** The methods of notes. */
export const notes: Route<Jotter>[] = [
  {
    on: 'POST /notes.create',
    roles,
    body: input,
    run: ({ who, body }, jotter) => {
      jotter.moving.next += 1;
      const made = noteFrom(`n${jotter.moving.next}`, who, body);
      jotter.notes.push(made);
      return shown(made);
    },
  },
  {
    on: 'POST /notes.get',
    body: noteId,
    run: ({ who, body }, jotter) => shown(noteOf(jotter, who, body.note_id)),
  },
  {
    on: 'POST /notes.update',
    roles,
    body: update,
    run: ({ who, body, has }, jotter) => {
      const note = noteOf(jotter, who, body.note_id);
      for (const name of names) if (Object.hasOwn(body, name)) Object.assign(note, { [name]: body[name] });
      if (has('update-unpins') && body.pinned === undefined) note.pinned = false;
      if (!has('edited-stuck')) note.edited += 1;
      return shown(note);
    },
  },
  {
    on: 'POST /notes.delete',
    roles,
    body: noteId,
    run: ({ who, body, has }, jotter) => {
      const gone = noteOf(jotter, who, body.note_id);
      jotter.notes = jotter.notes.filter(
        (one) => one !== gone && !(has('deletes-color') && one.color === gone.color),
      );
      return response(200, { ok: true });
    },
  },
  {
    on: 'POST /notes.list',
    body: listing,
    run: ({ who, body, has }, jotter) => {
      const all = jotter.notes.filter(
        (one) => (one.workspace === who.tenant || has('list-of-all')) && fits(one, body),
      );
      const start = Math.max(0, Number(String(body.cursor ?? 'c0').slice(1)) || 0);
      const end = start + (body.limit ?? 20);
      const skip = has('cursor-skips') ? 1 : 0;
      const next_cursor = end < all.length ? `c${end + skip}` : '';
      return response(200, {
        ok: true,
        notes: all.slice(start, end).map(bare),
        next_cursor,
        total: all.length,
      });
    },
  },
];

function fits({ color, pinned }: Note, wanted: Json): boolean {
  return (wanted.color ?? color) === color && (wanted.pinned ?? pinned) === pinned;
}
