import type { Spec } from '../spec/spec.ts';
import type { LintFinding, LintRule } from './rule.ts';
import { lintRules } from './rules.ts';

/** What the project's own rules, or some of them, say about one spec, or about what a variant makes of it. */
export function lintSpec(spec: Spec, rules: readonly LintRule[] = lintRules): LintFinding[] {
  return rules.flatMap((rule) =>
    rule
      .check(spec)
      .map(({ at, message }) => ({ place: spec.locate(at), rule: rule.id, message, severity: 'error' })),
  );
}
