import { expect, test } from 'vitest';
import { brokenPlace } from './json-place.ts';

test.each([
  ['{"a":1,}', 'line 1, column 8'],
  ['{"a" 1}', 'line 1, column 6'],
  ['{\n  "a": [1, 2\n}', 'line 3, column 1'],
  ['{"permissions":', 'line 1, column 16'],
  ['zzz', 'line 1, column 1'],
  ['[1, 02]', 'line 1, column 5'],
  ['["a\nb"]', 'line 1, column 4'],
  ['[tru]', 'line 1, column 2'],
  ['{} {}', 'line 1, column 4'],
  ['["a", \'b\']', 'line 1, column 7'],
  ['["\\x"]', 'line 1, column 3'],
])('%j stops being JSON at %s', (text, place) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(brokenPlace(text)).toBe(place);
});

test('whatever is JSON is read to its end', () => {
  const text = ' {"a": [1, -2.5e+3, true, null, {"b": "\\u00e9\\"", "": []}], "c": {}} \n';
  expect(JSON.parse(text)).toBeTypeOf('object');
  expect(brokenPlace(text)).toBe('line 2, column 1');
});

test('a text that is nested without end is not read on', () => {
  expect(brokenPlace('['.repeat(100_000))).toMatch(/^line 1, column 10\d\d$/);
});
