import { boolean } from '../shared/check.ts';
import { type Json, response } from '../shared/message.ts';
import type { Route } from '../shared/route.ts';
import { comment, order, paged, upload } from './checks.ts';
import { page } from './pages.ts';
import { type Desk, type Job, missing, newId, ticketOf } from './store.ts';

/** The routes of what hangs on tickets: comments and attachments. */
export const hangings: Route<Desk>[] = [
  {
    on: 'GET /tickets/{ticket_id}/comments',
    query: { internal: { as: 'boolean', check: boolean }, ...paged },
    run: ({ params, who, query, has }, desk) => {
      const ticket = ticketOf(desk, who.tenant, params.ticket_id ?? '');
      const all = desk.comments.filter((one) => one.ticket_id === ticket.id || has('comments-of-all'));
      return response(
        200,
        page(
          all.filter((one) => query.internal === undefined || one.internal === query.internal),
          query,
        ),
      );
    },
  },
  {
    on: 'POST /tickets/{ticket_id}/comments',
    roles: ['agent'],
    body: comment,
    run: ({ params, who, body, has }, desk) => {
      const ticket = has('comment-on-nothing')
        ? { id: params.ticket_id ?? '' }
        : ticketOf(desk, who.tenant, params.ticket_id ?? '');
      const id = newId(desk, 'cm');
      const made = {
        id,
        ticket_id: ticket.id,
        author: who.name,
        body: body.body,
        internal: body.internal ?? false,
        created_at: new Date().toISOString(),
      };
      desk.comments.push(made);
      return response(201, made, { Location: `/api/v2/tickets/${ticket.id}/comments/${id}` });
    },
  },
  {
    on: 'GET /tickets/{ticket_id}/comments/{comment_id}',
    run: ({ params, who, has }, desk) => {
      const ticket = ticketOf(desk, who.tenant, params.ticket_id ?? '');
      const found = desk.comments.find(
        (one) =>
          one.id === params.comment_id && (one.ticket_id === ticket.id || has('comment-by-other-parent')),
      );
      if (!found) throw missing();
      return response(200, found);
    },
  },
  {
    on: 'DELETE /tickets/{ticket_id}/comments/{comment_id}',
    roles: ['agent'],
    run: ({ params, who, has }, desk) => {
      const ticket = ticketOf(desk, who.tenant, params.ticket_id ?? '');
      const found = desk.comments.find((one) => one.id === params.comment_id && one.ticket_id === ticket.id);
      if (!found) throw missing();
      const all = has('deletes-all-comments');
      desk.comments = desk.comments.filter((one) => (all ? one.ticket_id !== ticket.id : one !== found));
      return response(204);
    },
  },
  {
    on: 'POST /tickets/{ticket_id}/attachments',
    roles: ['agent'],
    body: upload,
    types: ['multipart/form-data'],
    run: ({ params, who, body }, desk) => {
      const ticket = ticketOf(desk, who.tenant, params.ticket_id ?? '');
      const id = newId(desk, 'at');
      const made = {
        id,
        ticket_id: ticket.id,
        filename: body.file.filename,
        size: body.file.bytes.length,
        caption: body.caption ?? null,
      };
      desk.attachments.push(made);
      return response(201, made, { Location: `/api/v2/tickets/${ticket.id}/attachments/${id}` });
    },
  },
  {
    on: 'GET /tickets/{ticket_id}/attachments/{attachment_id}',
    run: ({ params, who }, desk) => {
      const ticket = ticketOf(desk, who.tenant, params.ticket_id ?? '');
      const found = desk.attachments.find(
        (one) => one.id === params.attachment_id && one.ticket_id === ticket.id,
      );
      if (!found) throw missing();
      return response(200, found);
    },
  },
  {
    on: 'DELETE /tickets/{ticket_id}/attachments/{attachment_id}',
    roles: ['agent'],
    run: ({ params, who, has }, desk) => {
      const ticket = ticketOf(desk, who.tenant, params.ticket_id ?? '');
      const found = desk.attachments.find(
        (one) => one.id === params.attachment_id && one.ticket_id === ticket.id,
      );
      if (!found) throw missing();
      if (!has('attachment-stays')) desk.attachments = desk.attachments.filter((one) => one !== found);
      return response(204);
    },
  },
];

/** The routes of exports. */
export const exportJobs: Route<Desk>[] = [
  {
    on: 'POST /exports',
    roles: ['agent'],
    body: order,
    run: ({ who, body }, desk) => {
      const job: Job = {
        id: newId(desk, 'ex'),
        tenant: who.tenant,
        format: body.format,
        status: body.status ?? null,
        since: Date.now(),
      };
      desk.jobs.push(job);
      return response(
        202,
        { ...told(desk, job), state: 'queued', ticket_count: null },
        { Location: `/api/v2/exports/${job.id}` },
      );
    },
  },
  {
    on: 'GET /exports/{export_id}',
    run: ({ who, params }, desk) => response(200, told(desk, jobOf(desk, who.tenant, params.export_id))),
  },
  {
    on: 'DELETE /exports/{export_id}',
    roles: ['agent'],
    run: ({ who, params }, desk) => {
      const job = jobOf(desk, who.tenant, params.export_id);
      desk.jobs = desk.jobs.filter((one) => one !== job);
      return response(204);
    },
  },
];

function jobOf(desk: Desk, tenant: string, id: string | undefined): Job {
  const job = desk.jobs.find((one) => one.id === id && one.tenant === tenant);
  if (!job) throw missing();
  return job;
}

function told(desk: Desk, job: Job): Json {
  const done = Date.now() - job.since > 20;
  const count = desk.tickets.filter(
    (one) => one.tenant === job.tenant && (job.status === null || one.status === job.status),
  ).length;
  return {
    id: job.id,
    state: done ? 'done' : 'queued',
    format: job.format,
    ticket_count: done ? count : null,
  };
}
