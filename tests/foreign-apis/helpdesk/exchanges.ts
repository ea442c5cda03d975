import { type Exchange, exchange } from '../shared/exchange.ts';
import { agent, attaches, changes, globex, opens } from './asks.ts';

const list = 'GET /tickets';
const one = 'GET /tickets/{ticket_id}';
const open = 'POST /tickets';
const change = 'PATCH /tickets/{ticket_id}';

/** What a faithful desk answers. */
export const exchanges: Exchange[] = [
  exchange('GET /me', 200, (url) => agent(url)('GET /me')),
  exchange('GET /me', 401, (url) => agent(url)('GET /me', undefined, { Authorization: '' })),
  exchange(list, 200, (url) => agent(url)('GET /tickets?limit=2')),
  exchange(list, 200, (url) => agent(url)('GET /tickets?status=open&priority=low&tag=office')),
  exchange(list, 422, (url) => agent(url)('GET /tickets?limit=0')),
  exchange(open, 201, (url) => opens(url, { tags: ['a'], due_at: '2026-01-01T00:00:00+01:00', effort: 0 })),
  exchange(open, 400, (url) => agent(url)('POST /tickets', '{', { 'Content-Type': 'application/json' })),
  exchange(open, 403, (url) => agent(url)('POST /tickets', {}, { Authorization: 'Bearer dk_viewer' })),
  exchange(open, 415, (url) => agent(url)('POST /tickets', 'x', { 'Content-Type': 'text/plain' })),
  exchange(open, 422, (url) => opens(url, { requester: { name: 'x' } })),
  exchange(one, 200, (url) => agent(url)('GET /tickets/tk_1002')),
  exchange(one, 404, (url) => globex(url)('GET /tickets/tk_1001')),
  exchange(change, 200, (url) => changes(url, { description: null, requester: { name: 'Al' } })),
  exchange(change, 404, (url) => changes(url, {}, 'tk_0')),
  exchange(change, 422, (url) => changes(url, { effort: '3' })),
  exchange('DELETE /tickets/{ticket_id}', 204, (url) => agent(url)('DELETE /tickets/tk_1003')),
  exchange('GET /tickets/{ticket_id}/comments', 200, (url) =>
    agent(url)('GET /tickets/tk_1001/comments?internal=true'),
  ),
  exchange('GET /tickets/{ticket_id}/comments', 404, (url) => agent(url)('GET /tickets/tk_0/comments')),
  exchange('POST /tickets/{ticket_id}/comments', 201, (url) =>
    agent(url)('POST /tickets/tk_1001/comments', { body: 'x' }),
  ),
  exchange('DELETE /tickets/{ticket_id}/comments/{comment_id}', 404, (url) =>
    agent(url)('DELETE /tickets/tk_1002/comments/cm_1010'),
  ),
  exchange('POST /tickets/{ticket_id}/attachments', 201, (url) => attaches(url, 'x', 'y')),
  exchange('POST /exports', 202, (url) => agent(url)('POST /exports', { format: 'csv' })),
  exchange('GET /exports/{export_id}', 404, (url) => agent(url)('GET /exports/ex_0')),
];
