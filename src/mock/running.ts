import { type Bounds, createBounds, defaultBounds } from './control/bounds.ts';
import type { Controls } from './control/handlers.ts';
import { createRateLimit, type RateLimit } from './control/rate-limit.ts';
import { createSessions } from './control/sessions.ts';
import type { MockBehaviourOptions, MockOptions } from './options.ts';
import type { World } from './world.ts';

/** One mock while it runs. */
export interface Running {
  world: World;
  readonly options: RunningOptions;
  readonly controls: Controls;
  readonly limit: RateLimit;
  readonly bounds: Bounds;
}

/** The options that count over whatever a mock is asked. */
export type RunningOptions = MockBehaviourOptions & Pick<MockOptions, 'log' | 'allowOrigins' | 'bounds'>;

/** A mock of a world, with sessions of its own. What the behaviour cannot begin with is thrown. */
export function run(
  world: World,
  options: RunningOptions,
): Running & { controls: { broken: () => string | undefined } } {
  const running = { world, options, limit: createRateLimit(options.rateLimit) };
  const controls = {
    world: () => running.world,
    sessions: createSessions(() => world.behaviour.begin(world.spec), options),
    forgetful: forgetfulBy(options),
    broken: (): string | undefined => undefined,
  };
  // What cannot begin is told at the start
  controls.sessions.of('');
  const bounds = createBounds(controls.sessions, options.bounds ?? defaultBounds, (line) =>
    options.log?.(line),
  );
  return Object.assign(running, { controls, bounds });
}

/** The option that switches memory off. */
function forgetfulBy({ stateless, dynamic, strictPrism }: RunningOptions): string | undefined {
  if (stateless === true) return '--stateless';
  if (dynamic === true) return '--dynamic';
  return strictPrism === true ? '--strict-prism' : undefined;
}
