import { describe, expect, test } from 'vitest';
import { contractHelp, parseContractOptions, percent } from './options.ts';

describe(parseContractOptions, () => {
  test('asks of every API on a mock when nothing is said', () => {
    expect(parseContractOptions([])).toMatchObject({
      apis: [],
      target: undefined,
      variant: undefined,
      care: 'read-only',
      plan: false,
      seed: 1,
      report: 'reports',
      concurrency: 4,
      timeout: 10_000,
      help: false,
    });
  });

  test.each<[string[], object]>([
    [['--api', 'a', '--api', 'b'], { apis: ['a', 'b'] }],
    [['--api=a', '--target', 'http://x', '--allow-writes'], { target: 'http://x', care: 'undoable' }],
    [['--seed', '0'], { seed: 0 }],
    [['--timeout', '3'], { timeout: 3_000 }],
    [
      ['--budget', '9', '--budget', '60s'],
      { policy: { rate: undefined, requests: 9, milliseconds: 60_000 } },
    ],
    [['--shard', '2/3'], { shard: expect.objectContaining({}) }],
    [['--min-coverage', '99.5'], { minCoverage: 99.5 }],
    [['-h'], { help: true }],
  ])('%j is %j', (args, want) => expect(parseContractOptions(args)).toMatchObject(want));

  test.each<[string[], string]>([
    [['--tarwet', 'x'], "Unknown option '--tarwet'. See npm run contract -- --help."],
    [['--api'], '--api'],
    [['--target', 'http://x'], '--target wants exactly one --api'],
    [['--variant', 'x', '--api', 'a', '--api', 'b'], '--variant wants exactly one --api'],
    [['--seed', '-1'], 'seed'],
    [['--seed', '1.5'], '--seed wants a whole number from 0 on, not "1.5".'],
    [['--seed', ''], '--seed wants a whole number'],
    [['--seed', 'one'], '--seed wants a whole number'],
    [['--concurrency', '0'], '--concurrency wants a whole number from 1 on'],
    [['--budget', '10.5s'], '--budget wants a whole number from 1 on, not "10.5".'],
    [['--budget', '5m'], '--budget wants a whole number'],
    [['--budget', '5', '--budget', '6'], '--budget may be given twice'],
    [['--rate', '0'], '--rate wants a whole number'],
    [['--min-coverage', '101'], '--min-coverage wants a percentage'],
    [['--shard', '4/3'], 'shard'],
  ])('%j is an InputError', (args, want) => {
    const message = expect.stringContaining(want);
    expect(() => parseContractOptions(args)).toThrow(
      expect.objectContaining({ name: 'InputError', message }),
    );
  });
});

describe(percent, () => {
  test.each([
    [undefined, undefined],
    ['0', 0],
    ['100', 100],
    ['12.5', 12.5],
  ])('%s is %s', (given, want) => expect(percent('x', given)).toBe(want));
  test.each(['', ' ', '-1', 'many'])('%j is an InputError', (given) =>
    expect(() => percent('x', given)).toThrow('--x wants a percentage'),
  );
});

describe('the help', () => {
  test('names every flag that there is', () => {
    const flags = [
      'api',
      'target',
      'variant',
      'allow-writes',
      'probe',
      'only-failed',
      'shard',
      'baseline',
      'min-coverage',
      'seed',
      'concurrency',
      'timeout',
      'report',
      'help',
    ];
    expect(flags.filter((flag) => !contractHelp.includes(`--${flag}`))).toEqual([]);
  });
});
