import { describe, expect, test } from 'vitest';
import { InputError } from '../shared/input-error.ts';
import { type Places, parseYaml, showPlace } from './yaml-source.ts';

describe(parseYaml, () => {
  test.each([
    ['a map', 'a: 1\nb: [x, null]', { a: 1, b: ['x', null] }],
    ['JSON', '{"a": {"b": true}}', { a: { b: true } }],
    ['nothing', '', null],
    ['a scalar', 'seven', 'seven'],
    ['keys that are numbers', '200: ok', { 200: 'ok' }],
    ['a date as text', 'day: 2026-01-15', { day: '2026-01-15' }],
    ['an alias', 'a: &x {n: 1}\nb: *x', { a: { n: 1 }, b: { n: 1 } }],
    ['a merged map', 'a: &x {n: 1, m: 2}\nb: {<<: *x, n: 3}', { a: { n: 1, m: 2 }, b: { n: 3, m: 2 } }],
    [
      'several merged maps, the first one first',
      'a: &x {n: 1}\nb: &y {n: 2, m: 2}\nc: {<<: [*x, *y], k: 3}',
      { a: { n: 1 }, b: { n: 2, m: 2 }, c: { n: 1, m: 2, k: 3 } },
    ],
  ])('reads %s', (_title, text, want) => expect(parseYaml(text, 'a.yaml')).toEqual(want));

  test('a key called __proto__ is data', () => {
    const value = parseYaml('__proto__: {admin: true}', 'a.yaml') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(value.admin).toBeUndefined();
  });

  test.each([
    ['a key twice', 'a: 1\na: 2', 'a.yaml:2', '"a" stands there a second time. Delete one of the two.'],
    [
      'an open bracket',
      'a: 1\nb: [1,\n',
      'a.yaml:3',
      'a bracket that was opened before it is not closed. Close it.',
    ],
    ['an open quote', 'a: 1\nb: "x\n', 'a.yaml:3', 'a quote is opened and not closed. Close it.'],
    ['a tab', 'a:\n\tb: 1\n', 'a.yaml:2', 'a tab stands in its indentation. Use spaces.'],
    [
      'a line out of its column',
      'a:\n  b: 1\n c: 2\n',
      'a.yaml:3',
      'it does not begin in the column of the lines that it belongs to. Indent it like them.',
    ],
    [
      'a colon in a text',
      'a: b: c\n',
      'a.yaml:1',
      'it has ": " in a text without quotes. Put the text in quotes.',
    ],
    [
      'a line too deep',
      'a: 1\n  b: 2\n',
      'a.yaml:2',
      'it is indented deeper than the line before it, which has a value. Indent the two alike.',
    ],
    [
      'two documents',
      'a: 1\n---\nb: 2',
      'a.yaml:2',
      'a second document begins after "---". Put it into a file of its own.',
    ],
    [
      'an alias of nothing',
      'a: 1\nb: *x\n',
      'a.yaml:2',
      'Unresolved alias (the anchor must be set before the alias): x. Correct it.',
    ],
    ['anything else', 'a: "\\q"\n', 'a.yaml:1', 'Invalid escape sequence \\q. Correct it.'],
    [
      'with Windows line ends',
      'a: 1\r\na: 2\r\n',
      'a.yaml:2',
      '"a" stands there a second time. Delete one of the two.',
    ],
  ])('%s is an InputError with the line', (_title, text, place, want) => {
    expect(() => parseYaml(text, 'a.yaml')).toThrow(new InputError(`${place} is not valid YAML: ${want}`));
  });

  test('notes the line of every key and item', () => {
    const places: Places = new WeakMap();
    const value = parseYaml('a:\n  - x\n  - b: 1\n\n    c: 2\n', 'a.yaml', places) as { a: object[] };
    const line = (object: object, key: string) => places.get(object)?.children.get(key)?.line;
    expect(line(value, 'a')).toBe(1);
    expect(line(value.a, '0')).toBe(2);
    expect(line(value.a, '1')).toBe(3);
    expect(line(value.a[1] ?? {}, 'c')).toBe(5);
  });
});

describe(showPlace, () => {
  test('is what an editor opens', () => expect(showPlace({ file: 'a.yaml', line: 3 })).toBe('a.yaml:3'));
});
