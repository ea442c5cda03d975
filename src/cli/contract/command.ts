import { progressLine } from '../../report/progress.ts';
import { ledgerFile, readLedger, requireClean } from '../../safety/ledger.ts';
import { clearStateReports } from '../../safety/state-file.ts';
import { readEnv } from '../../shared/env.ts';
import { localDocuments } from '../../spec/fetch-document.ts';
import { say, tell } from '../print.ts';
import { stopOnSignal } from '../stop.ts';
import { runContract } from './contract.ts';
import { contractHelp, parseContractOptions } from './options.ts';
import { printPlan } from './print-plan.ts';
import { printState } from './print-state.ts';

/** What is needed at the end of a run, or never: it does not delay the first request. */
const restoring = () => import('./print-restored.ts');
const reporting = () => import('./print-run.ts');

/** How long a run with nothing to put back may take to end when it is told to, in milliseconds. */
const patience = 1_500;

/** How often is looked from then on whether all is put back, in milliseconds. */
const often = 200;

function endNow(): void {
  tell('Stopped. Nothing is left changed.');
  process.exit(2);
}

/** `contract`: runs the suites, writes the reports, prints what came of it. */
export async function contract(args: string[]): Promise<number> {
  const asked = parseContractOptions(args);
  if (asked.help) {
    say(contractHelp);
    return 0;
  }
  const options = { ...asked, apis: await localDocuments(asked.apis) };
  const { env, stderr } = process;
  if (options.restore) return (await restoring()).printRestored(options, env);
  if (options.care !== 'read-only' || options.plan) {
    const { printCare, requireTarget } = await import('./print-care.ts');
    const given = readEnv(env);
    await requireTarget(options, given);
    await printCare(options, given);
  }
  if (options.plan) return 0;
  if (options.care !== 'read-only') requireClean(options.report);
  clearStateReports(options.report);
  const isWatched = stderr.isTTY === true && env.CI === undefined && env.TERM !== 'dumb';
  const line = progressLine(
    (text) => void stderr.write(text),
    () => stderr.columns || 80,
    Date.now,
  );
  const today = new Date().toISOString().slice(0, 10);
  const isClean = () => readLedger(ledgerFile(options.report)).length === 0;
  const stop = stopOnSignal();
  stop.signal.addEventListener('abort', () => {
    line.clear();
    tell('Stopping: what is under way is waited for and put back. Ctrl-C again ends at once.');
    // Where nothing is left changed, nothing is waited for: deriving what to send may take its time
    const endIfClean = () => void (options.care === 'read-only' || isClean() ? endNow() : undefined);
    if (options.care === 'disposable') return;
    setTimeout(() => setInterval(endIfClean, often).unref(), patience - often).unref();
  });
  const onProgress = isWatched ? line.show : undefined;
  const running = runContract(options, {
    today,
    env: readEnv(env),
    onProgress,
    onPlan: printPlan,
    signal: stop.signal,
    onReady: stop.claim,
  }).finally(line.clear);
  const run = await running.catch(async (thrown: unknown) => {
    if (stop.signal.aborted) return undefined;
    if (!isClean()) (await restoring()).printLeft(options.report);
    throw thrown;
  });
  if (run === undefined) return (await restoring()).printStopped(options, env);
  const { printRun } = await reporting();
  const code = printRun(run, options.report);
  const left = isClean() ? 0 : (await restoring()).printLeft(options.report);
  const state = printState(options.report);
  return code === 1 ? code : Math.max(code, left, state);
}
