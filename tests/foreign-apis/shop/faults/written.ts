import type { Fault } from '../../shared/fault.ts';
import { got, kept, makes, orders, owner, replaces } from '../asks.ts';
import type { Shop } from '../store.ts';

const make = 'POST /products';
const replace = 'PUT /products/{product_id}';
const order = 'POST /orders';

/** What is written is not what is kept, or more than that changes. */
export const writtenFaults: Fault<Shop>[] = [
  {
    id: 'price-rounded',
    kind: 'written',
    what: 'prices are rounded to whole euros',
    where: make,
    early: ({ body }) => Object.assign(body, { price: Math.max(1, Math.round(body.price)) }),
    shows: async (url) => (await kept(url, { price: 19.99 })).price !== 19.99,
  },
  {
    id: 'price-one-decimal',
    kind: 'written',
    what: 'prices lose their second decimal',
    where: replace,
    early: ({ body }) => Object.assign(body, { price: Math.floor(body.price * 10) / 10 || 0.1 }),
    shows: async (url) => (await replaces(url, { price: 19.99 })).body.price !== 19.99,
  },
  {
    id: 'stock-zero-lost',
    kind: 'null-absent',
    what: 'stock 0 is kept as 1',
    where: `${make}, ${replace}`,
    early: ({ body }) => Object.assign(body, { stock: body.stock || 1 }),
    shows: async (url) => (await kept(url, { stock: 0 })).stock === 1,
  },
  {
    id: 'wrap-false-lost',
    kind: 'null-absent',
    what: 'gift_wrap false is kept as absent',
    where: make,
    early: ({ body }) => body.gift_wrap === false && delete body.gift_wrap,
    shows: async (url) => (await kept(url, { gift_wrap: false })).gift_wrap === undefined,
  },
  {
    id: 'no-labels-absent',
    kind: 'null-absent',
    what: 'an empty list of labels is kept as absent',
    where: make,
    early: ({ body }) => body.labels?.length === 0 && delete body.labels,
    shows: async (url) => (await kept(url, { labels: [] })).labels === undefined,
  },
  {
    id: 'labels-reversed',
    kind: 'written',
    what: 'labels come back in the reverse order',
    where: make,
    early: ({ body }) => body.labels?.reverse(),
    shows: async (url) => (await kept(url, { labels: ['a', 'b'] })).labels[0] !== 'a',
  },
  {
    id: 'labels-three',
    kind: 'written',
    what: 'of four labels three are kept',
    where: make,
    early: ({ body }) => body.labels?.splice(3),
    shows: async (url) => (await kept(url, { labels: ['a', 'b', 'c', 'd'] })).labels.length === 3,
  },
  {
    id: 'size-lost',
    kind: 'written',
    what: 'the optional size is not kept',
    where: make,
    early: ({ body }) => delete body.size,
    shows: async (url) => (await kept(url, { size: { width: 1, height: 2 } })).size === undefined,
  },
  {
    id: 'size-turned',
    kind: 'written',
    what: 'width and height are exchanged',
    where: make,
    early: ({ body }) =>
      body.size && Object.assign(body, { size: { width: body.size.height, height: body.size.width } }),
    shows: async (url) => (await kept(url, { size: { width: 1, height: 2 } })).size.width === 2,
  },
  {
    id: 'name-titled',
    kind: 'written',
    what: 'the first letter of a name becomes a capital',
    where: `${make}, ${replace}`,
    early: ({ body }) => Object.assign(body, { name: body.name[0].toUpperCase() + body.name.slice(1) }),
    shows: async (url) => (await kept(url, { name: 'kite' })).name !== 'kite',
  },
  {
    id: 'blanks-collapsed',
    kind: 'written',
    what: 'two blanks of a description become one',
    where: make,
    early: ({ body }) =>
      body.description && Object.assign(body, { description: body.description.replace(/ +/g, ' ') }),
    shows: async (url) => (await kept(url, { description: 'a  b' })).description !== 'a  b',
  },
  {
    id: 'put-merges',
    kind: 'written',
    what: 'a PUT keeps optional fields that are left out',
    where: replace,
    shows: async (url) => (await replaces(url)).body.description !== undefined,
  },
  {
    id: 'put-new-birthday',
    kind: 'written',
    what: 'a PUT gives the product another created_at',
    where: replace,
    late: (response, _request, shop) => {
      const one = shop.products.find(({ id }) => id === response.body.id);
      if (response.status === 200 && one) one.created_at = response.body.created_at = '2031-01-01T00:00:00Z';
    },
    shows: async (url) => (await replaces(url)).body.created_at.startsWith('2031'),
  },
  {
    id: 'put-to-all-of-category',
    kind: 'neighbour',
    what: 'a PUT sets the stock of every product of its category',
    where: replace,
    late: (response, { body }, shop) => {
      if (response.status !== 200) return;
      for (const one of shop.products) if (one.category === body.category) one.stock = body.stock;
    },
    shows: async (url) => {
      await replaces(url, { stock: 77 });
      return (await got(url, '/products/p_3')).stock === 77;
    },
  },
  {
    id: 'delete-of-order-deletes-products',
    kind: 'neighbour',
    what: 'deleting an order deletes the products that it names',
    where: 'DELETE /orders/{order_id}',
    early: ({ params }, shop) => {
      const named = shop.orders
        .find(({ id }) => id === params.order_id)
        ?.lines.map((line) => line.product_id);
      shop.products = shop.products.filter(({ id }) => !named?.includes(id));
    },
    shows: async (url) => {
      await owner(url)('DELETE /orders/o_1');
      return (await owner(url)('GET /products/p_1')).status === 404;
    },
  },
  {
    id: 'deleted-still-listed',
    kind: 'gone',
    what: 'a deleted product is still in the list',
    where: 'DELETE /products/{product_id}',
    early: ({ params, origin }, shop) => {
      const one = shop.products.find(({ id }) => id === params.product_id);
      if (one) shop.products.push({ ...one, id: `p_${origin.length}${shop.products.length}` });
    },
    shows: async (url) => {
      await owner(url)('DELETE /products/p_1');
      return (await got(url, '/products')).data.some((one: { name: string }) => one.name === 'Lantern');
    },
  },
  {
    id: 'deleted-again-204',
    kind: 'gone',
    what: 'an order that is not there is deleted with 204',
    where: 'DELETE /orders/{order_id}',
    late: (response) => response.status === 404 && Object.assign(response, { status: 204, body: undefined }),
    shows: async (url) => (await owner(url)('DELETE /orders/o_0')).status === 204,
  },
  {
    id: 'note-lost',
    kind: 'written',
    what: 'the note of an order is answered and not kept',
    where: order,
    late: (response, _request, shop) => response.status === 201 && delete shop.orders.at(-1)?.note,
    shows: async (url) =>
      (await got(url, `/orders/${(await orders(url, { note: 'x' })).body.id}`)).note === undefined,
  },
  {
    id: 'lines-first-only',
    kind: 'written',
    what: 'only the first line of an order is kept',
    where: order,
    early: ({ body }) => body.lines.splice(1),
    shows: async (url) => (await orders(url)).body.lines.length === 1,
  },
  {
    id: 'total-without-quantity',
    kind: 'total',
    what: 'the total of an order adds prices without their quantities',
    where: order,
    shows: async (url) => (await orders(url)).body.total !== 79.5,
  },
  {
    id: 'refused-put-done',
    kind: 'refused-changes',
    what: 'a PUT that is refused with 412 has taken the stock',
    where: replace,
    refused: ({ body, params, headers }, shop) => {
      const one = shop.products.find(({ id }) => id === params.product_id);
      if (one && headers['if-match'] && Number.isInteger(body?.stock)) one.stock = body.stock;
    },
    shows: async (url) => {
      await owner(url)(
        'PUT /products/p_1',
        { name: 'Kite', price: 1, category: 'games', stock: 66 },
        { 'If-Match': '"no"' },
      );
      return (await got(url, '/products/p_1')).stock === 66;
    },
  },
  {
    id: 'refused-order-kept',
    kind: 'refused-changes',
    what: 'an order that is refused with 400 is kept',
    where: order,
    refused: ({ body }, shop) => {
      const [first] = shop.orders;
      if (first && body !== undefined) shop.orders.push({ ...first, id: `o_9${shop.orders.length}` });
    },
    shows: async (url) => {
      await orders(url, { lines: [] });
      return (await got(url, '/orders')).total === 4;
    },
  },
  {
    id: 'reader-product-kept',
    kind: 'refused-changes',
    what: 'a product of a caller who may not is answered with 403 and kept',
    where: make,
    refused: ({ who }, shop) => {
      const [first] = shop.products;
      if (first && who.role === 'reader') shop.products.push({ ...first, id: `p_9${shop.products.length}` });
    },
    shows: async (url) => {
      await makes(url, {}, { 'X-Api-Key': 'sk_reader' });
      return (await got(url, '/products')).total === 8;
    },
  },
  {
    id: 'cancel-forgotten',
    kind: 'action',
    what: 'a cancelled order is still placed when it is read',
    where: 'POST /orders/{order_id}/cancel',
    shows: async (url) => {
      await owner(url)('POST /orders/o_1/cancel');
      return (await got(url, '/orders/o_1')).status === 'placed';
    },
  },
  {
    id: 'cancels-twice',
    kind: 'action',
    what: 'a cancelled order can be cancelled again',
    where: 'POST /orders/{order_id}/cancel',
    shows: async (url) => (await owner(url)('POST /orders/o_2/cancel')).status === 200,
  },
  {
    id: 'cancel-empties-lines',
    kind: 'action',
    what: 'cancelling an order empties its lines',
    where: 'POST /orders/{order_id}/cancel',
    late: (response, { params }, shop) => {
      const one = shop.orders.find(({ id }) => id === params.order_id);
      if (response.status === 200 && one) one.lines = [];
    },
    shows: async (url) => {
      await owner(url)('POST /orders/o_1/cancel');
      return (await got(url, '/orders/o_1')).lines.length === 0;
    },
  },
];
