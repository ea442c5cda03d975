import type { Pointer } from '../shared/pointer.ts';
import type { Spec } from '../spec/spec.ts';

/** One of the project's own rules about specs: a value, so that a table of them can be walked and tested. */
export interface LintRule {
  /** Kebab-case; never changes its meaning and is never used again. */
  readonly id: string;
  /** One line: what has to hold. */
  readonly meaning: string;
  check(spec: Spec): LintProblem[];
}

/** One place that breaks a rule, as the rule sees it: in the bundled document. */
export interface LintProblem {
  readonly at: Pointer;
  readonly message: string;
}

/** One broken rule, as a person needs it. */
export interface LintFinding {
  /** `file:line`. */
  readonly place: string;
  readonly rule: string;
  readonly message: string;
  /** A warning does not fail the run. */
  readonly severity: 'error' | 'warning';
}
