/** The suites against the hand-written servers, each with one fault or with none. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { noGuard } from '../../src/context/guard.ts';
import { allKills, type Kill } from '../../src/mutation/kill.ts';
import { openSuite } from '../../src/run/open-suite.ts';
import { apis } from '../reference-servers/apis.ts';
import { env } from './known.ts';

/** One API's suite: opened once, as a tester would, before the faithful server; pointed at the others after it. */
export interface StandInSuite {
  /** What the suite holds against the faithful server. */
  faithful(): Promise<Kill[]>;
  /** What it holds against a fresh server, with a fault where one is named; nothing is put back between probes. */
  faulty(fault?: string): Promise<Kill[]>;
  close(): Promise<void>;
}

/** Opens the suite of one API for its stand-in. */
export async function openStandIn(name: string): Promise<StandInSuite> {
  const api = apis[name];
  if (api === undefined) throw new Error(`no stand-in is called ${name}`);
  const server = await api.start();
  const report = await mkdtemp(path.join(tmpdir(), 'teeth-'));
  const suite = await openSuite(name, {
    target: server.url,
    care: 'disposable',
    timeout: 3_000,
    env,
    report,
  });
  return {
    faithful: () => allKills(suite, 4),
    async faulty(fault) {
      const other = await api.start({ fault });
      try {
        return await allKills({ ...suite, guard: noGuard, target: { ...suite.target, url: other.url } }, 4);
      } finally {
        await other.close();
      }
    },
    async close() {
      await suite.close();
      await server.close();
      await rm(report, { recursive: true });
    },
  };
}
