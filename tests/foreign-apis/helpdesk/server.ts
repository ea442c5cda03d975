import type { HttpRequest, HttpResponse, Who } from '../shared/message.ts';
import { response } from '../shared/message.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Api } from '../shared/route.ts';
import { type Running, type ServeOptions, serve } from '../shared/serve.ts';
import { faults } from './faults.ts';
import { exportJobs, hangings } from './hangings.ts';
import { type Desk, furnished } from './store.ts';
import { tickets } from './tickets.ts';

const tokens = new Map<string, Who>([
  ['dk_agent', { name: 'Ada', role: 'agent', tenant: 'acme' }],
  ['dk_viewer', { name: 'Vic', role: 'viewer', tenant: 'globex' }],
  ['dk_globex', { name: 'Gus', role: 'agent', tenant: 'globex' }],
]);

/** The ticket desk, as its document describes it. */
export const api: Api<Desk> = {
  base: '/api/v2',
  routes: [...tickets, ...hangings, ...exportJobs],
  start: furnished,
  identify: ({ headers }) => tokens.get(/^bearer (.*)$/i.exec(headers.authorization ?? '')?.[1] ?? ''),
  invalid: 422,
  refuse,
};

/** Starts it, with one of its faults or none. */
export function start(options: ServeOptions): Promise<Running> {
  return serve(api, faults, options);
}

function refuse(refusal: Refusal, _request: HttpRequest): HttpResponse {
  const fields = refusal.violations.map(({ at }) => at);
  const error = { code: refusal.code, message: refusal.message, ...(fields.length > 0 ? { fields } : {}) };
  const challenge: Record<string, string> =
    refusal.status === 401 ? { 'WWW-Authenticate': 'Bearer realm="desk"' } : {};
  return response(refusal.status, { error }, { ...refusal.headers, ...challenge });
}
