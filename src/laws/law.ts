import type { FieldDifference } from '../context/compare.ts';
import type { Step, World } from '../context/world.ts';
import { show } from '../judge/finding.ts';
import type { RuleId } from '../judge/rules.ts';
import type { Pointer } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';

/** Something that holds between operations, whatever the values: it is tried by a few requests in a row. */
export interface Law {
  readonly id: string;
  readonly title: string;
  /** The operation that is held to it. */
  readonly operation: Operation;
  /** True when trying it changes something on the target. */
  readonly writes: boolean;
  /** True where it looks at everything there is: nothing else may be written meanwhile. */
  readonly alone?: boolean;
  /** The broken promises; none when it holds. Throws `Untried` where the target gives no way to try it. */
  try(world: World): Promise<LawFinding[]>;
}

/** One way in which a law was broken, and the request that shows it. */
export interface LawFinding {
  readonly rule: RuleId;
  readonly at: Pointer;
  readonly expected: string;
  readonly actual: string;
  readonly step: Step;
}

/** What an operation was held to, and what came instead. */
export function lawFinding(
  rule: RuleId,
  operation: Operation,
  expected: string,
  actual: string,
  step: Step,
): LawFinding {
  return { rule, at: operation.at, expected, actual, step };
}

/** A difference as a breach: what was wanted at which place, what was found. */
export function lawFindingAt(
  rule: RuleId,
  operation: Operation,
  difference: FieldDifference,
  step: Step,
  said: string,
): LawFinding {
  const expected = `${said}: ${difference.path} is ${show(difference.wanted)}`;
  return lawFinding(rule, operation, expected, `${difference.path} is ${show(difference.found)}`, step);
}
