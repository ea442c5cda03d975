import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePoints, hash, textOfLength, textsMatching } from './text.ts';

describe(codePoints, () => {
  test.each([
    ['', 0],
    ['ab', 2],
    ['\u{1F680}', 1],
    ['e\u0301', 2],
  ])('%j has %i', (text, want) => expect(codePoints(text)).toBe(want));
});

describe(textOfLength, () => {
  test.each([
    [0, ['ab'], /^$/],
    [5, ['ab'], /^ababa$/],
    [1, ['ab'], /^a$/],
    [3, [], /^aaa$/],
    [3, ['\u{1F680}'], /^(\u{1F680}){3}$/u],
    [7, ['ab'], /^ab/],
    [4, ['x-'], /^[0-9]+$/],
  ])('of %i from %j matches %s', (length, seeds, pattern) => {
    const text = textOfLength(length, seeds, (candidate) => pattern.test(candidate)) ?? 'none';
    expect(text).toMatch(pattern);
    expect(codePoints(text)).toBe(length);
  });

  test('is none where nothing fits', () => {
    expect(textOfLength(0, [], () => false)).toBeUndefined();
    expect(textOfLength(3, ['ab'], () => false)).toBeUndefined();
  });

  test('has exactly the length, whatever the seeds', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), (length, seeds) => {
        expect(codePoints(textOfLength(length, seeds, () => true) ?? 'none')).toBe(length);
      }),
      { seed: 1, numRuns: 30 },
    );
  });
});

describe(textsMatching, () => {
  test.each([
    ...['^[a-z]{3}$', '^\\p{L}+$', '[0-9]'],
    ...['^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{8,20}$', '^(?!0)[0-9]{4}$', '(?<=a)b', '(?<!a)b', '\\bcat\\b'],
    ...['^(a|b)\\1$', '^(?=.{3,10}$)[a-z]+(-[a-z]+)*$', '^(?!.*-$)[a-z-]+$', '^((?!no).)+$'],
  ])('%s is matched by all of them, the same ones each time', (pattern) => {
    const texts = textsMatching(pattern, 4, 7);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => !new RegExp(pattern, 'u').test(text))).toEqual([]);
    expect(textsMatching(pattern, 4, 7)).toEqual(texts);
  });

  test.each(['(', '(?=a)b'])('%s, which is beyond the generator, is matched by none', (pattern) => {
    expect(textsMatching(pattern, 4, 7)).toEqual([]);
  });
});

describe(hash, () => {
  test('is stable, whole and not negative', () => {
    expect(hash('')).toBe(2166136261);
    expect(hash('roses')).toBe(hash('roses'));
    expect(hash('roses')).not.toBe(hash('rosse'));
  });
});
