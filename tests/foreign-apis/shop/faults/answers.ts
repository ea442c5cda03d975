import { breaks } from '../../shared/ask.ts';
import { answers } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { makes, orders, owner, replaces } from '../asks.ts';
import type { Shop } from '../store.ts';

const make = 'POST /products';
const one = 'GET /products/{product_id}';
const read = (url: string) => owner(url)('GET /products/p_2');
const absent = (url: string) => owner(url)('GET /products/p_0');
const bad = (url: string) => makes(url, { price: -1 });

/** What responses look like. */
export const answerFaults: Fault<Shop>[] = [
  answers(
    'created-202',
    'status',
    make,
    'a new product is answered with 202',
    (r) => r.status === 201 && Object.assign(r, { status: 202 }),
    makes,
    (a) => a.status === 202,
  ),
  answers(
    'invalid-422',
    'status',
    make,
    'an invalid product is answered with 422',
    (r) => r.status === 400 && Object.assign(r, { status: 422 }),
    bad,
    (a) => a.status === 422,
  ),
  answers(
    'absent-200',
    'status',
    'GET /orders/{order_id}',
    'an order that is not there is answered with 200 and a problem',
    (r) => r.status === 404 && Object.assign(r, { status: 200 }),
    (url) => owner(url)('GET /orders/o_0'),
    (a) => a.status === 200,
  ),
  answers(
    'location-relative',
    'location',
    make,
    'Location is relative, not absolute',
    (r) => r.status === 201 && Object.assign(r.headers, { Location: `/products/${r.body.id}` }),
    makes,
    (a) => a.headers.get('location')?.startsWith('/') === true,
  ),
  answers(
    'location-singular',
    'location',
    'POST /orders',
    "Location names another path than the order's",
    (r) =>
      r.status === 201 &&
      Object.assign(r.headers, { Location: r.headers.Location?.replace('/orders/', '/order/') }),
    orders,
    (a) => a.headers.get('location')?.includes('/order/') === true,
  ),
  answers(
    'location-of-first',
    'location',
    make,
    'Location names another product',
    (r) =>
      r.status === 201 &&
      Object.assign(r.headers, { Location: r.headers.Location?.replace(/p_\d+$/, 'p_1') }),
    makes,
    (a) => a.headers.get('location')?.endsWith('/p_1') === true,
  ),
  answers(
    'etag-missing',
    'header',
    one,
    'the ETag is missing',
    (r) => delete r.headers.ETag,
    read,
    (a) => !a.headers.has('etag'),
  ),
  answers(
    'etag-unquoted',
    'header',
    'PUT /products/{product_id}',
    'the ETag has no quotes',
    (r) => r.status === 200 && Object.assign(r.headers, { ETag: r.headers.ETag?.replaceAll('"', '') }),
    replaces,
    (a) => !a.headers.get('etag')?.startsWith('"'),
  ),
  answers(
    'count-missing',
    'header',
    'GET /orders',
    'X-Total-Count is missing',
    (r) => delete r.headers['X-Total-Count'],
    (url) => owner(url)('GET /orders'),
    (a) => !a.headers.has('x-total-count'),
  ),
  answers(
    'plain-problem',
    'content-type',
    '*',
    'problems are declared as application/json',
    (r) => delete r.headers['Content-Type'],
    absent,
    (a) => a.headers.get('content-type') === 'application/json',
  ),
  answers(
    'problem-status-off',
    'error-body',
    '*',
    "a problem's status is not the HTTP status",
    (r) => r.body?.title && Object.assign(r.body, { status: 500 }),
    absent,
    (a) => a.body.status === 500,
  ),
  answers(
    'problem-empty',
    'error-body',
    make,
    'an invalid product is answered with an empty body',
    (r) => r.status === 400 && delete r.body,
    bad,
    (a) => a.text === '',
  ),
  answers(
    'title-missing',
    'error-body',
    one,
    'a problem has no title',
    (r) => r.status === 404 && delete r.body.title,
    absent,
    (a) => a.body.title === undefined,
  ),
  answers(
    'description-null',
    'null-absent',
    one,
    'a description that is not there is null',
    (r) => r.status === 200 && Object.assign(r, { body: { description: null, ...r.body } }),
    read,
    (a) => a.body.description === null,
  ),
  answers(
    'labels-null',
    'null-absent',
    'GET /products',
    'labels that are not there are null in the list',
    (r) => {
      for (const product of r.body.data ?? []) product.labels ??= null;
    },
    (url) => owner(url)('GET /products'),
    (a) => a.body.data[1].labels === null,
  ),
  answers(
    'price-text',
    'body-shape',
    one,
    'a price is a text',
    (r) => r.status === 200 && Object.assign(r.body, { price: String(r.body.price) }),
    read,
    (a) => typeof a.body.price === 'string',
  ),
  answers(
    'price-cents',
    'body-shape',
    'PUT /products/{product_id}',
    'a PUT answers the price in cents',
    (r) =>
      r.status === 200 && Object.assign(r, { body: { ...r.body, price: Math.round(r.body.price * 100) } }),
    (url) => replaces(url, { price: 2 }),
    (a) => a.body.price === 200,
  ),
  answers(
    'id-number',
    'body-shape',
    'GET /orders/{order_id}',
    'the id of an order is a number',
    (r) => r.status === 200 && Object.assign(r.body, { id: 1 }),
    (url) => owner(url)('GET /orders/o_1'),
    (a) => a.body.id === 1,
  ),
  answers(
    'extra-field',
    'body-shape',
    one,
    'a product has a field that the schema forbids',
    (r) => r.status === 200 && Object.assign(r.body, { margin: 0.4 }),
    read,
    (a) => a.body.margin === 0.4,
  ),
  answers(
    'placed-at-seconds',
    'body-shape',
    'POST /orders',
    'placed_at is a number of seconds',
    (r) => r.status === 201 && Object.assign(r.body, { placed_at: 1_700_000_000 }),
    orders,
    (a) => typeof a.body.placed_at === 'number',
  ),
  answers(
    'total-off-by-cent',
    'total',
    'GET /orders/{order_id}',
    'the total of an order is a cent too high when it is read',
    (r) => r.status === 200 && Object.assign(r.body, { total: r.body.total + 0.01 }),
    (url) => owner(url)('GET /orders/o_1'),
    (a) => a.body.total === 24.51,
  ),
  answers(
    'bad-page-500',
    'crash',
    'GET /products',
    'page=x is answered with 500',
    (r) => r.status === 400 && Object.assign(r, { status: 500 }),
    (url) => owner(url)('GET /products?page=x'),
    (a) => a.status === 500,
  ),
  answers(
    'huge-stock-500',
    'crash',
    make,
    'a stock over its maximum is answered with 503',
    (r, { body }) => body?.stock > 10_000 && Object.assign(r, { status: 503 }),
    (url) => makes(url, { stock: 10_001 }),
    (a) => a.status === 503,
  ),
  answers(
    'quote-500',
    'crash',
    make,
    'an apostrophe in a name is answered with 500',
    (r, { body }) => body?.name?.includes?.("'") && Object.assign(r, { status: 500 }),
    (url) => makes(url, { name: "Cook's" }),
    (a) => a.status === 500,
  ),
  {
    id: 'absent-hangs-up',
    kind: 'crash',
    what: 'a product that is not there closes the connection',
    where: one,
    late: (response) => response.status === 404 && Object.assign(response, { broken: 'before' }),
    shows: (url) => breaks(absent(url)),
  },
  answers(
    'stack-shown',
    'error-body',
    make,
    'an invalid product is answered with a stack trace',
    (r) =>
      r.status === 400 &&
      Object.assign(r.body, {
        detail:
          'Error: bad\n    at create (/srv/shop/products.js:41:9)\n    at next (/srv/shop/router.js:7:3)',
      }),
    bad,
    (a) => a.text.includes('products.js'),
  ),
];
