import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSuite } from '../../src/run/open-suite.ts';
import { restoreLedger } from '../../src/run/restore.ts';
import { startRun } from '../../src/run/run.ts';
import { changes } from '../../src/run/run-probe.ts';
import { type Entry, readLedger } from '../../src/safety/ledger.ts';
import { env } from '../mutation/known.ts';
import { known, startModelarts } from '../reference-servers/modelarts.ts';
import { type Between, type Meddling, startBetween, withFolder } from './cli.ts';

const collection = `/v1/${known.projectId}/workspaces`;
const headers = { 'X-Auth-Token': known.authToken, 'Content-Type': 'application/json' };

interface World {
  readonly between: Between;
  readonly report: string;
  names(): Promise<string[]>;
  make(name: string): Promise<void>;
  writeLedger(...entries: Partial<Entry>[]): void;
}

async function withServer(meddle: Meddling, body: (world: World) => Promise<void>): Promise<void> {
  const server = await startModelarts();
  const between = await startBetween(server.url, meddle);
  try {
    await withFolder((report) =>
      body({
        between,
        report,
        async names() {
          const answer = await fetch(`${server.url}${collection}`, { headers });
          const { workspaces } = (await answer.json()) as { workspaces: { name: string; status: string }[] };
          return workspaces.filter(({ status }) => status !== 'DELETING').map(({ name }) => name);
        },
        async make(name) {
          const text = JSON.stringify({ name });
          await fetch(`${server.url}${collection}`, { method: 'POST', headers, body: text });
        },
        writeLedger(...entries) {
          mkdirSync(report, { recursive: true });
          const all = entries.map((entry, id) => ({ id, api: 'modelarts', url: between.url, ...entry }));
          writeFileSync(path.join(report, 'ledger.json'), JSON.stringify(all));
        },
      }),
    );
  } finally {
    await Promise.all([between.close(), server.close()]);
  }
}

const faithful: Meddling = () => undefined;
const made = (name: string, bearers: string[] | undefined): Partial<Entry> => ({
  kind: 'made',
  operation: 'CreateWorkspace',
  path: { project_id: known.projectId },
  body: { name },
  ...(bearers === undefined ? {} : { bearers }),
});

describe('what may have been made by a request whose answer never came', () => {
  test('is deleted where nothing bore its name before', () =>
    withServer(faithful, async ({ report, names, make, writeLedger }) => {
      const before = await names();
      await make('a-new-one');
      writeLedger(made('a-new-one', []));
      expect(await restoreLedger(report, env, 2_000)).toEqual({ settled: 1, left: [] });
      expect(await names()).toEqual(before);
    }));

  test('is left alone where it may be somebody else’s', () =>
    withServer(faithful, async ({ report, names, make, writeLedger }) => {
      await make('somebody-elses');
      writeLedger(made('somebody-elses', undefined));
      const { left } = await restoreLedger(report, env, 2_000);
      expect(left[0]?.reason).toMatch(/^something named "somebody-elses" is there/);
      expect(await names()).toContain('somebody-elses');
      expect(readLedger(path.join(report, 'ledger.json'))).toHaveLength(1);
    }));

  test('is nothing where all that bears its name was there before', () =>
    withServer(faithful, async ({ report, names, writeLedger }) => {
      const before = await names();
      writeLedger(made('known_workspace', [known.workspaceId]));
      expect(await restoreLedger(report, env, 2_000)).toEqual({ settled: 1, left: [] });
      expect(await names()).toEqual(before);
    }));

  test('is not forgotten while the list cannot be read', () =>
    withServer(
      (_number, { method, url }, response) => {
        if (method !== 'GET' || url?.split('?')[0] !== collection) return undefined;
        response.writeHead(503).end();
        return 'answered';
      },
      async ({ report, writeLedger }) => {
        writeLedger(made('a-new-one', []));
        const { left } = await restoreLedger(report, env, 2_000);
        expect(left[0]?.reason).toContain('answers 503: something named "a-new-one" may have been made');
      },
    ));
});

test('a ledger of several targets is worked off, and what cannot be reached is left with the reason', () =>
  withServer(faithful, async ({ report, make, names, writeLedger }) => {
    await make('a-new-one');
    writeLedger(
      {
        api: 'rocketchat',
        url: 'http://127.0.0.1:1',
        kind: 'restore',
        operation: 'permissions.update',
        path: {},
      },
      made('a-new-one', []),
    );
    const { settled, left } = await restoreLedger(report, env, 2_000);
    expect([settled, left.map(({ entry }) => entry.api)]).toEqual([1, ['rocketchat']]);
    expect(left[0]?.reason).toContain('Nothing answers at http://127.0.0.1:1: nothing listens there.');
    expect(await names()).not.toContain('a-new-one');
  }));

test('what cannot be read first is not written; only what the run has made is', async () => {
  const written: string[] = [];
  await withServer(
    (_number, { method, url = '' }, response) => {
      if (!url.includes('/quotas')) return undefined;
      if (method === 'PUT') written.push(url);
      if (method !== 'GET') return undefined;
      response.writeHead(403, { 'content-type': 'application/json' }).end('{}');
      return 'answered';
    },
    async ({ between, report }) => {
      const options = { target: between.url, care: 'undoable' as const, timeout: 2_000, env, report };
      const suite = await openSuite('modelarts', options);
      const probes = suite.probes.filter(
        ({ operation, kind }) =>
          operation.id === 'UpdateWorkspaceQuotas' && (kind === 'valid' || kind === 'boundary'),
      );
      const results = await startRun({ ...suite, probes, laws: [] }, { concurrency: 4 }).finished;
      await suite.close();
      expect(results.map(({ outcome }) => outcome)).toContain('verified');
      expect(written.filter((url) => url.includes(known.workspaceId))).toEqual([]);
      expect(written).not.toEqual([]);
    },
  );
});

test('nothing is written, and the run fails, where what is there cannot be noted', () =>
  withServer(faithful, async ({ between, report, names }) => {
    const before = await names();
    const suite = await openSuite('modelarts', {
      target: between.url,
      care: 'undoable' as const,
      timeout: 2_000,
      env,
      report,
    });
    const guard = { ...suite.guard, protect: () => Promise.reject(new Error('the disk is full')) };
    const probes = suite.probes.filter(changes);
    const run = startRun({ ...suite, guard, probes, laws: [] }, { concurrency: 4 });
    await expect(run.finished).rejects.toThrow('the disk is full');
    const asked = between.count();
    await suite.close();
    expect([between.count() - asked, await names()]).toEqual([0, before]);
  }));

test('a budget does not hold up what puts things back', () =>
  withServer(faithful, async ({ between, report, names }) => {
    const before = await names();
    const policy = { rate: undefined, requests: 150, milliseconds: undefined };
    const options = { target: between.url, care: 'undoable' as const, timeout: 20_000, env, report, policy };
    const suite = await openSuite('modelarts', options);
    const results = await startRun(suite, { concurrency: 4 }).finished;
    await suite.close();
    const broken = new Set(results.filter(({ outcome }) => outcome === 'broken').map(({ reason }) => reason));
    expect([...broken]).toEqual(['the budget of 150 requests is used up']);
    expect([between.count() > 150, await names()]).toEqual([true, before]);
    expect(readLedger(path.join(report, 'ledger.json'))).toEqual([]);
  }));

test('what a server makes of a request that it should refuse is deleted', () => {
  const server = (_number: number, incoming: { method?: string | undefined; headers: object }) => {
    // It takes everybody for the administrator.
    Object.assign(incoming.headers, { 'x-auth-token': known.authToken });
    return undefined;
  };
  return withServer(server, async ({ between, report, names }) => {
    const before = await names();
    const options = { target: between.url, care: 'undoable' as const, timeout: 2_000, env, report };
    const suite = await openSuite('modelarts', options);
    const probes = suite.probes.filter(
      ({ operation, kind }) => operation.id === 'CreateWorkspace' && /credentials/.test(kind),
    );
    const results = await startRun({ ...suite, probes, laws: [] }, { concurrency: 4 }).finished;
    await suite.close();
    expect(results.some(({ outcome }) => outcome === 'failed')).toBe(true);
    expect(await names()).toEqual(before);
  });
});
