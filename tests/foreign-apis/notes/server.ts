import { type HttpRequest, type HttpResponse, response, type Who } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Api } from '../shared/route.ts';
import { type Running, type ServeOptions, serve } from '../shared/serve.ts';
import { faults } from './faults.ts';
import { notes } from './notes.ts';
import { sessions, tokenOf } from './sessions.ts';
import { furnished, type Jotter } from './store.ts';

/** The jotter, as its document describes it. */
export const api: Api<Jotter> = {
  base: '/rpc',
  routes: [...sessions, ...notes],
  start: furnished,
  identify,
  invalid: 400,
  refuse,
};

/** Starts it, with one of its faults or none. */
export function start(options: ServeOptions): Promise<Running> {
  return serve(api, faults, options);
}

function identify({ headers, has }: HttpRequest, { moving }: Jotter): Who {
  const token = tokenOf(headers);
  const session = moving.sessions[token];
  if (token === '') throw new Refusal(401, 'not_authed', 'There is no token.');
  if (!session) throw new Refusal(401, 'invalid_auth', 'There is no such token.');
  if (session.ended && !has(`${session.ended}-taken`))
    throw new Refusal(401, session.ended, 'The token has ended.');
  return session.who;
}

const words = new Map([
  ['malformed', 'invalid_json'],
  ['invalid', 'invalid_arguments'],
  ['unsupported', 'invalid_json'],
  ['forbidden', 'restricted_action'],
  ['not_found', 'unknown_method'],
  ['method_not_allowed', 'unknown_method'],
  ['unauthenticated', 'not_authed'],
]);

function refuse(refusal: Refusal): HttpResponse {
  const status = refusal.status === 415 ? 400 : refusal.status;
  const named = refusal.violations.map(({ at }) => at);
  const error = words.get(refusal.code) ?? refusal.code;
  return response(
    status,
    { ok: false, error, ...(named.length > 0 ? { arguments: named } : {}) },
    refusal.headers,
  );
}
