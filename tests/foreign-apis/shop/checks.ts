import { boolean, integer, list, number, object, oneOf, text } from '../shared/check.ts';
import type { QueryParameter } from '../shared/query.ts';

export const category = oneOf('books', 'games', 'garden');

const size = object({ width: number({ min: 0 }), height: number({ min: 0 }) }, {}, { closed: true });

export const product = object(
  {
    name: text({ min: 1, max: 80 }),
    price: number({ above: 0, max: 100_000, step: 0.01 }),
    category,
    stock: integer({ min: 0, max: 10_000 }),
  },
  {
    description: text({ max: 500 }),
    labels: list(text({ pattern: /^[a-z][a-z0-9-]{0,15}$/ }), { unique: true, max: 4 }),
    gift_wrap: boolean,
    size,
  },
  { closed: true },
);

const line = object({ product_id: text(), quantity: integer({ min: 1, max: 99 }) }, {}, { closed: true });

export const order = object(
  { lines: list(line, { min: 1, max: 20 }) },
  { note: text({ max: 200 }) },
  { closed: true },
);

export const paged: Record<string, QueryParameter> = {
  page: { as: 'integer', check: integer({ min: 1 }) },
  limit: { as: 'integer', check: integer({ min: 1, max: 100 }) },
};

export const filters: Record<string, QueryParameter> = {
  category: { check: category },
  in_stock: { as: 'boolean', check: boolean },
  min_price: { as: 'number', check: number({ min: 0 }) },
  max_price: { as: 'number', check: number({ min: 0 }) },
  sort: { check: oneOf('name', '-name', 'price', '-price') },
  ...paged,
};
