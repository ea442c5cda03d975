import { type Exchange, exchange } from '../shared/exchange.ts';
import { asReader, posts, replaces, uploads, writer, writes } from './asks.ts';

const one = 'GET /articles/{article_id}';
const make = 'POST /articles';

/** What a faithful press answers. */
export const exchanges: Exchange[] = [
  exchange('GET /articles', 200, (url) => writer(url)('GET /articles?state=draft&per_page=2&page=2')),
  exchange('GET /articles', 401, (url) =>
    writer(url)('GET /articles', undefined, { Cookie: 'press_session=x' }),
  ),
  exchange('GET /articles', 422, (url) => writer(url)('GET /articles?state=lost')),
  exchange(make, 201, (url) =>
    writes(url, { edit_password: 'long enough', blocks: [{ kind: 'quote', text: 'x' }], rank: 0 }),
  ),
  exchange(make, 201, (url) => posts(url, { title: 'From a form', state: 'published' })),
  exchange(make, 400, (url) => writer(url)('POST /articles', '[', { 'Content-Type': 'application/json' })),
  exchange(make, 403, (url) => writer(url)('POST /articles', {}, asReader)),
  exchange(make, 415, (url) => writer(url)('POST /articles', 'x', { 'Content-Type': 'text/csv' })),
  exchange(make, 422, (url) => writes(url, { blocks: [{ kind: 'image', url: 'x', alt: '' }] })),
  exchange(one, 200, (url) => writer(url)('GET /articles/a101')),
  exchange(one, 200, (url) => writer(url)('GET /articles/a101', undefined, { Accept: 'application/xml' })),
  exchange(one, 200, (url) =>
    writer(url)('GET /articles/a101', undefined, { Accept: 'text/*;q=0.5, image/png' }),
  ),
  exchange(one, 406, (url) => writer(url)('GET /articles/a101', undefined, { Accept: 'image/png' })),
  exchange(one, 404, (url) => writer(url)('GET /articles/a0')),
  exchange('PUT /articles/{article_id}', 200, replaces),
  exchange('POST /articles/{article_id}/publish', 200, (url) => writer(url)('POST /articles/a102/publish')),
  exchange('GET /tags', 200, (url) => writer(url)('GET /tags')),
  exchange('POST /tags', 201, (url) => writer(url)('POST /tags', { name: 'sound' })),
  exchange('POST /tags', 409, (url) => writer(url)('POST /tags', { name: 'sports' })),
  exchange('DELETE /tags/{name}', 404, (url) => writer(url)('DELETE /tags/none')),
  exchange('POST /media', 201, uploads),
  exchange('POST /media', 422, (url) => uploads(url, {})),
  exchange('GET /media/{media_id}/raw', 200, (url) => writer(url)('GET /media/m107/raw')),
];
