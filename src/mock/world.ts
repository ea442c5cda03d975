import { createRouter } from '../spec/route.ts';
import type { Spec } from '../spec/spec.ts';
import { keepAnswers } from './answer/kept-answers.ts';
import type { Behaviour } from './behaviour/behaviour.ts';
import { loadBehaviour } from './behaviour/load-behaviour.ts';
import type { MockOptions } from './options.ts';
import { createPrism, type Prism } from './prism/prism.ts';
import { createMatcher, type Matcher } from './request/parsed-request.ts';
import { rememberVerdicts } from './request/verdict.ts';

/** Everything that a mock makes of one version of a spec; a reload replaces it whole. */
export interface World {
  readonly spec: Spec;
  readonly prism: Prism;
  readonly match: Matcher;
  readonly behaviour: Behaviour;
  /** True where what breaks the contract is let pass. */
  readonly isLenient: boolean;
  /** Where the mock is asked, `http://127.0.0.1:4010`; empty until it listens. */
  readonly origin: () => string;
}

/** Prism, matcher and behaviour of a spec. */
export async function createWorld(
  spec: Spec,
  options: Pick<MockOptions, 'behaviours' | 'auth' | 'strictPrism' | 'validate'>,
  origin: () => string,
): Promise<World> {
  const prism = createPrism(spec.document);
  const router = createRouter(spec.operations, prefixesOf(spec));
  return {
    spec,
    prism: rememberVerdicts(options.strictPrism === true ? prism : keepAnswers(prism, spec)),
    match: createMatcher(spec, router, options.auth === 'off'),
    behaviour: await loadBehaviour(spec, options.behaviours),
    isLenient: (options.validate ?? 'on') !== 'on',
    origin,
  };
}

/** The paths of the spec's servers: `/api` of `https://x/api`; requests may bear them or not. */
function prefixesOf(spec: Spec): string[] {
  const servers = Array.isArray(spec.document.servers) ? spec.document.servers : [];
  return servers.flatMap((server) => {
    const url = String((server as { url?: unknown })?.url ?? '');
    const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\/+$/, '');
    return path === '' || path.includes('{') ? [] : [path];
  });
}
