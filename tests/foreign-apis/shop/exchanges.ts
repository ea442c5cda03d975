import { type Exchange, exchange } from '../shared/exchange.ts';
import { kite, makes, orders, owner, replaces } from './asks.ts';

const list = 'GET /products';
const make = 'POST /products';
const replace = 'PUT /products/{product_id}';
const key = { 'Idempotency-Key': 'once' };

/** What a faithful shop answers. */
export const exchanges: Exchange[] = [
  exchange(list, 200, (url) => owner(url)('GET /products?sort=-price&page=2&limit=3')),
  exchange(list, 200, (url) => owner(url)('GET /products?page=99')),
  exchange(list, 400, (url) => owner(url)('GET /products?sort=stock')),
  exchange(list, 401, (url) => owner(url)('GET /products', undefined, { 'X-Api-Key': 'x' })),
  exchange(make, 201, (url) =>
    makes(url, { labels: [], size: { width: 0, height: 1.5 }, gift_wrap: false }, key),
  ),
  exchange(make, 400, (url) => makes(url, { price: 0.001 })),
  exchange(make, 403, (url) => makes(url, {}, { 'X-Api-Key': 'sk_reader' })),
  exchange(make, 409, async (url) => {
    await makes(url, {}, key);
    return makes(url, { name: 'Other' }, key);
  }),
  exchange('GET /products/{product_id}', 200, (url) => owner(url)('GET /products/p_2')),
  exchange('GET /products/{product_id}', 304, async (url) => {
    const tag = (await owner(url)('GET /products/p_1')).headers.get('etag') ?? '';
    return owner(url)('GET /products/p_1', undefined, { 'If-None-Match': tag });
  }),
  exchange('GET /products/{product_id}', 404, (url) => owner(url)('GET /products/p_0')),
  exchange(replace, 200, replaces),
  exchange(replace, 412, (url) => owner(url)('PUT /products/p_1', kite, { 'If-Match': '"old"' })),
  exchange(replace, 428, (url) => owner(url)('PUT /products/p_1', kite)),
  exchange('DELETE /products/{product_id}', 204, (url) => owner(url)('DELETE /products/p_1')),
  exchange('GET /orders', 200, (url) => owner(url)('GET /orders?status=cancelled')),
  exchange('POST /orders', 201, (url) => orders(url, { note: '' })),
  exchange('POST /orders', 422, (url) => orders(url, { lines: [{ product_id: 'p_0', quantity: 1 }] })),
  exchange('POST /orders/{order_id}/cancel', 200, (url) => owner(url)('POST /orders/o_1/cancel')),
  exchange('POST /orders/{order_id}/cancel', 409, (url) => owner(url)('POST /orders/o_2/cancel')),
  exchange('GET /stats', 200, (url) => owner(url)('GET /stats')),
];
