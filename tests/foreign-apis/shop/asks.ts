import { type Answer, type Ask, asker } from '../shared/ask.ts';
import type { Json } from '../shared/message.ts';

/** Asks with the owner's key. */
export function owner(url: string): Ask {
  return asker(url, { 'X-Api-Key': 'sk_admin' });
}

export const kite = { name: 'Kite', price: 19.99, category: 'games', stock: 4 };

/** Makes a product with these fields. */
export function makes(url: string, fields: Json = {}, headers: Record<string, string> = {}): Promise<Answer> {
  return owner(url)('POST /products', { ...kite, ...fields }, headers);
}

/** The product that making one with these fields leaves. */
export async function kept(url: string, fields: Json): Promise<Json> {
  return got(url, `/products/${(await makes(url, fields)).body.id}`);
}

/** The body of a GET. */
export async function got(url: string, path: string): Promise<Json> {
  return (await owner(url)(`GET ${path}`)).body;
}

/** Replaces a seeded product under its current ETag. */
export async function replaces(url: string, fields: Json = {}, id = 'p_1'): Promise<Answer> {
  const tag = (await owner(url)(`GET /products/${id}`)).headers.get('etag') ?? '';
  return owner(url)(`PUT /products/${id}`, { ...kite, ...fields }, { 'If-Match': tag });
}

/** Orders two chess sets and a rake: 79.5. */
export function orders(
  url: string,
  fields: Json = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const lines = [
    { product_id: 'p_3', quantity: 2 },
    { product_id: 'p_4', quantity: 1 },
  ];
  return owner(url)('POST /orders', { lines, ...fields }, headers);
}

/** The names of a list. */
export async function names(url: string, query: string): Promise<string[]> {
  return (await got(url, `/products?${query}`)).data.map((one: Json) => one.name);
}
