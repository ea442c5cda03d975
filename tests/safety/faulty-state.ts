/** A run under `--allow-writes` against a reference server with one fault: is everything as it was, or named? */
import { isDeepStrictEqual } from 'node:util';
import { openSuite } from '../../src/run/open-suite.ts';
import { startRun } from '../../src/run/run.ts';
import { changes } from '../../src/run/run-probe.ts';
import { readLedger } from '../../src/safety/ledger.ts';
import { readStateReports } from '../../src/safety/state-file.ts';
import { InputError } from '../../src/shared/input-error.ts';
import { apis } from '../reference-servers/apis.ts';
import { withFolder } from './cli.ts';
import type { Case } from './reference-state.ts';

/** How a server is after a run. */
export type Kept =
  /** Equal to before. */
  | 'equal'
  /** Different, and the run says so. */
  | 'named'
  /** Different, without a word. */
  | 'silent';

/** What a run leaves of a server with this fault; of one that cannot even be opened nothing was changed. */
export async function keptBy({ api, env, look, headers }: Case, fault: string): Promise<Kept> {
  const server = await (apis[api] as (typeof apis)[string]).start({ fault });
  const get = async (path: string, tries = 5): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${server.url}${path}`, { headers, signal: AbortSignal.timeout(2_000) });
    if (answer.ok || tries === 0) return (await answer.json()) as Record<string, unknown>;
    return get(path, tries - 1);
  };
  const state = () => look((path) => get(path)).catch((thrown: unknown) => String(thrown));
  try {
    return await withFolder(async (report) => {
      const before = await state();
      const said = await run(api, server.url, env, report);
      return isDeepStrictEqual(await state(), before) ? 'equal' : said ? 'named' : 'silent';
    });
  } finally {
    await server.close();
  }
}

/** True where the run names something that is not as it was. */
async function run(api: string, target: string, env: Case['env'], report: string): Promise<boolean> {
  try {
    const suite = await openSuite(api, { target, care: 'undoable', timeout: 1_500, env, report });
    const laws = suite.laws.filter(({ writes }) => writes);
    const probes = suite.probes.filter(
      (probe) => changes(probe) || /credentials|permission|missing/.test(probe.kind),
    );
    await startRun({ ...suite, probes, laws }, { concurrency: 4 }).finished;
    await suite.close();
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown;
  }
  const [compared] = readStateReports(report);
  const isNamed = (compared?.differences ?? []).some(({ isOurs }) => isOurs);
  return isNamed || readLedger(`${report}/ledger.json`).length > 0;
}
