import type { Operation } from './operation.ts';
import type { Spec } from './spec.ts';
import { wordsAt } from './words-at.ts';

/** True for an operation that ends the session of whoever asks, by its name or its path: a logout, a revoked token. */
export function endsSession(spec: Pick<Spec, 'document'>, operation: Operation): boolean {
  const { id, path, method } = operation;
  if (/(log|sign)[_.-]?(out|off)(?![a-z])|(log|sign)(Out|Off)|logout/i.test(`${id} ${path}`)) return true;
  if (/(revoke|invalidate|end|close|destroy)[_.-]?(own|my|this|current)?[_.-]?(session|token)/i.test(id))
    return true;
  const isOwn = /\b(current|own|this|the caller'?s) (session|token)|session of the token that is sent/i;
  const isOnSession = /(session|token)s?(\/(current|me|self))?\/?$/i.test(path) && method === 'DELETE';
  return isOnSession && isOwn.test(wordsAt(spec, operation));
}
