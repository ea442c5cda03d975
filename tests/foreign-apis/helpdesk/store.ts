import type { Json } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';

export interface Ticket {
  id: string;
  tenant: string;
  subject: string;
  description: string | null;
  status: string;
  priority: string;
  tags: string[];
  due_at: string | null;
  escalated: boolean;
  effort: number;
  requester: { name: string; email: string };
  created_at: string;
  updated_at: string;
}

export interface Comment {
  id: string;
  ticket_id: string;
  author: string;
  body: string;
  internal: boolean;
  created_at: string;
}

export interface Attachment {
  id: string;
  ticket_id: string;
  filename: string;
  size: number;
  caption: string | null;
}

export interface Job {
  id: string;
  tenant: string;
  format: string;
  status: string | null;
  since: number;
}

/** Everything the desk holds; `moving` is what no request undoes. */
export interface Desk {
  tickets: Ticket[];
  comments: Comment[];
  attachments: Attachment[];
  jobs: Job[];
  moving: { next: number };
}

/** A new id with this prefix. */
export function newId(desk: Desk, prefix: string): string {
  desk.moving.next += 1;
  return `${prefix}_${desk.moving.next}`;
}

/** The ticket of this id in the tenant. Throws a 404 when there is none. */
export function ticketOf(desk: Desk, tenant: string, id: string): Ticket {
  const ticket = desk.tickets.find((one) => one.id === id && one.tenant === tenant);
  if (!ticket) throw missing();
  return ticket;
}

/** The refusal of what is not there. */
export function missing(): Refusal {
  return new Refusal(404, 'not_found', 'There is no such thing in this tenant.');
}

/** A ticket as it is shown. */
export function shown(desk: Desk, ticket: Ticket): Json {
  const { tenant: _, ...fields } = ticket;
  return { ...fields, comment_count: desk.comments.filter((one) => one.ticket_id === ticket.id).length };
}

/** What a new server holds. */
export function furnished(): Desk {
  const desk: Desk = { tickets: [], comments: [], attachments: [], jobs: [], moving: { next: 1000 } };
  const statuses = ['open', 'pending', 'solved'];
  const priorities = ['low', 'normal', 'high'];
  for (let at = 0; at < 9; at += 1) {
    const day = `2024-03-0${1 + Math.floor(at / 2)}T09:00:00Z`;
    desk.tickets.push({
      id: newId(desk, 'tk'),
      tenant: at === 3 || at === 7 ? 'globex' : 'acme',
      subject: `Request number ${at}`,
      description: at % 2 === 0 ? `What happened on day ${at}` : null,
      status: statuses[at % 3] ?? '',
      priority: priorities[Math.floor(at / 2) % 3] ?? '',
      tags: at % 2 === 0 ? ['hardware', 'office'] : ['account'],
      due_at: at % 4 === 0 ? '2024-04-01T12:00:00+02:00' : null,
      escalated: at % 5 === 0,
      effort: at * 3,
      requester: { name: 'Grace', email: 'grace@acme.example' },
      created_at: day,
      updated_at: day,
    });
  }
  for (const ticket_id of ['tk_1001', 'tk_1001', 'tk_1002', 'tk_1004']) {
    const id = newId(desk, 'cm');
    const internal = desk.comments.length % 2 === 1;
    desk.comments.push({
      id,
      ticket_id,
      author: 'Grace',
      body: `About ${ticket_id}`,
      internal,
      created_at: '2024-03-09T10:00:00Z',
    });
  }
  return desk;
}
