import { text } from '../shared/check.ts';
import { type HttpRequest, type Json, response } from '../shared/message.ts';
import type { Route } from '../shared/route.ts';
import { draft, paged, patch, priority, status } from './checks.ts';
import { page } from './pages.ts';
import { type Desk, newId, shown, type Ticket, ticketOf } from './store.ts';

/** The routes of tickets. */
export const tickets: Route<Desk>[] = [
  {
    on: 'GET /me',
    run: ({ who }) => response(200, { name: who.name, tenant: who.tenant, role: who.role }),
  },
  {
    on: 'GET /tickets',
    query: {
      status: { check: status },
      priority: { check: priority },
      tag: { check: text({ min: 1, max: 20 }) },
      ...paged,
    },
    run: (request, desk) => {
      const all = matching(request, desk);
      const total = request.has('total-of-page')
        ? Math.min(all.length, request.query.limit ?? 20)
        : all.length;
      const skip = request.has('cursor-skips') ? 1 : 0;
      const shownPage = page(all, request.query, (at) =>
        request.has('cursor-repeats') ? at - 1 : at + skip,
      );
      return response(200, {
        ...shownPage,
        items: shownPage.items.map((one: Ticket) => shown(desk, one)),
        total,
      });
    },
  },
  {
    on: 'POST /tickets',
    roles: ['agent'],
    body: draft,
    run: (request, desk) => {
      const ticket = opened(request, desk);
      if (request.has('create-pushes-out')) desk.tickets.shift();
      if (!request.has('create-not-kept')) desk.tickets.push(ticket);
      return response(201, shown(desk, ticket), { Location: `/api/v2/tickets/${ticket.id}` });
    },
  },
  {
    on: 'GET /tickets/{ticket_id}',
    run: ({ who, params }, desk) =>
      response(200, shown(desk, ticketOf(desk, who.tenant, params.ticket_id ?? ''))),
  },
  {
    on: 'PATCH /tickets/{ticket_id}',
    roles: ['agent'],
    body: patch,
    types: ['application/merge-patch+json'],
    run: (request, desk) => {
      const ticket = ticketOf(desk, request.who.tenant, request.params.ticket_id ?? '');
      merge(ticket, request.body, request);
      return response(200, shown(desk, ticket));
    },
  },
  {
    on: 'DELETE /tickets/{ticket_id}',
    roles: ['agent'],
    run: (request, desk) => {
      const ticket = ticketOf(desk, request.who.tenant, request.params.ticket_id ?? '');
      if (!request.has('delete-not-done')) desk.tickets = desk.tickets.filter((one) => one !== ticket);
      if (request.has('delete-takes-next')) desk.tickets.pop();
      desk.comments = desk.comments.filter((one) => one.ticket_id !== ticket.id);
      desk.attachments = desk.attachments.filter((one) => one.ticket_id !== ticket.id);
      return response(204);
    },
  },
];

function matching({ query, who, has }: HttpRequest, desk: Desk): Ticket[] {
  const any = has('filters-joined-by-or') && query.status !== undefined && query.priority !== undefined;
  const kept = desk.tickets.filter((one) => {
    if (one.tenant !== who.tenant && !has('list-of-all-tenants')) return false;
    if (any) return one.status === query.status || one.priority === query.priority;
    return (
      (query.status === undefined || one.status === query.status) &&
      (query.priority === undefined || one.priority === query.priority) &&
      (query.tag === undefined || one.tags.includes(query.tag))
    );
  });
  return kept.sort((a, b) => a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id));
}

function opened({ body, who }: HttpRequest, desk: Desk): Ticket {
  const now = new Date().toISOString();
  return {
    id: newId(desk, 'tk'),
    tenant: who.tenant,
    subject: body.subject,
    description: body.description ?? null,
    status: body.status ?? 'open',
    priority: body.priority ?? 'normal',
    tags: body.tags ?? [],
    due_at: body.due_at ?? null,
    escalated: body.escalated ?? false,
    effort: body.effort ?? 0,
    requester: { name: body.requester.name, email: body.requester.email },
    created_at: now,
    updated_at: now,
  };
}

const open = [
  'subject',
  'description',
  'status',
  'priority',
  'tags',
  'due_at',
  'escalated',
  'effort',
] as const;

function merge(ticket: Ticket, body: Json, { has }: HttpRequest): void {
  for (const name of open) {
    if (Object.hasOwn(body, name)) Object.assign(ticket, { [name]: body[name] });
    else if (has('patch-resets') && name === 'description') ticket.description = null;
  }
  if (body.requester)
    ticket.requester = has('patch-replaces-requester')
      ? body.requester
      : { ...ticket.requester, ...body.requester };
  ticket.updated_at = new Date().toISOString();
}
