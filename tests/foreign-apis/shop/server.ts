import { type HttpResponse, response, type Who } from '../shared/message.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Api } from '../shared/route.ts';
import { type Running, type ServeOptions, serve } from '../shared/serve.ts';
import { faults } from './faults.ts';
import { orders } from './orders.ts';
import { products } from './products.ts';
import { furnished, type Shop } from './store.ts';

const keys = new Map<string, Who>([
  ['sk_admin', { name: 'owner', role: 'admin', tenant: 'kiosk' }],
  ['sk_reader', { name: 'till', role: 'reader', tenant: 'kiosk' }],
]);

/** The shop, as its document describes it. */
export const api: Api<Shop> = {
  base: '',
  routes: [...products, ...orders],
  start: furnished,
  identify: ({ headers }) => keys.get(headers['x-api-key'] ?? ''),
  invalid: 400,
  refuse,
};

/** Starts it, with one of its faults or none. */
export function start(options: ServeOptions): Promise<Running> {
  return serve(api, faults, options);
}

function refuse(refusal: Refusal): HttpResponse {
  const status = refusal.status === 415 ? 400 : refusal.status;
  const errors = refusal.violations.map(({ at, rule }) => ({ pointer: at, rule }));
  const problem = {
    type: `/problems/${refusal.code}`,
    title: refusal.message,
    status,
    ...(errors.length > 0 ? { errors } : {}),
  };
  return response(status, problem, { 'Content-Type': 'application/problem+json', ...refusal.headers });
}
