import type { RequestDraft } from '../http/request.ts';
import { isObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';

/** True for an operation that ends the session of whoever asks, by its name or its path: a logout, a revoked token. */
export function endsSession({ document }: Spec, { id, path, at: place, method }: Operation): boolean {
  if (/(log|sign)[_.-]?(out|off)(?![a-z])|(log|sign)(Out|Off)|logout/i.test(`${id} ${path}`)) return true;
  if (/(revoke|invalidate|end|close|destroy)[_.-]?(own|my|this|current)?[_.-]?(session|token)/i.test(id))
    return true;
  const node = at(document, place);
  const { summary = '', description = '' } = isObject(node) ? node : {};
  const isOwn = /\b(current|own|this|the caller'?s) (session|token)|session of the token that is sent/i;
  const isOnSession = /(session|token)s?(\/(current|me|self))?\/?$/i.test(path) && method === 'DELETE';
  return isOnSession && isOwn.test(`${summary} ${description}`);
}

/** Why a request may not go out: what the run is let in with would be worth nothing afterwards. */
export function endsOwnSession(
  spec: Spec,
  { operation, identity, alternative }: RequestDraft,
): string | undefined {
  const isShown = alternative.length > 0 && (identity === 'administrator' || identity === 'unprivileged');
  return isShown && endsSession(spec, operation)
    ? 'it would end the session that the run is let in with'
    : undefined;
}
