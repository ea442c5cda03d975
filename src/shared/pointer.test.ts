import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, escapeStep, join, parent, steps, targetOf } from './pointer.ts';

describe(escapeStep, () => {
  test.each([
    ['a/b', 'a~1b'],
    ['a~b', 'a~0b'],
    ['~1', '~01'],
    [0, '0'],
    ['', ''],
  ])('%j becomes %j', (given, want) => expect(escapeStep(given)).toBe(want));
});

describe(steps, () => {
  test.each([
    ['#', []],
    ['', []],
    ['#/a', ['a']],
    ['/a', ['a']],
    ['#/', ['']],
    ['#/paths/~1v1~1{id}/get', ['paths', '/v1/{id}', 'get']],
    ['#/paths/~1v1~1%7Bid%7D', ['paths', '/v1/{id}']],
    ['#/~01', ['~1']],
    ['#/100%', ['100%']],
  ])('%j has the steps %j', (given, want) => expect(steps(given)).toEqual(want));

  test('are what was joined, whatever the names but for percent signs', () => {
    fc.assert(
      fc.property(fc.array(fc.string().map((name) => name.replaceAll('%', ''))), (names) => {
        expect(steps(join('#', ...names))).toEqual(names);
      }),
      { seed: 1 },
    );
  });
});

describe(targetOf, () => {
  test.each([
    ['#/paths/~1v1~1%7Bid%7D', '#/paths/~1v1~1{id}'],
    ['#/components/schemas/Bed', '#/components/schemas/Bed'],
    ['#', '#'],
  ])('%j is the pointer %j', (given, want) => expect(targetOf(given)).toBe(want));
});

describe(parent, () => {
  test.each([
    ['#/a/b', '#/a'],
    ['#/a', '#'],
    ['#', '#'],
  ])('of %j is %j', (given, want) => expect(parent(given)).toBe(want));
});

describe(at, () => {
  const document = { a: [{ 'b/c': 1 }], nothing: null, '': 2 };
  test.each([
    ['#', document],
    ['#/a/0/b~1c', 1],
    ['#/nothing', null],
    ['#/', 2],
    ['#/a/1', undefined],
    ['#/nothing/x', undefined],
    ['#/toString', undefined],
  ])('%j finds %j', (pointer, want) => {
    expect(at(document, pointer)).toEqual(want);
  });
});
