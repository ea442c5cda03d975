import { rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { Finding } from '../../src/judge/finding.ts';
import type { ProbeResult } from '../../src/judge/result.ts';
import { type Depth, examplesAt } from '../../src/run/depth.ts';
import { type OpenedSuite, openSuite } from '../../src/run/open-suite.ts';
import { startRun } from '../../src/run/run.ts';
import { chosenOf } from '../../src/run/select.ts';
import { setSpecsFolder } from '../../src/spec/apis.ts';
import type { ForeignApi } from '../../tests/foreign-apis/apis.ts';
import { type ContractFlags, type ContractRun, folderOf } from './contract-run.ts';

/**
 * The same suite as the contract command runs, in this process and without a report: a run that costs seconds less.
 * It ends at the first error that `isKnown` does not know.
 */
export async function runInProcess(
  api: ForeignApi,
  url: string,
  flags: ContractFlags,
  isKnown: ((finding: Finding) => boolean) | undefined,
): Promise<ContractRun> {
  const folder = await folderOf(api);
  setSpecsFolder(`${folder}/specs`);
  const started = performance.now();
  const stop = new AbortController();
  try {
    const suite = await open(api, url, flags, stop.signal);
    const results = await resultsOf(suite, flags, isKnown, stop).finally(() => suite.close());
    return asRun(results, performance.now() - started);
  } catch (thrown) {
    const seconds = (performance.now() - started) / 1000;
    return { exit: 2, seconds, findings: [], totals: {}, output: String(thrown) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function open(api: ForeignApi, url: string, flags: ContractFlags, signal: AbortSignal): Promise<OpenedSuite> {
  const depth = depthOf(flags);
  return openSuite(api.name, {
    target: url,
    care: flags.care === 'disposable' ? 'disposable' : 'undoable',
    asTargetSays: true,
    timeout: 10_000,
    env: api.credentials,
    random: { count: examplesAt[depth], seed: Number(flags.seed ?? 1) },
    signal,
  });
}

function depthOf({ depth }: ContractFlags): Depth {
  return (depth ?? 'standard') as Depth;
}

/** All results, or those until the first finding that is new. */
async function resultsOf(
  suite: OpenedSuite,
  flags: ContractFlags,
  isKnown: ((finding: Finding) => boolean) | undefined,
  stop: AbortController,
): Promise<ProbeResult[]> {
  const chosen = chosenOf(suite, { depth: depthOf(flags) });
  const run = startRun(chosen, { concurrency: 4 });
  const done: ProbeResult[] = [];
  const isNew = (finding: Finding) => isKnown !== undefined && isError(finding) && !isKnown(finding);
  const each = run.plan.map(async (planned) => {
    const result = await run.outcome(planned);
    if (stop.signal.aborted) return;
    done.push(result);
    if (result.findings.some(isNew)) stop.abort();
  });
  await Promise.all(each);
  return done;
}

const isError = ({ severity }: Finding) => severity === 'error';

function asRun(results: readonly ProbeResult[], milliseconds: number): ContractRun {
  const findings = results.flatMap((result) => result.findings).filter(isError);
  const totals: Record<string, number> = {};
  for (const { outcome } of results) totals[outcome] = (totals[outcome] ?? 0) + 1;
  return { exit: findings.length > 0 ? 1 : 0, seconds: milliseconds / 1000, findings, totals, output: '' };
}
