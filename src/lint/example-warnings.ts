import type { Spec } from '../spec/spec.ts';
import { exampleValid } from './rules/example-valid.ts';

/**
 * A sentence, with `file:line`, per example that breaks its schema: a mock answers with it all the same.
 * The spec is valid without them, so this is a warning; `npm run lint:specs` finds the same.
 */
export function exampleWarnings(spec: Spec): string[] {
  return exampleValid
    .check(spec)
    .map(({ at, message }) => `${spec.locate(at)} ${message} Correct one of the two.`);
}
