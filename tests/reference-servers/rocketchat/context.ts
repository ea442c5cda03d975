/** What the operations share: the context they run in, bodies, the form of their answers. */
import { type Answer, type Call, parseBody } from '../http.ts';
import type { Rules } from '../stand-in.ts';
import type { State, User } from './state.ts';

/** What an operation is given; `user` is missing for a login only. */
export interface Context {
  readonly call: Call;
  readonly state: State;
  readonly rules: Rules;
  readonly user: User | undefined;
}

/** Headers of every answer that comes from an operation. */
export const noStore = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** Malformed and foreign bodies count as an empty object, as the vendor's server takes them. */
export function readBody(call: Call, rules: Rules): unknown {
  const parsed = parseBody(call, rules.on('content-type'));
  return parsed.kind === 'json' ? parsed.value : {};
}

/** 400 as the vendor's API words it. */
export function failure(error: string, errorType: string): Answer {
  return { status: 400, headers: noStore, body: { success: false, error, errorType } };
}

/** 200 with `success` as the last field. */
export function success(body: Record<string, unknown>): Answer {
  return { status: 200, headers: noStore, body: { ...body, success: true } };
}
