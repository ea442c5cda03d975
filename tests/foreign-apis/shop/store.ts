import { createHash } from 'node:crypto';
import type { Json } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';

export interface ProductInput {
  name: string;
  description?: string;
  price: number;
  category: string;
  stock: number;
  labels?: string[];
  gift_wrap?: boolean;
  size?: { width: number; height: number };
}

export interface Product extends ProductInput {
  id: string;
  created_at: string;
}

export interface Order {
  id: string;
  lines: { product_id: string; quantity: number; unit_price: number }[];
  note?: string;
  total: number;
  status: string;
  placed_at: string;
}

/** An answer that is given again under its key. */
export interface Remembered {
  body: string;
  answer: { status: number; body: Json; headers: Record<string, string> };
}

/** Everything the shop holds; `moving` is what no request undoes. */
export interface Shop {
  products: Product[];
  orders: Order[];
  moving: { next: number; keys: Record<string, Remembered> };
}

/** A new id with this prefix. */
export function newId(shop: Shop, prefix: string): string {
  shop.moving.next += 1;
  return `${prefix}_${shop.moving.next}`;
}

/** The thing of this id. Throws a 404 when there is none. */
export function found<T extends { id: string }>(things: T[], id: string | undefined): T {
  const thing = things.find((one) => one.id === id);
  if (!thing) throw new Refusal(404, 'not-found', 'There is no such thing.');
  return thing;
}

/** The ETag of a product's state. */
export function etag(product: Product): string {
  return `"${createHash('sha1').update(JSON.stringify(product)).digest('hex').slice(0, 16)}"`;
}

/** What a new server holds. */
export function furnished(): Shop {
  const rows: [string, number, string, number][] = [
    ['Lantern', 24.5, 'garden', 12],
    ['Atlas', 59.99, 'books', 0],
    ['Chess', 35, 'games', 7],
    ['Rake', 9.5, 'garden', 3],
    ['Novel', 12.99, 'books', 40],
    ['Dominoes', 12.99, 'games', 0],
    ['Almanac', 35, 'books', 5],
  ];
  const shop: Shop = { products: [], orders: [], moving: { next: 100, keys: {} } };
  rows.forEach(([name, price, category, stock], at) => {
    const extra = at % 2 === 0 ? { description: `A fine ${name}`, labels: ['classic', 'gift'] } : {};
    shop.products.push({
      id: `p_${at + 1}`,
      name,
      price,
      category,
      stock,
      ...extra,
      created_at: `2024-02-0${at + 1}T08:00:00Z`,
    });
  });
  ['placed', 'cancelled', 'placed'].forEach((status, at) => {
    const lines = [
      { product_id: `p_${at + 1}`, quantity: at + 1, unit_price: shop.products[at]?.price ?? 0 },
    ];
    const total = cents(lines.reduce((sum, line) => sum + line.quantity * line.unit_price, 0));
    shop.orders.push({ id: `o_${at + 1}`, lines, total, status, placed_at: `2024-02-1${at}T08:00:00Z` });
  });
  return shop;
}

/** Rounded to whole cents, as sums of floating point numbers need it. */
export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
