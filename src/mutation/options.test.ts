import { expect, suite, test } from 'vitest';
import { parseMutationOptions } from './options.ts';

suite(parseMutationOptions, () => {
  test('without arguments everything is tried', () => {
    expect(parseMutationOptions([])).toMatchObject({ apis: [], sample: undefined, set: 'all', list: false });
  });

  test('reads what is asked for', () => {
    const args = ['--api', 'a', '--api', 'b', '--sample', '5', '--set', 'tosem', '--list'];
    expect(parseMutationOptions(args)).toMatchObject({
      apis: ['a', 'b'],
      sample: 5,
      set: 'tosem',
      list: true,
    });
  });

  test.each([['--sample', '0'], ['--sample', 'x'], ['--set', 'other'], ['--no-such']])(
    '%s %s is bad input',
    (...args) => {
      expect(() => parseMutationOptions(args.filter((arg) => arg !== undefined))).toThrow(/--sample|Unknown/);
    },
  );
});
