import { accepts, refuses } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { call, creates, got, ids, kept, member, updates } from '../asks.ts';
import type { Jotter } from '../store.ts';

const create = 'POST /notes.create';
const update = 'POST /notes.update';

/** What is written, accepted and refused. */
export const writtenFaults: Fault<Jotter>[] = [
  {
    id: 'text-cut-140',
    kind: 'written',
    what: 'texts are cut after 140 characters',
    where: `${create}, ${update}`,
    early: ({ body }) => body.text && Object.assign(body, { text: [...body.text].slice(0, 140).join('') }),
    shows: async (url) => (await kept(url, { text: 'x'.repeat(280) })).text.length === 140,
  },
  {
    id: 'text-trimmed',
    kind: 'written',
    what: 'blanks at the end of a text are cut off',
    where: create,
    early: ({ body }) => Object.assign(body, { text: body.text.trimEnd() || '-' }),
    shows: async (url) => (await kept(url, { text: 'Tea ' })).text === 'Tea',
  },
  {
    id: 'ampersand-escaped',
    kind: 'written',
    what: 'an ampersand of a text comes back as an entity',
    where: `${create}, ${update}`,
    early: ({ body }) => body.text && Object.assign(body, { text: body.text.replaceAll('&', '&amp;') }),
    shows: async (url) => (await kept(url, { text: 'a & b' })).text === 'a &amp; b',
  },
  {
    id: 'emoji-replaced',
    kind: 'written',
    what: 'characters beyond the basic plane become question marks',
    where: create,
    early: ({ body }) => Object.assign(body, { text: body.text.replace(/[\u{10000}-\u{10ffff}]/gu, '?') }),
    shows: async (url) => (await kept(url, { text: '🍵' })).text === '?',
  },
  {
    id: 'color-default-blue',
    kind: 'written',
    what: 'a note without a color is blue instead of yellow',
    where: create,
    early: ({ body }) => Object.assign(body, { color: body.color ?? 'blue' }),
    shows: async (url) => (await kept(url, {})).color === 'blue',
  },
  {
    id: 'grey-becomes-blue',
    kind: 'written',
    what: 'the color grey is kept as blue',
    where: `${create}, ${update}`,
    early: ({ body }) => body.color === 'grey' && Object.assign(body, { color: 'blue' }),
    shows: async (url) => (await kept(url, { color: 'grey' })).color === 'blue',
  },
  {
    id: 'pinned-ignored',
    kind: 'written',
    what: 'pinned of a new note is not kept',
    where: create,
    early: ({ body }) => delete body.pinned,
    shows: async (url) => !(await kept(url, { pinned: true })).pinned,
  },
  {
    id: 'unpin-kept-out',
    kind: 'null-absent',
    what: 'pinned false of an update counts as left out',
    where: update,
    early: ({ body }) => body.pinned === false && delete body.pinned,
    shows: async (url) => (await updates(url, { pinned: false }, 'n2')).body.note.pinned,
  },
  {
    id: 'remind-null-kept-out',
    kind: 'null-absent',
    what: 'remind_at null of an update counts as left out',
    where: update,
    early: ({ body }) => body.remind_at === null && delete body.remind_at,
    shows: async (url) => (await updates(url, { remind_at: null })).body.note.remind_at !== null,
  },
  {
    id: 'remind-in-utc',
    kind: 'written',
    what: 'remind_at comes back in UTC instead of as it was sent',
    where: `${create}, ${update}`,
    early: ({ body }) =>
      body.remind_at &&
      Object.assign(body, { remind_at: new Date(body.remind_at.replace(':60', ':59')).toISOString() }),
    shows: async (url) =>
      (await kept(url, { remind_at: '2026-07-01T08:00:00+02:00' })).remind_at.startsWith('2026-07-01T06'),
  },
  {
    id: 'items-done-first',
    kind: 'written',
    what: 'items that are done are moved to the end',
    where: create,
    early: ({ body }) =>
      body.items?.sort((a: { done: boolean }, b: { done: boolean }) => Number(a.done) - Number(b.done)),
    shows: async (url) =>
      !(
        await kept(url, {
          items: [
            { label: 'a', done: true },
            { label: 'b', done: false },
          ],
        })
      ).items[0].done,
  },
  {
    id: 'items-undone',
    kind: 'written',
    what: 'every item of a new note is kept as not done',
    where: create,
    early: ({ body }) => {
      for (const item of body.items ?? []) item.done = false;
    },
    shows: async (url) => !(await kept(url, { items: [{ label: 'a', done: true }] })).items[0].done,
  },
  {
    id: 'items-empty-kept-out',
    kind: 'null-absent',
    what: 'an empty list of items in an update counts as left out',
    where: update,
    early: ({ body }) => body.items?.length === 0 && delete body.items,
    shows: async (url) => (await updates(url, { items: [] })).body.note.items.length === 1,
  },
  {
    id: 'items-appended',
    kind: 'written',
    what: 'items of an update are added to the old ones',
    where: update,
    early: ({ body }, jotter) => {
      const old = jotter.notes.find(({ note_id }) => note_id === body.note_id);
      if (body.items && old) body.items = [...old.items, ...body.items].slice(0, 6);
    },
    shows: async (url) =>
      (await updates(url, { items: [{ label: 'b', done: false }] })).body.note.items.length === 2,
  },
  {
    id: 'update-unpins',
    kind: 'written',
    what: 'an update without pinned unpins the note',
    where: update,
    shows: async (url) => !(await updates(url, { text: 'x' }, 'n2')).body.note.pinned,
  },
  {
    id: 'update-answers-only',
    kind: 'written',
    what: 'an update of the color is answered and not kept',
    where: update,
    late: (response, { body }, jotter) => {
      const note = jotter.notes.find(({ note_id }) => note_id === body?.note_id);
      if (response.status === 200 && note && body.color) note.color = 'yellow';
    },
    shows: async (url) => {
      await updates(url, { color: 'grey' });
      return (await got(url)).color === 'yellow';
    },
  },
  {
    id: 'update-of-pinned',
    kind: 'neighbour',
    what: 'pinning a note unpins every other of the workspace',
    where: update,
    late: (response, { body, who }, jotter) => {
      if (response.status !== 200 || body.pinned !== true) return;
      for (const note of jotter.notes)
        if (note.workspace === who.tenant && note.note_id !== body.note_id) note.pinned = false;
    },
    shows: async (url) => {
      await updates(url, { pinned: true });
      return !(await got(url, 'n2')).pinned;
    },
  },
  {
    id: 'deletes-color',
    kind: 'neighbour',
    what: 'deleting a note deletes all of its color',
    where: 'POST /notes.delete',
    shows: async (url) => {
      await call(url, 'notes.delete', { note_id: 'n1' });
      return (await got(url, 'n4')) === undefined;
    },
  },
  {
    id: 'delete-forgotten',
    kind: 'gone',
    what: 'a deleted note is still there',
    where: 'POST /notes.delete',
    early: ({ body }, jotter) => {
      const note = jotter.notes.find(({ note_id }) => note_id === body.note_id);
      if (note) jotter.notes.push({ ...note });
    },
    shows: async (url) => {
      await call(url, 'notes.delete', { note_id: 'n1' });
      return (await got(url)) !== undefined;
    },
  },
  {
    id: 'author-from-client',
    kind: 'mass-assignment',
    what: 'the readOnly author is taken from the client',
    where: create,
    late: (response, { body }, jotter) => {
      const made = jotter.notes.at(-1);
      if (response.status === 200 && made && typeof body.author === 'string')
        made.author = response.body.note.author = body.author;
    },
    shows: async (url) => (await kept(url, { author: 'eve' })).author === 'eve',
  },
  {
    id: 'edited-from-client',
    kind: 'mass-assignment',
    what: 'the readOnly edited of an update is taken from the client',
    where: update,
    late: (response, { body }, jotter) => {
      const note = jotter.notes.find(({ note_id }) => note_id === body?.note_id);
      if (response.status === 200 && note && Number.isInteger(body.edited))
        note.edited = response.body.note.edited = body.edited;
    },
    shows: async (url) => (await updates(url, { edited: 50 })).body.note.edited === 50,
  },
  {
    id: 'edited-stuck',
    kind: 'action',
    what: 'an update does not raise edited',
    where: update,
    shows: async (url) => (await updates(url, { text: 'x' })).body.note.edited === 0,
  },
  {
    id: 'refused-update-half-done',
    kind: 'refused-changes',
    what: 'an update that is refused has changed the text',
    where: update,
    refused: ({ body }, jotter) => {
      const note = jotter.notes.find(({ note_id }) => note_id === body?.note_id);
      if (note && typeof body.text === 'string' && body.text !== '') note.text = body.text;
    },
    shows: async (url) => {
      await updates(url, { text: 'Half', color: 'red' });
      return (await got(url)).text === 'Half';
    },
  },
  {
    id: 'refused-create-kept',
    kind: 'refused-changes',
    what: 'a note that is refused is kept',
    where: create,
    refused: ({ body }, jotter) => {
      const [first] = jotter.notes;
      if (first && body) jotter.notes.push({ ...first, note_id: `n9${jotter.notes.length}` });
    },
    shows: async (url) => {
      await creates(url, { color: 'red' });
      return (await ids(url)).length === 6;
    },
  },
  {
    id: 'guest-delete-done',
    kind: 'refused-changes',
    what: "a guest's deletion is answered 403 and done",
    where: 'POST /notes.delete',
    refused: ({ who, bytes }, jotter) => {
      if (who.role === 'guest')
        jotter.notes = jotter.notes.filter(({ note_id }) => !bytes.toString().includes(`"${note_id}"`));
    },
    shows: async (url) => {
      await member(url, 'nt_guest')('POST /notes.delete', { note_id: 'n3' });
      return (await member(url, 'nt_south')('POST /notes.get', { note_id: 'n3' })).status === 400;
    },
  },
  accepts('text-281', create, '/text maxLength', 'a text of 281 characters is taken', (url) =>
    creates(url, { text: 'x'.repeat(281) }),
  ),
  accepts('text-empty', update, '/text minLength', 'an empty text is taken', (url) =>
    updates(url, { text: '' }),
  ),
  accepts('text-missing', create, '/text required', 'a note without a text is taken', (url) =>
    call(url, 'notes.create', { color: 'blue' }),
  ),
  accepts('color-red', create, '/color enum', 'an unknown color is taken', (url) =>
    creates(url, { color: 'red' }),
  ),
  accepts('seven-items', create, '/items maxItems', 'seven items are taken', (url) =>
    creates(url, { items: Array(7).fill({ label: 'a', done: true }) }),
  ),
  accepts('item-without-done', update, '/items/*/done required', 'an item without done is taken', (url) =>
    updates(url, { items: [{ label: 'a' }] }),
  ),
  accepts(
    'item-open',
    create,
    '/items/*/* additionalProperties',
    'an item with an unknown field is taken',
    (url) => creates(url, { items: [{ label: 'a', done: true, due: 1 }] }),
  ),
  accepts('pinned-text', update, '/pinned type', 'pinned "yes" is taken', (url) =>
    updates(url, { pinned: 'yes' }),
  ),
  accepts('remind-soon', create, '/remind_at format', 'a remind_at that is no moment is taken', (url) =>
    creates(url, { remind_at: 'soon' }),
  ),
  accepts('limit-51', 'POST /notes.list', '/limit maximum', 'limit 51 is taken', (url) =>
    call(url, 'notes.list', { limit: 51 }),
  ),
  accepts(
    'list-open',
    'POST /notes.list',
    '/* additionalProperties',
    'a list by an unknown argument is taken',
    (url) => call(url, 'notes.list', { owner: 'ann' }),
  ),
  refuses(
    'refuses-280',
    create,
    'a text of 280 characters is refused',
    ({ body }) => [...body.text].length === 280,
    (url) => creates(url, { text: 'x'.repeat(280) }),
  ),
  refuses(
    'refuses-remind-null',
    create,
    'remind_at null is refused',
    ({ body }) => body.remind_at === null,
    (url) => creates(url, { remind_at: null }),
  ),
  refuses(
    'refuses-no-filter',
    'POST /notes.list',
    'a list without arguments is refused',
    ({ body }) => Object.keys(body).length === 0,
    (url) => call(url, 'notes.list'),
  ),
  refuses(
    'refuses-blue',
    update,
    'the color blue is refused',
    ({ body }) => body.color === 'blue',
    (url) => updates(url, { color: 'blue' }),
  ),
];
