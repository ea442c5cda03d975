import type { Fault } from '../../shared/fault.ts';
import type { Json } from '../../shared/message.ts';
import { got, names, owner } from '../asks.ts';
import type { Shop } from '../store.ts';

const list = 'GET /products';

/** What lists and figures show. */
export const listFaults: Fault<Shop>[] = [
  {
    id: 'min-price-exclusive',
    kind: 'filter',
    what: 'min_price leaves out products of just that price',
    where: list,
    shows: async (url) => !(await names(url, 'min_price=35')).includes('Chess'),
  },
  {
    id: 'max-price-ignored',
    kind: 'filter',
    what: 'max_price does not filter',
    where: list,
    early: ({ query }) => delete query.max_price,
    shows: async (url) => (await names(url, 'max_price=20')).includes('Atlas'),
  },
  {
    id: 'price-bounds-swapped',
    kind: 'filter',
    what: 'min_price is taken for max_price',
    where: list,
    early: ({ query }) => {
      if (query.min_price === undefined || query.max_price !== undefined) return;
      query.max_price = query.min_price;
      delete query.min_price;
    },
    shows: async (url) => !(await names(url, 'min_price=50')).includes('Atlas'),
  },
  {
    id: 'in-stock-false-ignored',
    kind: 'filter',
    what: 'in_stock=false does not filter',
    where: list,
    early: ({ query }) => query.in_stock === false && delete query.in_stock,
    shows: async (url) => (await names(url, 'in_stock=false')).includes('Chess'),
  },
  {
    id: 'category-with-sort-ignored',
    kind: 'filter',
    what: 'category does not filter when the list is sorted',
    where: list,
    early: ({ query }) => query.sort !== undefined && delete query.category,
    shows: async (url) => (await names(url, 'category=books&sort=name')).includes('Chess'),
  },
  {
    id: 'order-status-wrong-way',
    kind: 'filter',
    what: 'status=cancelled shows the placed orders too',
    where: 'GET /orders',
    early: ({ query }) => query.status === 'cancelled' && delete query.status,
    shows: async (url) => (await got(url, '/orders?status=cancelled')).total !== 1,
  },
  {
    id: 'sort-one-way',
    kind: 'sort',
    what: 'sort=-price sorts upwards',
    where: list,
    shows: async (url) => (await names(url, 'sort=-price'))[0] !== 'Atlas',
  },
  {
    id: 'price-sorted-as-text',
    kind: 'sort',
    what: 'prices are sorted as texts',
    where: list,
    shows: async (url) => (await names(url, 'sort=price'))[0] !== 'Rake',
  },
  {
    id: 'sort-of-page',
    kind: 'sort',
    what: 'each page is sorted by itself',
    where: list,
    late: (response, { query }, shop) => {
      if (query.sort !== 'name' || response.status !== 200) return;
      const limit = query.limit ?? 10;
      const start = ((query.page ?? 1) - 1) * limit;
      const chosen = shop.products
        .filter((one) => query.category === undefined || one.category === query.category)
        .slice(start, start + limit);
      response.body.data = chosen.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    shows: async (url) => !(await names(url, 'sort=name&limit=2')).includes('Almanac'),
  },
  {
    id: 'later-pages-turned',
    kind: 'sort',
    what: 'pages after the first of a list sorted by price are turned round',
    where: list,
    late: (response, { query }) => query.sort === 'price' && query.page > 1 && response.body.data?.reverse(),
    shows: async (url) => (await names(url, 'sort=price&limit=2&page=2')).join() !== 'Dominoes,Lantern',
  },
  {
    id: 'pages-overlap',
    kind: 'paging',
    what: 'the last product of a page is the first of the next',
    where: list,
    shows: async (url) => (await names(url, 'limit=3&page=2'))[0] === 'Chess',
  },
  {
    id: 'pages-rounded-down',
    kind: 'total',
    what: 'pages leaves out the last page when it is not full',
    where: list,
    shows: async (url) => (await got(url, '/products?limit=3')).pages === 2,
  },
  {
    id: 'default-limit-5',
    kind: 'paging',
    what: 'without limit a page has 5 items instead of 10',
    where: list,
    shows: async (url) => (await names(url, '')).length === 5,
  },
  {
    id: 'limit-off-by-one',
    kind: 'paging',
    what: 'a page has one item more than limit',
    where: 'GET /orders',
    early: ({ query }) => query.limit !== undefined && Object.assign(query, { limit: query.limit + 1 }),
    late: (response, { query }) =>
      response.status === 200 &&
      query.limit !== undefined &&
      Object.assign(response.body, { limit: query.limit - 1 }),
    shows: async (url) => (await got(url, '/orders?limit=1')).data.length === 2,
  },
  {
    id: 'page-beyond-404',
    kind: 'paging',
    what: 'a page beyond the last is answered with 404',
    where: list,
    late: (response, { query }) =>
      query.page > 1 &&
      response.body.data?.length === 0 &&
      Object.assign(response, {
        status: 404,
        body: { type: '/', title: 'None', status: 404 },
        headers: { 'Content-Type': 'application/problem+json' },
      }),
    shows: async (url) => (await owner(url)('GET /products?page=9')).status === 404,
  },
  {
    id: 'page-echo-wrong',
    kind: 'paging',
    what: 'every page says that it is the first',
    where: list,
    late: (response) => response.status === 200 && Object.assign(response.body, { page: 1 }),
    shows: async (url) => (await got(url, '/products?page=2&limit=2')).page === 1,
  },
  {
    id: 'total-unfiltered',
    kind: 'total',
    what: 'total counts all products, whatever the filter',
    where: list,
    late: (response, _request, shop) => {
      if (response.status !== 200) return;
      response.body.total = shop.products.length;
      response.headers['X-Total-Count'] = String(shop.products.length);
    },
    shows: async (url) => (await got(url, '/products?category=books')).total === 7,
  },
  {
    id: 'header-total-other',
    kind: 'total',
    what: 'X-Total-Count is the number of items on the page',
    where: list,
    late: (response) =>
      response.status === 200 &&
      Object.assign(response.headers, { 'X-Total-Count': String(response.body.data.length) }),
    shows: async (url) => (await owner(url)('GET /products?limit=2')).headers.get('x-total-count') === '2',
  },
  {
    id: 'stats-count-stuck',
    kind: 'total',
    what: 'the number of products is that of the start',
    where: 'GET /stats',
    late: (response) => response.status === 200 && Object.assign(response.body, { products: 7 }),
    shows: async (url) => {
      await owner(url)('DELETE /products/p_1');
      return (await got(url, '/stats')).products === 7;
    },
  },
  {
    id: 'revenue-of-cancelled',
    kind: 'total',
    what: 'the revenue counts cancelled orders',
    where: 'GET /stats',
    shows: async (url) => (await got(url, '/stats')).revenue > 200,
  },
  {
    id: 'list-shows-no-labels',
    kind: 'list',
    what: 'the list shows other labels than the product itself',
    where: list,
    late: (response) => {
      if (response.status === 200)
        response.body.data = response.body.data.map((one: Json) =>
          one.labels ? { ...one, labels: [] } : one,
        );
    },
    shows: async (url) => (await got(url, '/products')).data[0].labels.length === 0,
  },
];
