import type { Spec } from '../spec/spec.ts';
import type { LintFinding } from './rule.ts';
import { lintRules } from './rules.ts';

/** What the project's own rules say about one spec, or about what a variant makes of it. */
export function lintSpec(spec: Spec): LintFinding[] {
  return lintRules.flatMap((rule) =>
    rule.check(spec).map(({ at, message }) => ({ place: spec.locate(at), rule: rule.id, message })),
  );
}
