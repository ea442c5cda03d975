import type { Bounds } from './control/bounds.ts';
import type { Controls } from './control/handlers.ts';
import type { RateLimit } from './control/rate-limit.ts';
import type { MockOptions } from './options.ts';
import type { World } from './world.ts';

/** One mock while it runs. */
export interface Running {
  world: World;
  readonly options: MockOptions;
  readonly controls: Controls;
  readonly limit: RateLimit;
  readonly bounds: Bounds;
}
