import { type HttpResponse, response, type Who } from '../shared/message.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Api } from '../shared/route.ts';
import { type Running, type ServeOptions, serve } from '../shared/serve.ts';
import { devices } from './devices.ts';
import { faults } from './faults.ts';
import { type Fleet, furnished } from './store.ts';

const users = new Map<string, Who>([
  ['ops:ops-secret', { name: 'ops', role: 'admin', tenant: 'beacon' }],
  ['eye:eye-secret', { name: 'eye', role: 'viewer', tenant: 'beacon' }],
]);

/** The fleet, as its document describes it. */
export const api: Api<Fleet> = {
  base: '/fleet',
  routes: devices,
  start: furnished,
  identify: ({ headers }) =>
    users.get(Buffer.from(/^basic (.*)$/i.exec(headers.authorization ?? '')?.[1] ?? '', 'base64').toString()),
  invalid: 400,
  refuse,
};

/** Starts it, with one of its faults or none. */
export function start(options: ServeOptions): Promise<Running> {
  return serve(api, faults, options);
}

function refuse(refusal: Refusal): HttpResponse {
  if (refusal.status === 400 || refusal.status === 415) {
    const wrong = refusal.violations.map(({ at, rule }) => [at.slice(1) || 'body', [`breaks ${rule}`]]);
    return response(400, wrong.length > 0 ? Object.fromEntries(wrong) : { body: [refusal.message] });
  }
  const challenge: Record<string, string> =
    refusal.status === 401 ? { 'WWW-Authenticate': 'Basic realm="fleet"' } : {};
  return response(refusal.status, { detail: refusal.message }, { ...challenge, ...refusal.headers });
}
