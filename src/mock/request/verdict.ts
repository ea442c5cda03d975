import { Recent } from '../control/recent.ts';
import type { Prism, PrismAnswer, PrismRequest } from '../prism/prism.ts';

/**
 * Prism behind a memory. What Prism says without made-up data depends on nothing but the request it is shown, so what
 * it said to a request is said to it again; `matched.ts` knows which requests are the same.
 */
export function rememberVerdicts(prism: Prism): Prism {
  const verdicts = new WeakMap<PrismRequest, PrismAnswer>();
  const given = new Recent<PrismAnswer>(1_000);
  return {
    prepare: () => prism.prepare(),
    async answer(request, wanted = {}) {
      const isPlain = wanted.dynamic !== true && wanted.code === undefined && wanted.example === undefined;
      const known = isPlain ? verdicts.get(request) : undefined;
      if (known !== undefined) return known;
      const verdict = await prism.answer(request, wanted);
      if (isPlain) verdicts.set(request, verdict);
      return verdict;
    },
    async give(request, wanted) {
      if (wanted.dynamic === true) return prism.give(request, wanted);
      const key = `${request.method} ${request.route ?? request.path} ${wanted.code ?? ''} ${wanted.example ?? ''} ${request.headers.accept ?? ''}`;
      const known = given.get(key);
      if (known !== undefined) return known;
      const answer = await prism.give(request, wanted);
      given.set(key, answer);
      return answer;
    },
  };
}
