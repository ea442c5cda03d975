import { type HttpResponse, response, type Who } from '../shared/message.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Api } from '../shared/route.ts';
import { type Running, type ServeOptions, serve } from '../shared/serve.ts';
import { calendars } from './calendars.ts';
import { events } from './events.ts';
import { faults } from './faults.ts';
import { type Daybook, furnished } from './store.ts';

const tokens = new Map<string, Who>([
  ['cal_editor', { name: 'Ed', role: 'editor', tenant: 'daybook' }],
  ['cal_reader', { name: 'Re', role: 'reader', tenant: 'daybook' }],
]);

const codes = new Map([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [405, 'method_not_allowed'],
]);

/** The daybook, as its document describes it. */
export const api: Api<Daybook> = {
  base: '/cal',
  routes: [...calendars, ...events],
  start: furnished,
  identify: ({ headers }) => tokens.get(headers['x-calendar-token'] ?? ''),
  invalid: 400,
  refuse,
};

/** Starts it, with one of its faults or none. */
export function start(options: ServeOptions): Promise<Running> {
  return serve(api, faults, options);
}

function refuse(refusal: Refusal): HttpResponse {
  const status = refusal.status === 415 ? 400 : refusal.status;
  const code = codes.get(status) ?? 'bad_request';
  const errors = refusal.violations.map(({ at, rule }) => ({ code, detail: `Breaks ${rule}.`, pointer: at }));
  return response(
    status,
    { errors: errors.length > 0 ? errors : [{ code, detail: refusal.message }] },
    refusal.headers,
  );
}
