import { accepts, refuses } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { got, kite, makes, orders, owner, replaces } from '../asks.ts';
import type { Shop } from '../store.ts';

const make = 'POST /products';
const replace = 'PUT /products/{product_id}';
const order = 'POST /orders';
const key = { 'Idempotency-Key': 'k1' };

/** What is accepted or refused against the document, who may, and under which conditions. */
export const requestFaults: Fault<Shop>[] = [
  accepts('price-zero', make, '/price exclusiveMinimum', 'a price of 0 is taken', (url) =>
    makes(url, { price: 0 }),
  ),
  accepts('price-fraction', make, '/price multipleOf', 'a price with parts of cents is taken', (url) =>
    makes(url, { price: 1.005 }),
  ),
  accepts('price-over', replace, '/price maximum', 'a price over 100000 is taken', (url) =>
    replaces(url, { price: 100_000.01 }),
  ),
  accepts('labels-twice', make, '/labels uniqueItems', 'a label that is there twice is taken', (url) =>
    makes(url, { labels: ['a', 'a'] }),
  ),
  accepts('label-capital', make, '/labels/* pattern', 'a label in capitals is taken', (url) =>
    makes(url, { labels: ['GIFT'] }),
  ),
  accepts('category-unknown', replace, '/category enum', 'a category that does not exist is taken', (url) =>
    replaces(url, { category: 'toys' }),
  ),
  accepts('unknown-field', make, '/* additionalProperties', 'a field of no meaning is taken', (url) =>
    makes(url, { colour: 'red' }),
  ),
  accepts('size-half', make, '/size/height required', 'a size without height is taken', (url) =>
    makes(url, { size: { width: 1 } }),
  ),
  accepts('order-empty', order, '/lines minItems', 'an order without lines is taken', (url) =>
    orders(url, { lines: [] }),
  ),
  accepts('quantity-100', order, '/lines/*/quantity maximum', 'a quantity of 100 is taken', (url) =>
    orders(url, { lines: [{ product_id: 'p_1', quantity: 100 }] }),
  ),
  accepts('stock-fraction', make, '/stock type', 'a stock of 1.5 is taken', (url) =>
    makes(url, { stock: 1.5 }),
  ),
  accepts('limit-101', 'GET /products', '?limit maximum', 'limit=101 is taken', (url) =>
    owner(url)('GET /products?limit=101'),
  ),
  accepts('page-zero', 'GET /orders', '?page minimum', 'page=0 is taken', (url) =>
    owner(url)('GET /orders?page=0'),
  ),
  accepts('sort-unknown', 'GET /products', '?sort enum', 'an order that does not exist is taken', (url) =>
    owner(url)('GET /products?sort=stock'),
  ),
  refuses(
    'refuses-cent',
    make,
    'a price of 0.01 is refused',
    ({ body }) => body.price <= 0.01,
    (url) => makes(url, { price: 0.01 }),
  ),
  refuses(
    'refuses-no-description',
    replace,
    'an optional description is demanded',
    ({ body }) => body.description === undefined,
    (url) => replaces(url),
  ),
  refuses(
    'refuses-garden',
    make,
    'the category garden is refused',
    ({ body }) => body.category === 'garden',
    (url) => makes(url, { category: 'garden' }),
  ),
  refuses(
    'refuses-20-lines',
    order,
    'an order of 20 lines is refused',
    ({ body }) => body.lines.length === 20,
    (url) => orders(url, { lines: Array(20).fill({ product_id: 'p_1', quantity: 1 }) }),
  ),
  {
    id: 'order-of-nothing',
    kind: 'accepts-invalid',
    what: 'an order of a product that is not there is taken',
    where: order,
    shows: async (url) => (await orders(url, { lines: [{ product_id: 'p_0', quantity: 1 }] })).status === 201,
  },
  {
    id: 'reader-writes',
    kind: 'identity',
    what: 'a key that may only read may replace products',
    where: replace,
    identity: (who) => who && { ...who, role: 'admin' },
    shows: async (url) =>
      (await owner(url)('PUT /products/p_1', kite, { 'If-Match': '"x"', 'X-Api-Key': 'sk_reader' }))
        .status === 412,
  },
  {
    id: 'stats-for-all',
    kind: 'identity',
    what: 'the figures are given without a key',
    where: 'GET /stats',
    identity: (who) => who ?? { name: '', role: 'reader', tenant: '' },
    shows: async (url) => (await owner(url)('GET /stats', undefined, { 'X-Api-Key': '' })).status === 200,
  },
  {
    id: 'wrong-key-lists',
    kind: 'identity',
    what: 'any key lists orders',
    where: 'GET /orders',
    identity: (who, { headers }) =>
      who ?? (headers['x-api-key'] ? { name: '', role: 'reader', tenant: '' } : undefined),
    shows: async (url) =>
      (await owner(url)('GET /orders', undefined, { 'X-Api-Key': 'guess' })).status === 200,
  },
  {
    id: 'if-match-ignored',
    kind: 'concurrency',
    what: 'a stale If-Match is passed over',
    where: replace,
    shows: async (url) =>
      (await owner(url)('PUT /products/p_1', kite, { 'If-Match': '"stale"' })).status === 200,
  },
  {
    id: 'if-match-not-needed',
    kind: 'concurrency',
    what: 'a PUT without If-Match is done',
    where: replace,
    shows: async (url) => (await owner(url)('PUT /products/p_1', kite)).status === 200,
  },
  {
    id: 'stale-409',
    kind: 'concurrency',
    what: 'a stale If-Match is answered with 409',
    where: replace,
    late: (response) => response.status === 412 && Object.assign(response, { status: 409 }),
    shows: async (url) =>
      (await owner(url)('PUT /products/p_1', kite, { 'If-Match': '"stale"' })).status === 409,
  },
  {
    id: 'etag-constant',
    kind: 'concurrency',
    what: 'every state has the same ETag',
    where: 'GET /products/{product_id}',
    shows: async (url) => (await owner(url)('GET /products/p_1')).headers.get('etag') === '"1"',
  },
  {
    id: 'put-answers-old-etag',
    kind: 'concurrency',
    what: 'a PUT answers the ETag of the state before it',
    where: replace,
    shows: async (url) => {
      const tag = (await replaces(url)).headers.get('etag');
      return (await owner(url)('GET /products/p_1')).headers.get('etag') !== tag;
    },
  },
  {
    id: 'never-304',
    kind: 'concurrency',
    what: 'If-None-Match with the current ETag is answered with 200',
    where: 'GET /products/{product_id}',
    shows: async (url) => {
      const tag = (await owner(url)('GET /products/p_1')).headers.get('etag') ?? '';
      return (await owner(url)('GET /products/p_1', undefined, { 'If-None-Match': tag })).status === 200;
    },
  },
  {
    id: 'key-forgotten',
    kind: 'idempotency',
    what: 'a repeated Idempotency-Key makes a second product',
    where: make,
    shows: async (url) => {
      const { body } = await makes(url, {}, key);
      return (await makes(url, {}, key)).body.id !== body.id;
    },
  },
  {
    id: 'repeat-is-200',
    kind: 'idempotency',
    what: 'a repeated request under its key is answered with 200 instead of 201',
    where: order,
    shows: async (url) => {
      await orders(url, {}, key);
      return (await orders(url, {}, key)).status === 200;
    },
  },
  {
    id: 'key-of-other-body',
    kind: 'idempotency',
    what: 'a key that came with another body gets the first answer instead of 409',
    where: make,
    shows: async (url) => {
      await makes(url, {}, key);
      return (await makes(url, { name: 'Other' }, key)).status === 201;
    },
  },
  {
    id: 'repeat-refused',
    kind: 'idempotency',
    what: 'a repeated request under its key is refused with 409',
    where: make,
    late: (response, { headers }, shop) => {
      const name = headers['idempotency-key'];
      if (name === undefined || response.status !== 201) return;
      const first = Object.entries(shop.moving.keys).find(([one]) => one.endsWith(` ${name}`))?.[1];
      if (first && Reflect.get(first, 'seen'))
        Object.assign(response, {
          status: 409,
          body: { type: '/', title: 'Again', status: 409 },
          headers: { 'Content-Type': 'application/problem+json' },
        });
      if (first) Reflect.set(first, 'seen', true);
    },
    shows: async (url) => {
      await makes(url, {}, key);
      return (await makes(url, {}, key)).status === 409;
    },
  },
  {
    id: 'key-counts-orders-twice',
    kind: 'idempotency',
    what: 'a repeated order under its key is answered alike and placed twice',
    where: order,
    late: (response, { headers }, shop) => {
      const last = shop.orders.at(-1);
      if (response.status === 201 && headers['idempotency-key'] && last)
        shop.orders.push({ ...last, id: `${last.id}x` });
    },
    shows: async (url) => {
      await orders(url, {}, key);
      return (await got(url, '/orders')).total > 4;
    },
  },
];
