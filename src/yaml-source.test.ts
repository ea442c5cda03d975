import { describe, expect, test } from 'vitest';
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
    ['a key twice', 'a: 1\na: 2', /^a\.yaml:2 is not valid YAML: Map keys must be unique/],
    ['an open bracket', 'a: 1\nb: [1,\n', /^a\.yaml:\d is not valid YAML: /],
    ['two documents', 'a: 1\n---\nb: 2', /^a\.yaml:\d is not valid YAML: /],
  ])('%s is an InputError with the line', (_title, text, want) => {
    expect(() => parseYaml(text, 'a.yaml')).toThrow(want);
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
