import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedPatternOf } from './bounded-pattern.ts';
import { patternOf } from './pattern.ts';
import { costOf } from './pattern-cost.ts';
import { slowPatterns } from './slow-patterns.ts';

const endless = `${'a'.repeat(5000)}!`;

describe('a pattern of a document', () => {
  it.each([
    ['a repetition of a repetition', '^(a+)+$'],
    ['alternatives that overlap', '^(a|a)*$'],
    ['repetitions side by side', '^a*a*a*a*$'],
    ['a repetition that may start anywhere', 'a+$'],
    ['a lookahead before a repetition of a repetition', '^(?=a)(a+)+$'],
    ['a reference back', '^(a*)*\\1b$'],
  ])('ends soon with %s, whatever the text', (_kind, pattern) => {
    expect(['boolean']).toContain(typeof boundedPatternOf(pattern, 'u').test(endless));
  });

  it('passes a text that takes longer than the limit, since nothing was found wrong with it', () => {
    expect(boundedPatternOf('^(?=a)(a+)+$', 'u').test(`${'a'.repeat(60)}!`)).toBe(true);
  });

  it('is told at load where only the limit of time holds it', () => {
    const schemas = {
      Slow: { pattern: '^(?=a)(a+)+$' },
      Password: { pattern: '^(?=.*[A-Z]).{8,}$' },
      Linear: { pattern: '^(a+)+$' },
    };
    expect(slowPatterns({ components: { schemas } })).toEqual([
      {
        at: '#/components/schemas/Slow/pattern',
        says: 'pattern "^(?=a)(a+)+$" repeats a repetition and can take for ever. A text that takes longer than 100 ms passes.',
      },
    ]);
  });

  it.each([
    '^[a-z0-9-]+$',
    '^\\d{4}-\\d{2}-\\d{2}$',
    '^[0-9a-f]{8}(-[0-9a-f]{4})$',
    '^(on|off)$',
    '^.{0,5000}$',
  ])('is left to the engine of the language where it cannot go back far: %s', (pattern) => {
    expect(costOf(pattern, 'u')).toBe('small');
  });

  it.each([
    '^[\\w.+-]+@[\\w-]+\\.[a-z]{2,}$',
    '^\\s*\\S+\\s*$',
    '^[^\\s]+ ?[\\S]*$',
    '^.+\\..+$',
    '(ab?)*c',
    '^(?:[A-Z]\\d)+$',
    '^\\p{L}+\\p{N}*$',
    '[\\u00e0-\\u00ff]+é*',
    '^\\u{1F600}*.*$',
    '(?<year>\\d+)-(?<month>\\d+)',
    '^\\/x\\/\\-*\\.*$',
  ])('says the same of every text as the language does: %s', (pattern) => {
    const [bounded, plain] = [boundedPatternOf(pattern, 'u'), patternOf(pattern, 'u')];
    expect(bounded).not.toBeInstanceOf(RegExp);
    const texts = fc.oneof(
      fc.stringMatching(plain),
      fc.string({ unit: fc.constantFrom(...'aAbc10 .-@/\t\r\n\v\u00a0\u2028\ufeffé😀_') }),
    );
    fc.assert(
      fc.property(texts, (text) => bounded.test(text) === plain.test(text)),
      { numRuns: 200, seed: 7 },
    );
  });
});
