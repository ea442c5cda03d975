import type { Fault } from '../../shared/fault.ts';
import type { Json } from '../../shared/message.ts';
import { agent, got, ids, opens, walked } from '../asks.ts';
import type { Desk } from '../store.ts';

const list = 'GET /tickets';
const comments = 'GET /tickets/{ticket_id}/comments';

/** What lists show. */
export const listFaults: Fault<Desk>[] = [
  {
    id: 'list-of-all-tenants',
    kind: 'identity',
    what: 'the list holds tickets of every tenant',
    where: list,
    shows: async (url) => (await ids(url, '/tickets')).includes('tk_1004'),
  },
  {
    id: 'total-of-all-tenants',
    kind: 'total',
    what: 'the total counts the tickets of every tenant',
    where: list,
    late: (response, { query }, desk) => {
      const free = query.status === undefined && query.priority === undefined && query.tag === undefined;
      if (response.status === 200 && free) response.body.total = desk.tickets.length;
    },
    shows: async (url) => (await got(url, '/tickets')).total !== 7,
  },
  {
    id: 'total-of-page',
    kind: 'total',
    what: 'the total is that of the page',
    where: list,
    shows: async (url) => (await got(url, '/tickets?limit=2')).total === 2,
  },
  {
    id: 'filters-joined-by-or',
    kind: 'filter',
    what: 'status and priority together are joined by "or"',
    where: list,
    shows: async (url) =>
      (await got(url, '/tickets?status=open&priority=low')).items.some((one: Json) => one.status !== 'open'),
  },
  {
    id: 'solved-hidden',
    kind: 'filter',
    what: 'status=solved shows nothing',
    where: list,
    late: (response, { query }) =>
      query.status === 'solved' && Object.assign(response.body, { items: [], total: 0 }),
    shows: async (url) => (await ids(url, '/tickets?status=solved')).length === 0,
  },
  {
    id: 'priority-filter-ignored',
    kind: 'filter',
    what: 'priority does not filter',
    where: list,
    early: ({ query }) => delete query.priority,
    shows: async (url) => (await ids(url, '/tickets?priority=high')).length > 3,
  },
  {
    id: 'tag-filter-first-only',
    kind: 'filter',
    what: 'tag=… shows only tickets whose first tag it is',
    where: list,
    late: (response, { query }) => {
      if (query.tag === undefined || response.status !== 200) return;
      response.body.items = response.body.items.filter((one: Json) => one.tags[0] === query.tag);
      response.body.total = response.body.items.length;
    },
    shows: async (url) => (await ids(url, '/tickets?tag=office')).length === 0,
  },
  {
    id: 'filter-lost-after-first-page',
    kind: 'filter',
    what: 'the status filter is forgotten from the second page on',
    where: list,
    early: ({ query }) => query.cursor !== undefined && delete query.status,
    shows: async (url) =>
      (await walked(url, '/tickets?status=open&limit=1')).length !==
      (await ids(url, '/tickets?status=open')).length,
  },
  {
    id: 'limit-ignored',
    kind: 'paging',
    what: 'limit is ignored',
    where: list,
    early: ({ query }) => delete query.limit,
    shows: async (url) => (await ids(url, '/tickets?limit=2')).length > 2,
  },
  {
    id: 'cursor-skips',
    kind: 'paging',
    what: 'one ticket is missing between two pages',
    where: list,
    shows: async (url) => (await walked(url, '/tickets?limit=3')).length < 7,
  },
  {
    id: 'cursor-repeats',
    kind: 'paging',
    what: 'the last ticket of a page is the first of the next',
    where: list,
    shows: async (url) => {
      const all = await walked(url, '/tickets?limit=3');
      return new Set(all).size < all.length;
    },
  },
  {
    id: 'cursor-never-ends',
    kind: 'paging',
    what: 'the last page points at another, empty one, and that at itself',
    where: comments,
    late: (response) =>
      response.status === 200 &&
      response.body.next_cursor === null &&
      Object.assign(response.body, { next_cursor: 'cDk5' }),
    shows: async (url) => (await walked(url, '/tickets/tk_1001/comments?limit=1')).includes('endless'),
  },
  {
    id: 'newest-first',
    kind: 'sort',
    what: 'the list is newest first',
    where: list,
    late: (response) => response.status === 200 && response.body.items.reverse(),
    shows: async (url) => (await ids(url, '/tickets'))[0] !== 'tk_1001',
  },
  {
    id: 'comments-of-all',
    kind: 'nested',
    what: 'the comments of a ticket are those of all tickets',
    where: comments,
    shows: async (url) => (await ids(url, '/tickets/tk_1002/comments')).length !== 1,
  },
  {
    id: 'comment-by-other-parent',
    kind: 'nested',
    what: 'a comment is found below any ticket',
    where: 'GET /tickets/{ticket_id}/comments/{comment_id}',
    shows: async (url) => (await agent(url)('GET /tickets/tk_1003/comments/cm_1010')).status === 200,
  },
  {
    id: 'comment-on-nothing',
    kind: 'nested',
    what: 'a comment on a ticket that is not there is taken',
    where: 'POST /tickets/{ticket_id}/comments',
    shows: async (url) => (await agent(url)('POST /tickets/tk_0/comments', { body: 'x' })).status === 201,
  },
  {
    id: 'comments-of-nothing',
    kind: 'nested',
    what: 'the comments of a ticket that is not there are an empty list',
    where: comments,
    late: (response) =>
      response.status === 404 &&
      Object.assign(response, { status: 200, body: { items: [], next_cursor: null } }),
    shows: async (url) => (await agent(url)('GET /tickets/tk_0/comments')).status === 200,
  },
  {
    id: 'empty-list-null',
    kind: 'list',
    what: 'an empty list of tickets is null',
    where: list,
    late: (response) => response.body.items?.length === 0 && Object.assign(response.body, { items: null }),
    shows: async (url) => (await got(url, '/tickets?tag=none')).items === null,
  },
  {
    id: 'empty-list-404',
    kind: 'list',
    what: 'a ticket without comments answers 404 for its list',
    where: comments,
    late: (response) =>
      response.body.items?.length === 0 &&
      Object.assign(response, { status: 404, body: { error: { code: 'not_found', message: 'None.' } } }),
    shows: async (url) => (await agent(url)('GET /tickets/tk_1003/comments')).status === 404,
  },
  {
    id: 'created-not-listed',
    kind: 'list',
    what: 'tickets without a tag are in no list',
    where: list,
    late: (response) => {
      if (response.status === 200)
        response.body.items = response.body.items.filter((one: Json) => one.tags.length > 0);
    },
    shows: async (url) => {
      const { body } = await opens(url);
      return !(await ids(url, '/tickets')).includes(body.id);
    },
  },
  {
    id: 'internal-filter-inverted',
    kind: 'filter',
    what: 'internal=false shows the internal comments',
    where: comments,
    early: ({ query }) => query.internal === false && Object.assign(query, { internal: true }),
    shows: async (url) => (await got(url, '/tickets/tk_1001/comments?internal=false')).items[0].internal,
  },
];
