import { breaks } from '../../shared/ask.ts';
import { answers } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { asReader, got, posts, replaces, uploads, writer, writes } from '../asks.ts';
import type { Press } from '../store.ts';

const make = 'POST /articles';
const one = 'GET /articles/{article_id}';
const list = 'GET /articles';
const read = (url: string) => writer(url)('GET /articles/a101');
const absent = (url: string) => writer(url)('GET /articles/a0');
const as = (type: string) => (url: string) => writer(url)('GET /articles/a101', undefined, { Accept: type });

/** What responses look like, what lists show, and who gets them. */
export const answerFaults: Fault<Press>[] = [
  answers(
    'password-shown',
    'body-shape',
    make,
    'the writeOnly edit_password is in the answer',
    (r, { body }) =>
      r.status === 201 && body.edit_password && Object.assign(r.body, { edit_password: body.edit_password }),
    (url) => writes(url, { edit_password: '12345678' }),
    (a) => 'edit_password' in a.body,
  ),
  answers(
    'protected-false',
    'written',
    make,
    'protected is false though an edit_password is set',
    (r) => r.status === 201 && Object.assign(r.body, { protected: false }),
    (url) => writes(url, { edit_password: '12345678' }),
    (a) => !a.body.protected,
  ),
  answers(
    'created-200',
    'status',
    make,
    'an article from a form is answered with 200',
    (r, { type }) => r.status === 201 && type.endsWith('urlencoded') && Object.assign(r, { status: 200 }),
    (url) => posts(url, { title: 'x' }),
    (a) => a.status === 200,
  ),
  answers(
    'conflict-422',
    'status',
    'POST /tags',
    'a tag of a taken name is answered with 422',
    (r) => r.status === 409 && Object.assign(r, { status: 422 }),
    (url) => writer(url)('POST /tags', { name: 'sports' }),
    (a) => a.status === 422,
  ),
  answers(
    'unsupported-500',
    'status',
    'PUT /articles/{article_id}',
    'a body of another media type is answered with 500',
    (r) => r.status === 415 && Object.assign(r, { status: 500 }),
    (url) => writer(url)('PUT /articles/a101', 'x', { 'Content-Type': 'text/plain' }),
    (a) => a.status === 500,
  ),
  answers(
    'publish-202',
    'status',
    'POST /articles/{article_id}/publish',
    'publishing is answered with 202',
    (r) => r.status === 200 && Object.assign(r, { status: 202 }),
    (url) => writer(url)('POST /articles/a102/publish'),
    (a) => a.status === 202,
  ),
  answers(
    'location-of-tag-wrong',
    'location',
    'POST /tags',
    'Location of a tag names it in capitals',
    (r) =>
      r.status === 201 &&
      Object.assign(r.headers, { Location: `/press/v3/tags/${r.body.name.toUpperCase()}` }),
    (url) => writer(url)('POST /tags', { name: 'sound' }),
    (a) => a.headers.get('location')?.endsWith('SOUND') === true,
  ),
  answers(
    'location-old-version',
    'location',
    make,
    'Location names version 2 of the API',
    (r) => r.status === 201 && Object.assign(r.headers, { Location: `/press/v2/articles/${r.body.id}` }),
    writes,
    (a) => a.headers.get('location')?.includes('/v2/') === true,
  ),
  answers(
    'location-of-medium-missing',
    'location',
    'POST /media',
    'Location of a medium is missing',
    (r) => delete r.headers.Location,
    uploads,
    (a) => !a.headers.has('location'),
  ),
  answers(
    'total-missing',
    'header',
    list,
    'X-Total is missing',
    (r) => delete r.headers['X-Total'],
    (url) => writer(url)('GET /articles'),
    (a) => !a.headers.has('x-total'),
  ),
  answers(
    'total-of-page',
    'total',
    list,
    'X-Total is the number of articles on the page',
    (r) => r.status === 200 && Object.assign(r.headers, { 'X-Total': String(r.body.length) }),
    (url) => writer(url)('GET /articles?per_page=2'),
    (a) => a.headers.get('x-total') === '2',
  ),
  answers(
    'total-words',
    'header',
    list,
    'X-Total is no number',
    (r) => r.status === 200 && Object.assign(r.headers, { 'X-Total': 'many' }),
    (url) => writer(url)('GET /articles'),
    (a) => a.headers.get('x-total') === 'many',
  ),
  {
    id: 'accept-ignored',
    kind: 'content-type',
    what: 'Accept is passed over: every article is JSON',
    where: one,
    shows: async (url) => (await as('text/plain')(url)).body !== undefined,
  },
  answers(
    'xml-broken',
    'content-type',
    one,
    'the XML lacks its end',
    (r) =>
      typeof r.body === 'string' &&
      r.body.startsWith('<?xml') &&
      Object.assign(r, { body: r.body.slice(0, -10) }),
    as('application/xml'),
    (a) => !a.text.endsWith('</article>'),
  ),
  answers(
    'xml-without-title',
    'content-type',
    one,
    'the XML has no title',
    (r) =>
      typeof r.body === 'string' &&
      r.body.startsWith('<?xml') &&
      Object.assign(r, { body: r.body.replace(/<title>.*<\/title>/s, '') }),
    as('application/xml'),
    (a) => !a.text.includes('<title>'),
  ),
  answers(
    'text-html',
    'content-type',
    one,
    'plain text is declared as HTML',
    (r) =>
      r.headers['Content-Type']?.startsWith('text/plain') &&
      Object.assign(r.headers, { 'Content-Type': 'text/html' }),
    as('text/plain'),
    (a) => a.headers.get('content-type') === 'text/html',
  ),
  answers(
    'raw-as-json',
    'content-type',
    'GET /media/{media_id}/raw',
    'a file is declared as JSON',
    (r) => r.status === 200 && Object.assign(r.headers, { 'Content-Type': 'application/json' }),
    (url) => writer(url)('GET /media/m107/raw'),
    (a) => a.headers.get('content-type') === 'application/json',
  ),
  answers(
    'code-missing',
    'error-body',
    '*',
    'errors have no code',
    (r) => r.body?.message && delete r.body.code,
    absent,
    (a) => a.body.code === undefined,
  ),
  answers(
    'violations-objects',
    'error-body',
    make,
    'violations are objects',
    (r) => r.body.violations && Object.assign(r.body, { violations: [{}] }),
    (url) => writes(url, { rank: 2 }),
    (a) => typeof a.body.violations[0] === 'object',
  ),
  answers(
    'message-empty',
    'error-body',
    one,
    'the message of a 404 is empty',
    (r) => r.status === 404 && Object.assign(r.body, { message: '' }),
    absent,
    (a) => a.body.message === '',
  ),
  answers(
    'summary-absent',
    'null-absent',
    one,
    'a summary that is not there is left out',
    (r) => r.body.summary === null && delete r.body.summary,
    read,
    (a) => !('summary' in a.body),
  ),
  answers(
    'blocks-null',
    'null-absent',
    list,
    'articles without blocks have null in the list',
    (r) => {
      if (r.status === 200)
        for (const article of r.body) if (article.blocks.length === 0) article.blocks = null;
    },
    (url) => writer(url)('GET /articles'),
    (a) => a.body.at(-1).blocks === null,
  ),
  answers(
    'kind-missing',
    'body-shape',
    one,
    'blocks do not say their kind',
    (r) => {
      for (const block of r.body.blocks ?? []) delete block.kind;
    },
    read,
    (a) => a.body.blocks[0].kind === undefined,
  ),
  answers(
    'rank-text',
    'body-shape',
    'PUT /articles/{article_id}',
    'a PUT answers the rank as a text',
    (r) => r.status === 200 && Object.assign(r.body, { rank: String(r.body.rank) }),
    replaces,
    (a) => a.body.rank === '0.5',
  ),
  answers(
    'list-wrapped',
    'body-shape',
    list,
    'the list is wrapped in an object',
    (r) => r.status === 200 && Object.assign(r, { body: { data: r.body } }),
    (url) => writer(url)('GET /articles'),
    (a) => !Array.isArray(a.body),
  ),
  {
    id: 'second-page-late',
    kind: 'paging',
    what: 'one article is missing between the first and the second page',
    where: list,
    shows: async (url) => (await got(url, '/articles?per_page=2&page=2'))[0].id !== 'a103',
  },
  {
    id: 'page-two-is-one',
    kind: 'paging',
    what: 'every page is the first',
    where: list,
    early: ({ query }) => delete query.page,
    shows: async (url) => (await got(url, '/articles?per_page=2&page=2'))[0].id === 'a101',
  },
  {
    id: 'title-as-part',
    kind: 'filter',
    what: 'title shows articles that only share its beginning',
    where: list,
    shows: async (url) => (await got(url, '/articles?title=Story%201')).length > 1,
  },
  {
    id: 'drafts-shown',
    kind: 'filter',
    what: 'state=published shows drafts too',
    where: list,
    early: ({ query }) => query.state === 'published' && delete query.state,
    shows: async (url) => (await got(url, '/articles?state=published')).length === 6,
  },
  {
    id: 'state-with-page-lost',
    kind: 'filter',
    what: 'state does not filter together with per_page',
    where: list,
    early: ({ query }) => query.per_page !== undefined && delete query.state,
    shows: async (url) => (await got(url, '/articles?state=draft&per_page=9')).length === 6,
  },
  {
    id: 'tags-by-age',
    kind: 'sort',
    what: 'tags are listed with the newest first',
    where: 'GET /tags',
    late: (response) => response.status === 200 && response.body.reverse(),
    shows: async (url) => (await got(url, '/tags'))[0].name === 'sports',
  },
  {
    id: 'reader-deletes-media',
    kind: 'identity',
    what: 'a session that may only read may delete media',
    where: 'DELETE /media/{media_id}',
    identity: (who) => who && { ...who, role: 'writer' },
    shows: async (url) => (await writer(url)('DELETE /media/m107', undefined, asReader)).status === 204,
  },
  {
    id: 'raw-open',
    kind: 'identity',
    what: 'files are given without a session',
    where: 'GET /media/{media_id}/raw',
    identity: (who) => who ?? { name: '', role: 'reader', tenant: '' },
    shows: async (url) =>
      (await writer(url)('GET /media/m107/raw', undefined, { Cookie: '' })).status === 200,
  },
  answers(
    'blocks-object-500',
    'crash',
    make,
    'blocks that are no list are answered with 500',
    (r, { body }) =>
      body?.blocks !== undefined && !Array.isArray(body.blocks) && Object.assign(r, { status: 500 }),
    (url) => writes(url, { blocks: {} }),
    (a) => a.status === 500,
  ),
  answers(
    'absent-tag-500',
    'crash',
    'GET /tags/{name}',
    'a tag that is not there is answered with 500',
    (r) => r.status === 404 && Object.assign(r, { status: 500 }),
    (url) => writer(url)('GET /tags/none'),
    (a) => a.status === 500,
  ),
  {
    id: 'not-acceptable-hangs-up',
    kind: 'crash',
    what: 'an Accept that fits nothing closes the connection',
    where: one,
    late: (response) => response.status === 406 && Object.assign(response, { broken: 'before' }),
    shows: (url) => breaks(as('image/png')(url)),
  },
];
