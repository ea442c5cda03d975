import type { Session } from '../control/sessions.ts';
import type { MockBehaviourOptions } from '../options.ts';
import type { World } from '../world.ts';

/** How a mock stands when a request comes. */
export interface AnswerContext {
  readonly world: World;
  readonly conduct: MockBehaviourOptions;
  /** Undefined for a mock that remembers nothing. */
  readonly session: Session | undefined;
  readonly now: number;
}
