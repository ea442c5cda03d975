import { type Exchange, exchange } from '../shared/exchange.ts';
import { call, creates, member, updates } from './asks.ts';

/** What a faithful jotter answers. */
export const exchanges: Exchange[] = [
  exchange('POST /session.login', 200, (url) =>
    call(url, 'session.login', { user: 'ann', password: 'correct-horse' }),
  ),
  exchange('POST /session.login', 401, (url) =>
    call(url, 'session.login', { user: 'ann', password: 'guess' }),
  ),
  exchange('POST /session.login', 400, (url) => call(url, 'session.login', { user: 'ann' })),
  exchange('POST /session.logout', 200, (url) => member(url, 'nt_spare')('POST /session.logout')),
  exchange('POST /session.whoami', 200, (url) => call(url, 'session.whoami')),
  exchange('POST /session.whoami', 401, (url) => member(url, 'nt_expired')('POST /session.whoami')),
  exchange('POST /session.whoami', 401, (url) =>
    member(url)('POST /session.whoami', undefined, { Authorization: '' }),
  ),
  exchange('POST /notes.create', 200, (url) => creates(url, { remind_at: null, items: [], pinned: false })),
  exchange('POST /notes.create', 400, (url) => creates(url, { text: '' })),
  exchange('POST /notes.create', 400, (url) =>
    member(url)('POST /notes.create', '{', { 'Content-Type': 'application/json' }),
  ),
  exchange('POST /notes.create', 403, (url) => member(url, 'nt_guest')('POST /notes.create', { text: 'x' })),
  exchange('POST /notes.get', 200, (url) => call(url, 'notes.get', { note_id: 'n1' })),
  exchange('POST /notes.get', 400, (url) => call(url, 'notes.get', { note_id: 'n3' })),
  exchange('POST /notes.update', 200, (url) =>
    updates(url, { color: 'grey', items: [{ label: 'x', done: false }] }),
  ),
  exchange('POST /notes.update', 400, (url) => updates(url, { color: 'red' })),
  exchange('POST /notes.delete', 200, (url) => call(url, 'notes.delete', { note_id: 'n1' })),
  exchange('POST /notes.list', 200, (url) => call(url, 'notes.list', { limit: 2, pinned: true })),
  exchange('POST /notes.list', 200, (url) => call(url, 'notes.list', { color: 'grey', cursor: 'c50' })),
  exchange('POST /notes.list', 400, (url) => call(url, 'notes.list', { limit: '2' })),
];
