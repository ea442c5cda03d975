import type { Operation } from '../operation.ts';
import { Lru } from './lru.ts';
import type { Prism, PrismAnswer, PrismRequest, Wanted } from './prism.ts';

const longestKey = 16_000;

/**
 * Prism behind a memory. What Prism says without made-up data depends on nothing but the request it is shown, so
 * what it said to exactly the same request is said again: same operation, same path, query, declared headers and
 * body bytes. Headers that the operation does not declare are not shown to it.
 */
export function rememberVerdicts(prism: Prism, limit = 2_000): Prism {
  const verdicts = new Lru<PrismAnswer>(limit);
  const given = new Lru<PrismAnswer>(limit);
  return {
    async answer(request, wanted = {}) {
      if (wanted.dynamic === true) return prism.answer(request, wanted);
      const key = keyOf(request, wanted);
      if (key.length > longestKey) return prism.answer(request, wanted);
      const known = verdicts.get(key);
      if (known !== undefined) return known;
      const verdict = await prism.answer(request, wanted);
      verdicts.set(key, verdict);
      return verdict;
    },
    async give(request, wanted) {
      if (wanted.dynamic === true) return prism.give(request, wanted);
      const key = `${request.method} ${request.route ?? request.path} ${wanted.code ?? ''} ${wanted.example ?? ''}`;
      const known = given.get(key);
      if (known !== undefined) return known;
      const answer = await prism.give(request, wanted);
      given.set(key, answer);
      return answer;
    },
  };
}

function keyOf(
  { method, path, query, headers, text, body }: PrismRequest,
  { code, example }: Wanted,
): string {
  const sent = text ?? (body === undefined ? '' : JSON.stringify(body));
  return `${method} ${path} ${JSON.stringify(query)} ${JSON.stringify(headers)} ${code ?? ''} ${example ?? ''}\n${sent}`;
}

/** The headers on which an operation's verdict may depend, in a fixed order. */
export function declaredHeaders(operation: Operation): readonly string[] {
  const names = new Set(['content-type', 'content-length']);
  for (const parameter of operation.parameters) {
    if (parameter.in === 'header') names.add(parameter.name.toLowerCase());
    if (parameter.in === 'cookie') names.add('cookie');
  }
  for (const credential of operation.security.flat()) {
    names.add(
      credential.in === 'cookie'
        ? 'cookie'
        : credential.in === 'header'
          ? credential.name.toLowerCase()
          : 'content-type',
    );
  }
  return [...names].sort();
}
