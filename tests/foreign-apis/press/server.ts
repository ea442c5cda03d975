import { type HttpResponse, response, type Who } from '../shared/message.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Api } from '../shared/route.ts';
import { type Running, type ServeOptions, serve } from '../shared/serve.ts';
import { articles } from './articles.ts';
import { faults } from './faults.ts';
import { furnished, type Press } from './store.ts';
import { media, tags } from './things.ts';

const sessions = new Map<string, Who>([
  ['ps_writer', { name: 'Wil', role: 'writer', tenant: 'gazette' }],
  ['ps_reader', { name: 'Ria', role: 'reader', tenant: 'gazette' }],
]);

const codes = new Map([
  ['unauthenticated', 'unauthorized'],
  ['not_found', 'missing'],
]);

/** The press, as its document describes it. */
export const api: Api<Press> = {
  base: '/press/v3',
  routes: [...articles, ...tags, ...media],
  start: furnished,
  identify: ({ headers }) =>
    sessions.get(/(?:^|; *)press_session=([^;]*)/.exec(headers.cookie ?? '')?.[1] ?? ''),
  invalid: 422,
  refuse,
};

/** Starts it, with one of its faults or none. */
export function start(options: ServeOptions): Promise<Running> {
  return serve(api, faults, options);
}

function refuse(refusal: Refusal): HttpResponse {
  const violations = refusal.violations.map(({ at, rule }) => `${at} breaks ${rule}`);
  const code = codes.get(refusal.code) ?? refusal.code;
  return response(
    refusal.status,
    { code, message: refusal.message, ...(violations.length > 0 ? { violations } : {}) },
    refusal.headers,
  );
}
