import type { Fault } from '../../shared/fault.ts';
import { agent, attaches, changes, draft, got, kept, opens } from '../asks.ts';
import type { Desk } from '../store.ts';

const open = 'POST /tickets';
const change = 'PATCH /tickets/{ticket_id}';

/** What is written is not what is kept. */
export const writtenFaults: Fault<Desk>[] = [
  {
    id: 'subject-trimmed',
    kind: 'written',
    what: 'blanks at the ends of a subject are cut off',
    where: open,
    early: ({ body }) => Object.assign(body, { subject: body.subject.trim() || '-' }),
    shows: async (url) => (await kept(url, { subject: ' x ' })).subject !== ' x ',
  },
  {
    id: 'subject-cut',
    kind: 'written',
    what: 'subjects are cut after 100 characters',
    where: open,
    early: ({ body }) => Object.assign(body, { subject: [...body.subject].slice(0, 100).join('') }),
    shows: async (url) => (await kept(url, { subject: 'x'.repeat(120) })).subject.length !== 120,
  },
  {
    id: 'due-in-utc',
    kind: 'written',
    what: 'a due time comes back in UTC instead of as it was sent',
    where: `${open}, ${change}`,
    early: ({ body }) => body.due_at && Object.assign(body, { due_at: new Date(body.due_at).toISOString() }),
    shows: async (url) =>
      (await kept(url, { due_at: '2024-05-01T08:00:00+05:00' })).due_at !== '2024-05-01T08:00:00+05:00',
  },
  {
    id: 'due-offset-dropped',
    kind: 'written',
    what: 'the offset of a due time is replaced by Z, so that it names another moment',
    where: open,
    early: ({ body }) =>
      body.due_at && Object.assign(body, { due_at: body.due_at.replace(/[+-]\d\d:\d\d$/, 'Z') }),
    shows: async (url) =>
      (await kept(url, { due_at: '2024-05-01T08:00:00+05:00' })).due_at !== '2024-05-01T08:00:00+05:00',
  },
  {
    id: 'tags-sorted',
    kind: 'written',
    what: 'tags are sorted instead of kept in their order',
    where: open,
    early: ({ body }) => body.tags?.sort(),
    shows: async (url) => (await kept(url, { tags: ['b', 'a'] })).tags[0] !== 'b',
  },
  {
    id: 'tags-deduped',
    kind: 'written',
    what: 'a tag that is there twice is kept once',
    where: open,
    early: ({ body }) => body.tags && Object.assign(body, { tags: [...new Set(body.tags)] }),
    shows: async (url) => (await kept(url, { tags: ['a', 'a'] })).tags.length !== 2,
  },
  {
    id: 'tags-lowered',
    kind: 'written',
    what: 'tags are turned into lower case',
    where: `${open}, ${change}`,
    early: ({ body }) =>
      body.tags && Object.assign(body, { tags: body.tags.map((one: string) => one.toLowerCase()) }),
    shows: async (url) => (await kept(url, { tags: ['VIP'] })).tags[0] !== 'VIP',
  },
  {
    id: 'tags-merged',
    kind: 'written',
    what: 'the tags of a patch are added to the old ones instead of replacing them',
    where: change,
    early: ({ body, params }, desk) => {
      const old = desk.tickets.find((one) => one.id === params.ticket_id);
      if (body.tags && old) Object.assign(body, { tags: [...old.tags, ...body.tags] });
    },
    shows: async (url) => (await changes(url, { tags: ['new'] })).body.tags.length !== 1,
  },
  {
    id: 'status-of-create-ignored',
    kind: 'written',
    what: 'a new ticket is always open, whatever status was sent',
    where: open,
    early: ({ body }) => delete body.status,
    shows: async (url) => (await kept(url, { status: 'solved' })).status !== 'solved',
  },
  {
    id: 'effort-zero-kept-out',
    kind: 'null-absent',
    what: 'effort 0 in a patch counts as left out',
    where: change,
    early: ({ body }) => body.effort === 0 && delete body.effort,
    shows: async (url) => {
      await changes(url, { effort: 7 });
      return (await changes(url, { effort: 0 })).body.effort !== 0;
    },
  },
  {
    id: 'false-kept-out',
    kind: 'null-absent',
    what: 'escalated false in a patch counts as left out',
    where: change,
    early: ({ body }) => body.escalated === false && delete body.escalated,
    shows: async (url) => (await changes(url, { escalated: false })).body.escalated,
  },
  {
    id: 'null-kept-out',
    kind: 'null-absent',
    what: 'null in a patch counts as left out',
    where: change,
    early: ({ body }) => body.description === null && delete body.description,
    shows: async (url) => (await changes(url, { description: null })).body.description !== null,
  },
  {
    id: 'empty-description-null',
    kind: 'null-absent',
    what: 'an empty description is kept as null',
    where: `${open}, ${change}`,
    early: ({ body }) => body.description === '' && Object.assign(body, { description: null }),
    shows: async (url) => (await kept(url, { description: '' })).description !== '',
  },
  {
    id: 'patch-resets',
    kind: 'written',
    what: 'a patch without description empties it',
    where: change,
    shows: async (url) => (await changes(url, { effort: 1 })).body.description === null,
  },
  {
    id: 'patch-replaces-requester',
    kind: 'written',
    what: "a patch of the requester's name loses the e-mail address",
    where: change,
    shows: async (url) =>
      (await changes(url, { requester: { name: 'Al' } })).body.requester.email === undefined,
  },
  {
    id: 'patch-answers-but-forgets',
    kind: 'written',
    what: 'a patch answers the new priority and keeps the old one',
    where: change,
    late: (response, { params }, desk) => {
      const ticket = desk.tickets.find((one) => one.id === params.ticket_id);
      if (ticket && response.status === 200) ticket.priority = 'low';
    },
    shows: async (url) => {
      await changes(url, { priority: 'high' });
      return (await got(url, '/tickets/tk_1001')).priority !== 'high';
    },
  },
  {
    id: 'patch-answers-old',
    kind: 'written',
    what: 'a patch answers the ticket as it was before',
    where: change,
    late: (response, { body }) =>
      response.status === 200 && body.subject && Object.assign(response.body, { subject: 'Before' }),
    shows: async (url) => (await changes(url, { subject: 'After' })).body.subject !== 'After',
  },
  {
    id: 'markup-escaped',
    kind: 'written',
    what: 'a description comes back with HTML entities',
    where: open,
    early: ({ body }) =>
      body.description &&
      Object.assign(body, { description: body.description.replace(/&/g, '&amp;').replace(/</g, '&lt;') }),
    shows: async (url) => (await kept(url, { description: 'a < b' })).description !== 'a < b',
  },
  {
    id: 'unicode-normalised',
    kind: 'written',
    what: 'combining characters of a subject are composed',
    where: open,
    early: ({ body }) => Object.assign(body, { subject: body.subject.normalize('NFC') }),
    shows: async (url) => (await kept(url, { subject: 'Cafe\u0301' })).subject !== 'Cafe\u0301',
  },
  {
    id: 'create-not-kept',
    kind: 'written',
    what: 'a ticket is answered with 201 and not kept',
    where: open,
    shows: async (url) => (await agent(url)(`GET /tickets/${(await opens(url)).body.id}`)).status !== 200,
  },
  {
    id: 'create-pushes-out',
    kind: 'neighbour',
    what: 'a new ticket pushes the oldest one out',
    where: open,
    shows: async (url) => {
      await opens(url);
      return (await agent(url)('GET /tickets/tk_1001')).status !== 200;
    },
  },
  {
    id: 'patch-of-neighbour',
    kind: 'neighbour',
    what: "a patch of one ticket's status changes all of its tenant",
    where: change,
    late: (response, { body, who }, desk) => {
      if (response.status !== 200 || body.status === undefined) return;
      for (const one of desk.tickets) if (one.tenant === who.tenant) one.status = body.status;
    },
    shows: async (url) => {
      await changes(url, { status: 'solved' });
      return (await got(url, '/tickets/tk_1002')).status === 'solved';
    },
  },
  {
    id: 'delete-takes-next',
    kind: 'neighbour',
    what: 'deleting a ticket takes the newest one with it',
    where: 'DELETE /tickets/{ticket_id}',
    shows: async (url) => {
      const other = await opens(url);
      await agent(url)('DELETE /tickets/tk_1001');
      return (await agent(url)(`GET /tickets/${other.body.id}`)).status !== 200;
    },
  },
  {
    id: 'delete-not-done',
    kind: 'gone',
    what: 'a ticket that was deleted with 204 is still there',
    where: 'DELETE /tickets/{ticket_id}',
    shows: async (url) => {
      await agent(url)('DELETE /tickets/tk_1001');
      return (await agent(url)('GET /tickets/tk_1001')).status === 200;
    },
  },
  {
    id: 'deletes-all-comments',
    kind: 'neighbour',
    what: 'deleting a comment deletes all of its ticket',
    where: 'DELETE /tickets/{ticket_id}/comments/{comment_id}',
    shows: async (url) => {
      await agent(url)('DELETE /tickets/tk_1001/comments/cm_1010');
      return (await agent(url)('GET /tickets/tk_1001/comments/cm_1011')).status !== 200;
    },
  },
  {
    id: 'attachment-stays',
    kind: 'gone',
    what: 'an attachment that was deleted with 204 is still there',
    where: 'DELETE /tickets/{ticket_id}/attachments/{attachment_id}',
    shows: async (url) => {
      const at = (await attaches(url)).body.id;
      await agent(url)(`DELETE /tickets/tk_1001/attachments/${at}`);
      return (await agent(url)(`GET /tickets/tk_1001/attachments/${at}`)).status === 200;
    },
  },
  {
    id: 'size-wrong',
    kind: 'upload',
    what: 'the size of an attachment counts one byte too many',
    where: 'POST /tickets/{ticket_id}/attachments',
    late: (response) =>
      response.status === 201 && Object.assign(response.body, { size: response.body.size + 1 }),
    shows: async (url) => (await attaches(url)).body.size !== 4,
  },
  {
    id: 'caption-lost',
    kind: 'upload',
    what: 'the caption of an upload is not kept',
    where: 'POST /tickets/{ticket_id}/attachments',
    early: ({ body }) => delete body.caption,
    shows: async (url) => (await attaches(url, 'x', 'seen')).body.caption !== 'seen',
  },
  {
    id: 'filename-cut-at-blank',
    kind: 'upload',
    what: 'a file name is cut at its first blank',
    where: 'POST /tickets/{ticket_id}/attachments',
    early: ({ body }) => Object.assign(body.file, { filename: body.file.filename.split(' ')[0] }),
    shows: async (url) => (await attaches(url)).body.filename !== 'a b.txt',
  },
  {
    id: 'created-at-from-client',
    kind: 'mass-assignment',
    what: 'the readOnly created_at is taken from the client',
    where: open,
    late: (response, { body }, desk) => {
      const made = desk.tickets.at(-1);
      if (response.status !== 201 || typeof body.created_at !== 'string' || !made) return;
      made.created_at = body.created_at;
      response.body.created_at = body.created_at;
    },
    shows: async (url) =>
      (await opens(url, { created_at: '2001-01-01T00:00:00Z' })).body.created_at.startsWith('2001'),
  },
  {
    id: 'comment-author-from-client',
    kind: 'mass-assignment',
    what: 'the readOnly author of a comment is taken from the client',
    where: 'POST /tickets/{ticket_id}/comments',
    late: (response, { body }, desk) => {
      const made = desk.comments.at(-1);
      if (response.status !== 201 || typeof body.author !== 'string' || !made) return;
      made.author = body.author;
      response.body = made;
    },
    shows: async (url) =>
      (await agent(url)('POST /tickets/tk_1001/comments', { body: 'x', author: 'Eve' })).body.author ===
      'Eve',
  },
  {
    id: 'refused-patch-half-done',
    kind: 'refused-changes',
    what: 'a patch that is refused has already changed the subject',
    where: change,
    refused: ({ body, params }, desk) => {
      const ticket = desk.tickets.find((one) => one.id === params.ticket_id);
      if (ticket && typeof body?.subject === 'string') ticket.subject = body.subject;
    },
    shows: async (url) => {
      await changes(url, { subject: 'Half', effort: 101 });
      return (await got(url, '/tickets/tk_1001')).subject === 'Half';
    },
  },
  {
    id: 'refused-create-kept',
    kind: 'refused-changes',
    what: 'a ticket that was refused with 422 is kept all the same',
    where: open,
    refused: ({ body }, desk) => {
      const [first] = desk.tickets;
      if (first && body)
        desk.tickets.push({ ...first, id: `tk_${desk.tickets.length + 2000}`, subject: 'refused' });
    },
    shows: async (url) => {
      await opens(url, { effort: -1 });
      return (await got(url, '/tickets')).items.some((one: { subject: string }) => one.subject === 'refused');
    },
  },
  {
    id: 'forbidden-delete-done',
    kind: 'refused-changes',
    what: "a viewer's DELETE is answered 403 and done",
    where: 'DELETE /tickets/{ticket_id}',
    refused: ({ params, who }, desk) => {
      if (who.role === 'viewer') desk.tickets = desk.tickets.filter((one) => one.id !== params.ticket_id);
    },
    shows: async (url) => {
      const { body } = await opens(url, draft);
      await agent(url)(`DELETE /tickets/${body.id}`, undefined, { Authorization: 'Bearer dk_viewer' });
      return (await agent(url)(`GET /tickets/${body.id}`)).status === 404;
    },
  },
];
