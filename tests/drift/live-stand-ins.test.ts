import { expect, test } from 'vitest';
import type { DriftReport } from '../../src/drift/finding.ts';
import { driftLive } from '../../src/drift/live/live.ts';
import { isObject } from '../../src/shared/json.ts';
import { env } from '../mutation/known.ts';
import { nightly } from '../nightly.ts';
import { apis } from '../reference-servers/apis.ts';
import { type Passing, startFront } from './front.ts';

/** The live check of a hand-written server of this API, whose answers `change` may alter; and what was asked for. */
async function ask(api: string, change: (passing: Passing) => void = () => {}) {
  const standIn = await apis[api]?.start();
  if (standIn === undefined) throw new Error(`no stand-in ${api}`);
  const front = await startFront(standIn.url, change);
  try {
    const report = await driftLive({ api, target: front.url, env, today: '2026-01-01' });
    return { report, methods: [...front.methods].sort() };
  } finally {
    front.close();
    await standIn.close();
  }
}

const told = ({ findings }: DriftReport) =>
  findings.map(({ rule, operations, actual }) => `${rule} ${operations.join()}: ${actual}`);
const variant = ({ findings }: DriftReport) => findings.find(({ rule }) => rule === 'drift-variant');

test('a faithful server has no error, and nothing that writes is asked', async () => {
  const { report, methods } = await ask('rocketchat');
  expect(told(report)).toEqual(['drift-field-undocumented GET /api/v1/me: type (string)']);
  expect(report.scope).toMatch(/^rocketchat \(\d+ answers; answers like the spec or 6\.x\)$/);
  expect(methods).toEqual(['GET', 'HEAD', 'OPTIONS']);
  expect(report.safe.map(({ expected }) => expected)).toContain('answer 200 update[].settingId');
});

/** 7.x and 8.x say in a 401 the same twice. */
function sayTwice(passing: Passing): void {
  if (passing.status === 401 && passing.json !== undefined)
    passing.json = { ...passing.json, success: false, error: passing.json.message ?? '' };
}

test('a server that only adds what a later version adds is told to be of that version', async () => {
  const { report } = await ask('rocketchat', sayTwice);
  expect(report.scope).toMatch(/answers like 7\.10( or 8\.[78x])*\)$/);
  expect(variant(report)?.expected).toMatch(
    /^answers like the spec, which 0 of \d+ answers break and \d+ go beyond$/,
  );
});

nightly('a server of a later version is told by what it changed, and what still differs', async () => {
  const { report, methods } = await ask('rocketchat', (passing) => {
    sayTwice(passing);
    if (passing.path === '/api/v1/roles.list' && passing.status === 200) {
      delete passing.json?.roles;
      passing.headers['x-instance'] = 'one';
    }
  });
  expect(report.scope).toMatch(/answers like 7\.10( or 8\.[78x])*, except in \d+ answers?\)$/);
  expect(variant(report)?.actual).toMatch(
    /^answers like 7\.10( or 8\.[78x])*, which \d+ of \d+ answers break and \d+ go beyond, except GET \/api\/v1\/roles\.list: /,
  );
  expect(told(report)).toContain(
    'drift-header-undocumented GET /api/v1/roles.list: x-instance: 3 characters',
  );
  expect(methods).toEqual(['GET', 'HEAD', 'OPTIONS']);
});

nightly('a server that shows what another vendor shows is told to be that vendor', async () => {
  const { report, methods } = await ask('modelarts', ({ status, json }) => {
    if (status !== 200 || json?.id === undefined) return;
    json.auth_type = String(json.auth_type).toLowerCase();
    json.grants = [{ user_id: '0123456789abcdef0123456789abcdef', user_type: 'FEDERATE' }];
  });
  expect(report.scope).toMatch(/answers like huawei\b/);
  expect(told(report)).toContainEqual(
    expect.stringMatching(/^drift-field-undocumented GET .*: grants\[\]\.user_type \(string\)$/),
  );
  expect(methods).toEqual(['GET', 'HEAD', 'OPTIONS']);
});

nightly(
  'what nobody documents is found, and the variant that allows more than the spec fits better',
  async () => {
    const { report, methods } = await ask('palette', (passing) => {
      if (passing.status !== 200) return;
      if (isObject(passing.json?.spec))
        passing.json.spec.quota = { resourceAllocation: { gpuConfig: { limit: -1, provider: 'nvidia' } } };
      if (passing.path.endsWith('/backup')) passing.status = 203;
      if (passing.path.endsWith('/restore')) passing.headers['content-type'] = 'text/html';
      if (passing.path.endsWith('/roles') && passing.json !== undefined) passing.json.page = 1;
    });
    expect(report.scope).toMatch(/answers like (4\.10 or )?4\.9, except in \d+ answers\)$/);
    expect(told(report)).toEqual(
      expect.arrayContaining([
        'status-undocumented GET /v1/workspaces/{uid}/backup: status 203',
        expect.stringMatching(/^content-type GET \/v1\/workspaces\/\{uid\}\/restore: text\/html/),
        'drift-field-undocumented GET /v1/workspaces/users/{userUid}/roles: page (number)',
        'drift-field-undocumented GET /v1/workspaces/teams/{teamUid}/roles: page (number)',
      ]),
    );
    expect(methods).toEqual(['GET', 'HEAD', 'OPTIONS']);
  },
);
