import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { known, startRocketchat } from '../reference-servers/rocketchat.ts';
import { type Meddling, runContract, startBetween, startContract, withFolder } from './cli.ts';

const env = {
  ROCKETCHAT_USER_ID: known.userId,
  ROCKETCHAT_AUTH_TOKEN: known.authToken,
  ROCKETCHAT_PERMISSION_ID: known.permissionId,
};

/** The roles of every permission, as the server has them. */
async function rolesAt(url: string): Promise<unknown> {
  const headers = { 'X-User-Id': known.userId, 'X-Auth-Token': known.authToken };
  const answer = await fetch(`${url}/api/v1/permissions.listAll`, { headers });
  const { update } = (await answer.json()) as { update: { _id: string; roles: string[] }[] };
  return update.map(({ _id, roles }) => [_id, roles]);
}

/** A run that is sent a signal as soon as it has written something, in a folder of its own. */
async function interrupted(
  signal: NodeJS.Signals,
  third: 'hand on late' | undefined,
  after: (world: {
    url: string;
    folder: string;
    args: string[];
    before: unknown;
    code: number | null;
    stderr: string;
  }) => Promise<void>,
): Promise<void> {
  const faithful = await startRocketchat();
  const before = await rolesAt(faithful.url);
  let stop: (() => void) | undefined;
  const meddle: Meddling = (_number, incoming) => {
    // The third write has reached the server, its answer the run only where the signal leaves it the time.
    if (incoming.method === 'POST' && incoming.url?.includes('permissions.update')) writes += 1;
    if (writes !== 3) return undefined;
    stop?.();
    const late = stop === undefined ? undefined : third;
    stop = undefined;
    return late;
  };
  let writes = 0;
  const between = await startBetween(faithful.url, meddle);
  try {
    await withFolder(async (folder) => {
      const args = ['--api', 'rocketchat', '--target', between.url, '--allow-writes', '--report', folder];
      // Only what writes, and what succeeds first.
      const { child, ended } = startContract([...args, '--probe', 'permissions.update/'], env);
      stop = () => child.kill(signal);
      const { code, stderr } = await ended;
      stop = undefined;
      await after({ url: between.url, folder, args, before, code, stderr });
    });
  } finally {
    await Promise.all([between.close(), faithful.close()]);
  }
}

describe('a run of its own', { timeout: 120_000 }, () => {
  test('that is killed leaves a ledger; nobody writes on top of it, and --restore puts everything back', async () => {
    await interrupted('SIGKILL', undefined, async ({ url, folder, args, before, code }) => {
      const ledger = path.join(folder, 'ledger.json');
      expect([code, existsSync(ledger)]).toEqual([null, true]);
      expect(readFileSync(ledger, 'utf8')).not.toContain(known.authToken);
      // Killed in the middle of writing the next one: the torn half is nobody's ledger.
      writeFileSync(`${ledger}.new`, '[{"id": 1, "ap');

      const again = await runContract(args, env);
      expect(again.stderr).toContain(
        `${ledger} lists 2 things that an earlier run left changed. Run npm run contract -- --restore --report ${folder} first.`,
      );
      expect(again.code).toBe(2);

      const lost = await runContract(['--restore', '--report', folder], {
        ...env,
        ROCKETCHAT_AUTH_TOKEN: 'lost',
      });
      expect(lost.stdout).toContain('0 put back or gone already, 2 left.');
      expect(lost.stderr).toMatch(/^Left: put back by permissions\.update at http:.+: .+ answers 401/m);
      expect(lost.code).toBe(2);

      const restored = await runContract(['--restore', '--report', folder], env);
      expect([restored.code, restored.stdout]).toEqual([0, '2 put back or gone already, 0 left.\n']);
      expect([await rolesAt(url), existsSync(ledger)]).toEqual([before, false]);
    });
  });

  test.each([
    ['', undefined],
    ['waits for a slow write and ', 'hand on late'],
  ] as const)('that is stopped with Ctrl-C %sputs everything back before it ends', async (_, third) => {
    await interrupted('SIGINT', third, async ({ url, folder, before, code, stderr }) => {
      expect(stderr).toContain('Stopping: what is under way is waited for and put back.');
      expect(stderr).toContain('Stopped. Nothing is left changed.');
      expect([code, existsSync(path.join(folder, 'ledger.json'))]).toEqual([2, false]);
      expect(await rolesAt(url)).toEqual(before);
    });
  });
});
