import { expect, test } from 'vitest';
import { openSuite } from '../../src/run/open-suite.ts';
import { restoreLedger } from '../../src/run/restore.ts';
import { startRun } from '../../src/run/run.ts';
import { changes } from '../../src/run/run-probe.ts';
import { readLedger } from '../../src/safety/ledger.ts';
import type { Env } from '../../src/shared/env.ts';
import { InputError } from '../../src/shared/input-error.ts';
import { env } from '../mutation/known.ts';
import { apis } from '../reference-servers/apis.ts';
import { known as modelarts } from '../reference-servers/modelarts.ts';
import { known as palette } from '../reference-servers/palette.ts';
import { known as rocketchat } from '../reference-servers/rocketchat.ts';
import { startBetween, withFolder } from './cli.ts';
import { misdeeds } from './hostile.ts';

/** How often a run is cut: after every request with CUT=all, which takes a quarter of an hour. */
const isThorough = process.env.CUT === 'all';

/** Where a run of one API is cut, and how what may have changed is looked at. */
interface Case {
  readonly api: string;
  readonly env: Env;
  /** At how many places a run is cut, unless at all. */
  readonly cuts: number;
  look(get: (path: string) => Promise<Record<string, unknown>>): Promise<unknown>;
  readonly headers: Record<string, string>;
  /** True where nothing lists what was made: what a lost answer leaves has to be looked for. */
  readonly isBlind?: boolean;
}

/**
 * What may change something, until nothing gets through any more: neither for the run nor for its own tidying up.
 */
async function runUntilCut(api: string, target: string, given: Env, report: string): Promise<void> {
  const options = { target, care: 'undoable' as const, timeout: 2_000, env: given, report };
  try {
    const suite = await openSuite(api, options);
    const [probes, laws] = [suite.probes.filter(changes), suite.laws.filter(({ writes }) => writes)];
    await startRun({ ...suite, probes, laws }, { concurrency: 4 }).finished;
    await suite.close();
  } catch (thrown) {
    // Cut before it had begun.
    if (!(thrown instanceof InputError)) throw thrown;
  }
}

async function isAsItWas({ api, env: given, cuts, look, headers, isBlind = false }: Case): Promise<void> {
  const server = await (apis[api] as (typeof apis)[string]).start();
  let left = Number.POSITIVE_INFINITY;
  let isLost = false;
  const between = await startBetween(server.url, () => {
    left -= 1;
    if (left === 0 && isLost) return 'lose the answer';
    return left < 0 ? misdeeds['hung up'] : undefined;
  });
  const get = async (path: string) =>
    (await (await fetch(`${server.url}${path}`, { headers })).json()) as Record<string, unknown>;
  const before = await look(get);
  await withFolder((report) => runUntilCut(api, between.url, given, report));
  expect(await look(get), 'not cut at all').toEqual(before);
  const whole = between.count();
  const step = isThorough ? 1 : Math.ceil(whole / cuts);
  for (let requests = Math.ceil(step / 2); requests < whole; requests += step) {
    isLost = !isBlind && requests % 2 === 1;
    left = requests;
    await withFolder(async (report) => {
      await runUntilCut(api, between.url, given, report);
      left = Number.POSITIVE_INFINITY;
      const restored = await restoreLedger(report, given, 2_000);
      const known = restored.left.filter(({ entry }) => !isBlind || entry.kind !== 'made');
      expect(known, `cut after ${requests} requests`).toEqual([]);
      expect(readLedger(`${report}/ledger.json`).length).toBe(restored.left.length);
      expect(await look(get), `cut after ${requests} requests`).toEqual(before);
    });
  }
  await between.close();
  await server.close();
}

const cases: Case[] = [
  {
    api: 'rocketchat',
    env,
    headers: { 'X-User-Id': rocketchat.userId, 'X-Auth-Token': rocketchat.authToken },
    cuts: 3,
    async look(get) {
      const { update } = await get('/api/v1/permissions.listAll');
      return (update as { _id: string; roles: string[] }[]).map(({ _id, roles }) => [_id, roles]);
    },
  },
  {
    api: 'modelarts',
    env,
    headers: { 'X-Auth-Token': modelarts.authToken },
    cuts: 3,
    async look(get) {
      const base = `/v1/${modelarts.projectId}/workspaces`;
      const { workspaces } = await get(`${base}?sort_by=name`);
      const { quotas } = await get(`${base}/${modelarts.workspaceId}/quotas`);
      const lasting = (workspaces as Record<string, unknown>[]).filter(({ status }) => status !== 'DELETING');
      return {
        workspaces: lasting.map(({ id, name, description, auth_type }) => [id, name, description, auth_type]),
        quotas: (quotas as Record<string, unknown>[]).map(({ resource, quota }) => [resource, quota]),
      };
    },
  },
  {
    api: 'palette',
    env,
    headers: { ApiKey: palette.apiKey, ProjectUid: palette.projectUid },
    cuts: 1,
    isBlind: true,
    async look(get) {
      const paths = [
        `workspaces/users/${palette.userUid}/roles`,
        `workspaces/teams/${palette.teamUid}/roles`,
        `workspaces/${palette.workspaceUid}`,
        `workspaces/${palette.otherWorkspaceUid}`,
        `workspaces/${palette.workspaceUid}/backup`,
      ];
      const answers = await Promise.all(paths.map((path) => get(`/v1/${path}`)));
      // When something was put back is shown too.
      return JSON.parse(JSON.stringify(answers, (name, value) => (/timestamp/i.test(name) ? '' : value)));
    },
  },
];

test.each(cases)('$api is as it was, wherever a run is cut short', { timeout: 3_600_000 }, isAsItWas);
