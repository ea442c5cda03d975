import type { HttpRequest, HttpResponse } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Shop } from './store.ts';

/**
 * The first answer again when the request's Idempotency-Key has been seen with this body. Throws a 400 for a key of
 * the wrong length, and a 409 when the key came with another body.
 */
export function once(request: HttpRequest, shop: Shop, make: () => HttpResponse): HttpResponse {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return make();
  if (key.length < 1 || key.length > 64)
    throw new Refusal(400, 'invalid', 'The Idempotency-Key is too long.');
  const name = request.has('key-forgotten')
    ? `${key} ${Math.random()}`
    : `${request.method} ${request.path} ${key}`;
  const body = JSON.stringify(request.body);
  const before = shop.moving.keys[name];
  if (before) {
    if (before.body !== body && !request.has('key-of-other-body'))
      throw new Refusal(409, 'key-reused', 'The key came with another body before.');
    const answer = structuredClone(before.answer);
    if (request.has('repeat-is-200')) answer.status = 200;
    return answer;
  }
  const made = make();
  shop.moving.keys[name] = {
    body,
    answer: structuredClone({ status: made.status, headers: made.headers, body: made.body }),
  };
  return made;
}
