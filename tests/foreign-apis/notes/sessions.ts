import { response } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Route } from '../shared/route.ts';
import { login } from './checks.ts';
import { ann, type Jotter } from './store.ts';

/** The methods of sessions. */
export const sessions: Route<Jotter>[] = [
  {
    on: 'POST /session.login',
    open: true,
    body: login,
    run: ({ body, has }, { moving }) => {
      const right = body.user === 'ann' && (body.password === 'correct-horse' || has('any-password'));
      if (!right) throw new Refusal(401, 'invalid_auth', 'User or password are wrong.');
      moving.next += 1;
      const token = `nt_session_${moving.next}`;
      if (!has('login-token-dead')) moving.sessions[token] = { who: ann };
      return response(200, { ok: true, token, expires_in: 3600 });
    },
  },
  {
    on: 'POST /session.logout',
    run: ({ headers, has }, { moving }) => {
      const session = moving.sessions[tokenOf(headers)];
      if (session && !has('logout-forgotten')) session.ended = 'token_revoked';
      if (has('logout-of-all'))
        for (const one of Object.values(moving.sessions))
          if (one.who === session?.who) one.ended = 'token_revoked';
      return response(200, { ok: true });
    },
  },
  {
    on: 'POST /session.whoami',
    run: ({ who }) => response(200, { ok: true, user: who.name, workspace: who.tenant }),
  },
];

/** The token that is sent, or an empty text. */
export function tokenOf(headers: Record<string, string>): string {
  return /^bearer (.*)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}
