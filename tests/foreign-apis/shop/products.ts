import { type HttpRequest, response } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Route } from '../shared/route.ts';
import { filters, product } from './checks.ts';
import { once } from './once.ts';
import { paged } from './pages.ts';
import { etag, found, newId, type Product, type Shop } from './store.ts';

/** The routes of products. */
export const products: Route<Shop>[] = [
  { on: 'GET /products', query: filters, run: (request, shop) => paged(matching(request, shop), request) },
  {
    on: 'POST /products',
    roles: ['admin'],
    body: product,
    run: (request, shop) =>
      once(request, shop, () => {
        const made: Product = { ...request.body, id: newId(shop, 'p'), created_at: new Date().toISOString() };
        shop.products.push(made);
        return response(
          201,
          { ...made },
          { Location: `${request.origin}/products/${made.id}`, ETag: etag(made) },
        );
      }),
  },
  {
    on: 'GET /products/{product_id}',
    run: ({ params, headers, has }, shop) => {
      const one = found(shop.products, params.product_id);
      const tag = has('etag-constant') ? '"1"' : etag(one);
      if (headers['if-none-match'] === tag && !has('never-304'))
        return response(304, undefined, { ETag: tag });
      return response(200, { ...one }, { ETag: tag });
    },
  },
  {
    on: 'PUT /products/{product_id}',
    roles: ['admin'],
    body: product,
    run: (request, shop) => {
      const old = found(shop.products, request.params.product_id);
      matches(request, old);
      const now: Product = { ...request.body, id: old.id, created_at: old.created_at };
      if (request.has('put-merges')) Object.assign(now, { ...old, ...request.body });
      shop.products[shop.products.indexOf(old)] = now;
      return response(200, { ...now }, { ETag: request.has('put-answers-old-etag') ? etag(old) : etag(now) });
    },
  },
  {
    on: 'DELETE /products/{product_id}',
    roles: ['admin'],
    run: ({ params }, shop) => {
      const one = found(shop.products, params.product_id);
      shop.products = shop.products.filter((other) => other !== one);
      return response(204);
    },
  },
];

function matches({ headers, has }: HttpRequest, product: Product): void {
  const match = headers['if-match'];
  if (match === undefined) {
    if (has('if-match-not-needed')) return;
    throw new Refusal(428, 'precondition-required', 'If-Match is missing.');
  }
  if (match !== etag(product) && !has('if-match-ignored')) {
    throw new Refusal(412, 'precondition-failed', 'The product has changed since.');
  }
}

function matching({ query, has }: HttpRequest, shop: Shop): Product[] {
  const kept = shop.products.filter(
    (one) =>
      (query.category === undefined || one.category === query.category) &&
      (query.in_stock === undefined || one.stock > 0 === query.in_stock) &&
      (query.min_price === undefined ||
        (has('min-price-exclusive') ? one.price > query.min_price : one.price >= query.min_price)) &&
      (query.max_price === undefined || one.price <= query.max_price),
  );
  return query.sort ? sorted(kept, query.sort, has) : kept;
}

function sorted(items: Product[], sort: string, has: HttpRequest['has']): Product[] {
  const way = sort.startsWith('-') && !has('sort-one-way') ? -1 : 1;
  const byName = sort.endsWith('name');
  return items.sort((a, b) => {
    if (byName) return way * (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
    if (has('price-sorted-as-text')) return way * String(a.price).localeCompare(String(b.price));
    return way * (a.price - b.price);
  });
}
