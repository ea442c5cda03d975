import type { Pointer } from '../shared/pointer.ts';
import type { RuleId } from './rules.ts';

/** A broken promise, before a report gives it a line, a curl command and a name. */
export interface JudgedFinding {
  readonly rule: RuleId;
  readonly at: Pointer;
  readonly expected: string;
  readonly actual: string;
}
