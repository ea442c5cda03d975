import { expect, suite, test } from 'vitest';
import { parseTeethOptions } from './options.ts';

suite(parseTeethOptions, () => {
  test('without arguments everything is tried', () => {
    expect(parseTeethOptions([])).toMatchObject({ apis: [], sample: undefined, set: 'all', list: false });
  });

  test('reads what is asked for', () => {
    const args = ['--api', 'a', '--api', 'b', '--sample', '5', '--set', 'tosem', '--list'];
    expect(parseTeethOptions(args)).toMatchObject({ apis: ['a', 'b'], sample: 5, set: 'tosem', list: true });
  });

  test.each([['--sample', '0'], ['--sample', 'x'], ['--set', 'other'], ['--no-such']])(
    '%s %s is bad input',
    (...args) => {
      expect(() => parseTeethOptions(args.filter((arg) => arg !== undefined))).toThrow(/--sample|Unknown/);
    },
  );
});
