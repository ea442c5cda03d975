import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nightly } from '../nightly.ts';
import { known, startRocketchat } from '../reference-servers/rocketchat.ts';
import type { StandIn } from '../reference-servers/stand-in.ts';
import { filesIn, peakOf, runContract, startBetween, withFolder } from './cli.ts';
import { type Misdeed, misdeeds } from './hostile.ts';

const env = { ROCKETCHAT_USER_ID: known.userId, ROCKETCHAT_AUTH_TOKEN: known.authToken };

let faithful: StandIn;
beforeAll(async () => {
  faithful = await startRocketchat();
});
afterAll(() => faithful.close());

/** A run against a server that is faithful for so many requests, and then does that. */
async function runAgainst(misdeed: Misdeed, after: number, flags: readonly string[] = ['--timeout', '1']) {
  const between = await startBetween(faithful.url, (number) => (number > after ? misdeed : undefined));
  try {
    return await withFolder(async (folder) => {
      const args = ['--api', 'rocketchat', '--target', between.url, '--report', folder, ...flags];
      const ended = await runContract(args, env);
      return { ended, files: filesIn(folder).map(([name]) => name), requests: between.count() };
    });
  } finally {
    await between.close();
  }
}

const stack = /\n\s+at .+:\d+:\d+/;

// Each is a process of its own: a busy machine takes its time.
describe('a whole run', { timeout: 120_000 }, () => {
  nightly('a server that never answers is one sentence and exit code 2', async () => {
    const { ended, files } = await runAgainst(misdeeds.silent, 0);
    expect(ended.stderr).toMatch(
      /^Nothing answers at http:\/\/127\.0\.0\.1:\d+: no whole answer within 1 s\.\n/,
    );
    expect(ended.stderr).not.toMatch(stack);
    expect([ended.code, ended.stdout, files]).toEqual([2, '', []]);
  });

  test('a server whose bodies become huge is given up, and what it answered before counts', async () => {
    const { ended, files, requests } = await runAgainst(misdeeds.huge, 12);
    expect(ended.stdout).toContain('× the body is longer than 16000000 bytes');
    expect(ended.stdout).toContain('× not asked: 3 requests in a row got no answer');
    expect(ended.stdout).toMatch(/^all .* [1-9]\d* verified, 0 failed, \d+ pending, [1-9]\d* could not run/m);
    expect(ended.stdout + ended.stderr).not.toMatch(stack);
    expect(ended.code).toBe(2);
    expect(files).toContain('report.json');
    // Nobody goes on asking a server that has gone mad, and nobody keeps a gigabyte of it.
    expect(requests).toBeLessThan(30);
    expect(peakOf(ended)).toBeLessThan(900_000_000);
  });

  nightly('a budget of requests ends a run that could go on, and says so', async () => {
    const { ended, requests } = await runAgainst(misdeeds.silent, 1000, ['--budget', '20']);
    expect(requests).toBe(20);
    expect(ended.stdout).toContain('× the budget of 20 requests is used up');
    expect(ended.stdout).not.toContain('got no answer');
    expect(ended.code).toBe(2);
  });
});
