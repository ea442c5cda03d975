import type { Sender } from '../http/send.ts';
import type { Spec } from '../spec/spec.ts';
import type { Target } from '../target/target.ts';
import type { TargetConfig } from '../target/target-config.ts';
import type { Guard, Session } from './guard.ts';

/** One Api against one Target: what a request to it needs. */
export interface Suite {
  readonly spec: Spec;
  readonly target: Target;
  readonly config: TargetConfig;
  readonly sender: Sender;
  readonly guard: Guard;
  /** To which its requests belong; each stands for itself without it. */
  readonly session?: Session;
  /** True where warnings count as errors. */
  readonly strict?: boolean;
}
