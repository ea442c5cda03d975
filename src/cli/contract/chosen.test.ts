import { expect, test } from 'vitest';
import { flagsOf } from './chosen.ts';
import { parseContractOptions } from './options.ts';

test.each<[string[], string[]]>([
  [[], []],
  [
    ['--api', 'garden', '--variant', '2.x', '--allow-writes'],
    ['--variant 2.x', '--allow-writes'],
  ],
  [
    ['--seed', '7', '--examples', '5', '--strict'],
    ['--strict', '--examples 5', '--seed 7'],
  ],
  [
    ['--rate', '2', '--concurrency', '1', '--timeout', '30', '--allow-host', 'api.garden.test'],
    ['--concurrency 1', '--timeout 30', '--rate 2', '--allow-host api.garden.test'],
  ],
  [['--budget', '5', '--report', 'elsewhere', '--shard', '1/2'], []],
])('a run with %j is asked again with %j', (args, want) => {
  expect(flagsOf(parseContractOptions(args))).toEqual(want);
});
