/** Named checks, so that a fault can leave one out. */
import type { Rules } from './stand-in.ts';

/** One condition with the name under which it can be switched off. */
export type Check = readonly [name: string, holds: () => boolean];

/** The name of the first check that does not hold. */
export function firstBroken(checks: readonly Check[], rules: Rules): string | undefined {
  return checks.find(([name, holds]) => rules.on(name) && !holds())?.[0];
}

/** A condition on strings only; other types have a check of their own. */
export function ifString(value: unknown, holds: (text: string) => boolean): () => boolean {
  return () => typeof value !== 'string' || holds(value);
}

/** Length in characters (code points), not in UTF-16 units. */
export function length(text: string, rules: Rules): number {
  return rules.on('code-points') ? [...text].length : text.length;
}
