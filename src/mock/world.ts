import type { Operation } from '../operation.ts';
import type { Spec } from '../spec.ts';
import type { Behaviour } from './behaviour.ts';
import { loadBehaviour } from './load-behaviour.ts';
import type { MockOptions } from './options.ts';
import { createPrism, type Prism } from './prism.ts';
import { createRouter, type Router } from './route.ts';
import { declaredHeaders, rememberVerdicts } from './verdict.ts';

/** Everything that a mock makes of one version of a spec; a reload replaces it whole. */
export interface World {
  readonly spec: Spec;
  readonly prism: Prism;
  readonly router: Router;
  readonly behaviour: Behaviour;
  readonly declared: ReadonlyMap<Operation, readonly string[]>;
}

/** Prism, router and behaviour of a spec. */
export async function createWorld(spec: Spec, options: Pick<MockOptions, 'behaviours'>): Promise<World> {
  return {
    spec,
    prism: rememberVerdicts(await createPrism(spec.document)),
    router: createRouter(spec.operations, prefixesOf(spec)),
    behaviour: await loadBehaviour(spec, options.behaviours),
    declared: new Map(spec.operations.map((operation) => [operation, declaredHeaders(operation)])),
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
