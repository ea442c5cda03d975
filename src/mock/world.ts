import { createRouter, type Router } from '../spec/route.ts';
import type { Spec } from '../spec/spec.ts';
import type { Behaviour } from './behaviour/behaviour.ts';
import type { MockBehaviourOptions } from './options.ts';
import type { Prism } from './prism/prism.ts';
import { createMatcher, type Matcher } from './request/parsed-request.ts';

/** Everything that a mock makes of one version of a spec; a reload replaces it whole. */
export interface World {
  readonly spec: Spec;
  readonly prism: Prism;
  readonly route: Router;
  readonly match: Matcher;
  readonly behaviour: Behaviour;
  /** True where what breaks the contract is let pass. */
  readonly isLenient: boolean;
  /** Where the mock is asked, `http://127.0.0.1:4010`; empty until it listens. */
  readonly origin: () => string;
}

/** What a world is made of, wherever it was read from. */
export type WorldParts = Pick<World, 'spec' | 'prism' | 'behaviour' | 'origin'>;

/** A world of parts that were read already. */
export function worldOf(
  parts: WorldParts,
  { auth, validate = 'on' }: Pick<MockBehaviourOptions, 'auth' | 'validate'>,
): World {
  const { spec } = parts;
  const route = createRouter(spec.operations, prefixesOf(spec));
  const match = createMatcher(spec, route, auth === 'off');
  return { ...parts, route, match, isLenient: validate !== 'on' };
}

const turnedWorlds = new WeakMap<World, Map<string, World>>();

/** The world of the same spec for a session that is checked in another way; verdicts are kept apart. */
export function turnedWorld(
  world: World,
  turned: Required<Pick<MockBehaviourOptions, 'auth' | 'validate'>>,
): World {
  const known = turnedWorlds.get(world) ?? new Map<string, World>();
  turnedWorlds.set(world, known);
  const key = `${turned.auth} ${turned.validate}`;
  const other = known.get(key) ?? worldOf(world, turned);
  known.set(key, other);
  return other;
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
