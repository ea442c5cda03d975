import { boolean, integer, list, nullable, object, oneOf, text } from '../shared/check.ts';

const color = oneOf('yellow', 'blue', 'grey');
const item = object({ label: text({ min: 1, max: 40 }), done: boolean }, {}, { closed: true });
const noteText = text({ min: 1, max: 280 });

const fields = {
  color,
  pinned: boolean,
  remind_at: nullable(text({ format: 'date-time' })),
  items: list(item, { max: 6 }),
};

export const input = object({ text: noteText }, fields);
export const update = object({ note_id: text() }, { ...fields, text: noteText });
export const noteId = object({ note_id: text() }, {}, { closed: true });
export const login = object({ user: text({ min: 1 }), password: text({ min: 1 }) });
export const listing = object(
  {},
  { color, pinned: boolean, limit: integer({ min: 1, max: 50 }), cursor: text() },
  { closed: true },
);
