import { oneOf } from '../shared/check.ts';
import { type HttpRequest, response } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Route } from '../shared/route.ts';
import { order, paged as pageParameters } from './checks.ts';
import { once } from './once.ts';
import { paged } from './pages.ts';
import { cents, found, newId, type Order, type Shop } from './store.ts';

/** The routes of orders, and the figures. */
export const orders: Route<Shop>[] = [
  {
    on: 'GET /orders',
    query: { status: { check: oneOf('placed', 'cancelled') }, ...pageParameters },
    run: (request, shop) =>
      paged(
        shop.orders.filter(
          ({ status }) => request.query.status === undefined || status === request.query.status,
        ),
        request,
      ),
  },
  {
    on: 'POST /orders',
    roles: ['admin'],
    body: order,
    run: (request, shop) =>
      once(request, shop, () => {
        const placed = place(request, shop);
        shop.orders.push(placed);
        return response(201, structuredClone(placed), { Location: `${request.origin}/orders/${placed.id}` });
      }),
  },
  {
    on: 'GET /orders/{order_id}',
    run: ({ params }, shop) => response(200, structuredClone(found(shop.orders, params.order_id))),
  },
  {
    on: 'DELETE /orders/{order_id}',
    roles: ['admin'],
    run: ({ params }, shop) => {
      const one = found(shop.orders, params.order_id);
      shop.orders = shop.orders.filter((other) => other !== one);
      return response(204);
    },
  },
  {
    on: 'POST /orders/{order_id}/cancel',
    roles: ['admin'],
    run: ({ params, has }, shop) => {
      const one = found(shop.orders, params.order_id);
      if (one.status === 'cancelled' && !has('cancels-twice'))
        throw new Refusal(409, 'cancelled', 'It is cancelled already.');
      if (!has('cancel-forgotten')) one.status = 'cancelled';
      return response(200, { ...structuredClone(one), status: 'cancelled' });
    },
  },
  {
    on: 'GET /stats',
    run: ({ has }, shop) => {
      const counted = shop.orders.filter(({ status }) => status === 'placed' || has('revenue-of-cancelled'));
      const revenue = cents(counted.reduce((sum, { total }) => sum + total, 0));
      return response(200, { products: shop.products.length, orders: shop.orders.length, revenue });
    },
  },
];

function place({ body, has }: HttpRequest, shop: Shop): Order {
  const lines = body.lines.map((line: { product_id: string; quantity: number }) => {
    const product = shop.products.find(({ id }) => id === line.product_id);
    if (!product && !has('order-of-nothing'))
      throw new Refusal(422, 'unknown-product', 'A line names no product.');
    return { ...line, unit_price: product?.price ?? 0 };
  });
  const sum = lines.reduce(
    (total: number, line: Order['lines'][number]) =>
      total + line.unit_price * (has('total-without-quantity') ? 1 : line.quantity),
    0,
  );
  const note = body.note === undefined ? {} : { note: body.note };
  return {
    id: newId(shop, 'o'),
    lines,
    ...note,
    total: cents(sum),
    status: 'placed',
    placed_at: new Date().toISOString(),
  };
}
