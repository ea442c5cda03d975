import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Env } from '../../src/env.ts';
import { startRun } from '../../src/run.ts';
import { readLedger } from '../../src/safety/ledger.ts';
import { restoreLedger } from '../../src/safety/restore.ts';
import { openSuite } from '../../src/suite.ts';
import { known as modelarts, startModelarts } from '../stand-ins/modelarts.ts';
import { known as rocketchat, startRocketchat } from '../stand-ins/rocketchat.ts';

/** After which request the run is cut: every one with CUT=all, which takes minutes. */
const step = process.env.CUT === 'all' ? 1 : 61;

/** Nothing more gets through after `requests` of them: neither the run nor its own tidying up. */
async function cutShort(api: string, url: string, env: Env, requests: number, report: string): Promise<void> {
  const policy = { rate: undefined, requests, milliseconds: undefined };
  const suite = await openSuite(api, { target: url, allowWrites: true, timeout: 2_000, env, report, policy });
  await startRun(suite, { concurrency: 4 }).finished;
  await suite.close();
}

async function leavesAsItWas(
  api: string,
  url: string,
  env: Env,
  look: () => Promise<unknown>,
  most: number,
): Promise<void> {
  const before = await look();
  for (let requests = 10; requests < most; requests += step) {
    const report = mkdtempSync(path.join(tmpdir(), 'cut-short-'));
    try {
      await cutShort(api, url, env, requests, report);
      const { left } = await restoreLedger(report, env, 2_000);
      expect(left, `cut after ${requests} requests`).toEqual([]);
      expect(readLedger(path.join(report, 'ledger.json'))).toEqual([]);
      expect(await look(), `cut after ${requests} requests`).toEqual(before);
    } finally {
      rmSync(report, { recursive: true, force: true });
    }
  }
}

async function json(url: string, headers: Record<string, string>): Promise<Record<string, unknown>> {
  return (await (await fetch(url, { headers })).json()) as Record<string, unknown>;
}

test('permissions are as they were, wherever a run is cut short', async () => {
  const server = await startRocketchat();
  const headers = { 'X-User-Id': rocketchat.userId, 'X-Auth-Token': rocketchat.authToken };
  const env = {
    ROCKETCHAT_USER_ID: rocketchat.userId,
    ROCKETCHAT_AUTH_TOKEN: rocketchat.authToken,
    ROCKETCHAT_PERMISSION_ID: rocketchat.permissionId,
  };
  const look = async () => {
    const { update } = await json(`${server.url}/api/v1/permissions.listAll`, headers);
    return (update as { _id: string; roles: string[] }[]).map(({ _id, roles }) => [_id, roles]);
  };
  try {
    await leavesAsItWas('rocketchat', server.url, env, look, 140);
  } finally {
    await server.close();
  }
});

test('workspaces and quotas are as they were, wherever a run is cut short', {
  timeout: 600_000,
}, async () => {
  const server = await startModelarts();
  const headers = { 'X-Auth-Token': modelarts.authToken };
  const base = `${server.url}/v1/${modelarts.projectId}/workspaces`;
  const env = {
    MODELARTS_AUTH_TOKEN: modelarts.authToken,
    MODELARTS_PROJECT_ID: modelarts.projectId,
    MODELARTS_WORKSPACE_ID: modelarts.workspaceId,
  };
  const look = async () => {
    const list = (await json(`${base}?sort_by=name`, headers)).workspaces as Record<string, unknown>[];
    const quotas = (await json(`${base}/${modelarts.workspaceId}/quotas`, headers)).quotas as Record<
      string,
      unknown
    >[];
    const lasting = list.filter(({ status }) => status !== 'DELETING');
    return {
      workspaces: lasting.map(({ id, name, description, auth_type }) => [id, name, description, auth_type]),
      quotas: quotas.map(({ resource, quota }) => [resource, quota]),
    };
  };
  try {
    await leavesAsItWas('modelarts', server.url, env, look, 430);
  } finally {
    await server.close();
  }
});
