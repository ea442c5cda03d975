import { type HttpResponse, response, type Who } from '../shared/message.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Api } from '../shared/route.ts';
import { type Running, type ServeOptions, serve } from '../shared/serve.ts';
import { faults } from './faults.ts';
import { routes } from './routes.ts';
import { furnished, type Ledger } from './store.ts';

const keys = new Map<string, Who>([
  ['lk_clerk', { name: 'Cleo', role: 'clerk', tenant: 'tally' }],
  ['lk_auditor', { name: 'Aud', role: 'auditor', tenant: 'tally' }],
]);

/** The ledger, as its document describes it. */
export const api: Api<Ledger> = {
  base: '/v1',
  routes,
  start: furnished,
  identify: ({ headers }) => keys.get(headers['ledger-key'] ?? ''),
  invalid: 422,
  refuse,
};

/** Starts it, with one of its faults or none. */
export function start(options: ServeOptions): Promise<Running> {
  return serve(api, faults, options);
}

function refuse(refusal: Refusal): HttpResponse {
  const status = refusal.status === 415 ? 400 : refusal.status;
  const reason =
    new Map([
      ['unauthenticated', 'unauthorized'],
      ['unsupported', 'malformed'],
    ]).get(refusal.code) ?? refusal.code;
  const field = refusal.violations[0]?.at ?? null;
  return response(status, { failure: { reason, text: refusal.message, field } }, refusal.headers);
}
