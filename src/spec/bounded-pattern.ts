import vm from 'node:vm';
import { RE2JS } from 're2js';
import { patternOf } from './pattern.ts';
import { costOf, linearSyntaxOf, repeatsRepetition } from './pattern-cost.ts';

/** What checks a text against a pattern. */
export interface Matcher {
  test(text: string): boolean;
}

/** The milliseconds that one text may take where no linear engine knows the pattern. */
const limit = 100;

/**
 * Checks texts against a pattern that somebody else wrote, in a time that no text can stretch: by the engine of the
 * language where the pattern cannot backtrack far, by RE2 where it could, and within a limit of time where RE2 does
 * not know it (lookarounds, references back). A text that takes longer passes: nothing was found wrong with it.
 */
export function boundedPatternOf(pattern: string, flags: string): Matcher {
  const native = patternOf(pattern, flags);
  if (costOf(pattern, flags) === 'small') return native;
  return linear(pattern, flags) ?? limited(native);
}

/** True for a pattern that no engine bounds, and that repeats what repeats: a short text can reach the limit of time. */
export function canRunLong(pattern: string): boolean {
  return repeatsRepetition(pattern, 'u') && linear(pattern, 'u') === undefined;
}

function linear(pattern: string, flags: string): Matcher | undefined {
  const syntax = linearSyntaxOf(pattern, flags);
  if (syntax === undefined) return undefined;
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(syntax));
    return { test: (text) => compiled.test(text) };
  } catch {
    return undefined;
  }
}

function limited(pattern: RegExp): Matcher {
  const room = vm.createContext({ pattern, text: '' });
  const script = new vm.Script('pattern.test(text)');
  return {
    test(text) {
      // A short text is over before a context could be entered
      if (text.length <= 12) return pattern.test(text);
      room.text = text;
      try {
        return script.runInContext(room, { timeout: limit }) === true;
      } catch {
        return true;
      }
    },
  };
}
