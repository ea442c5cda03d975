import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, copy, isObject, type Json, sameJson, typeName } from './json.ts';

describe(typeName, () => {
  test.each([
    [null, 'null'],
    [[], 'array'],
    [{}, 'object'],
    [1, 'integer'],
    [1.0, 'integer'],
    [1.5, 'number'],
    ['', 'string'],
    [true, 'boolean'],
  ])('%j is %s', (given, want) => expect(typeName(given)).toBe(want));
});

describe(isObject, () => {
  test.each([
    [{}, true],
    [[], false],
    [null, false],
    ['x', false],
  ])('%j: %s', (given, want) => expect(isObject(given)).toBe(want));
});

describe(sameJson, () => {
  test.each<[Json, Json, boolean]>([
    [{ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, true],
    [[1, 2], [2, 1], false],
    [{ a: null }, {}, false],
    [1, '1', false],
    [{ a: [{ x: 1, y: 2 }] }, { a: [{ y: 2, x: 1 }] }, true],
  ])('%j and %j: %s', (a, b, want) => expect(sameJson(a, b)).toBe(want));

  test('holds for a value and what its text parses to, with the keys turned around', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const turned = JSON.parse(text, (_, part) =>
          isObject(part) ? Object.fromEntries(Object.entries(part).reverse()) : part,
        );
        expect(sameJson(JSON.parse(text), turned)).toBe(true);
      }),
      { seed: 1 },
    );
  });
});

describe(canonical, () => {
  test('is one text for one value', () => {
    expect(canonical({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
  });
});

describe(copy, () => {
  test('shares nothing with the original', () => {
    const original = { a: [1] };
    copy(original).a.push(2);
    expect(original).toEqual({ a: [1] });
  });
});
