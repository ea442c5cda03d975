import { runContract } from '../src/contract.ts';
import { contractHelp, parseContractOptions } from '../src/contract-options.ts';
import { writeReports } from '../src/report/files.ts';
import { progressLine } from '../src/report/progress.ts';
import { ledgerFile, readLedger } from '../src/safety/ledger.ts';
import { main } from './main.ts';
import { printLeft, printRestored, printStopped } from './print-restored.ts';
import { printPlan, printRun } from './print-run.ts';
import { stopOnSignal } from './stop.ts';

await main(async (args) => {
  const options = parseContractOptions(args);
  if (options.help) {
    console.log(contractHelp);
    return 0;
  }
  const { env, stderr } = process;
  if (options.restore) return printRestored(options, env);
  const isWatched = stderr.isTTY === true && env.CI === undefined && env.TERM !== 'dumb';
  const line = progressLine(
    (text) => void stderr.write(text),
    () => stderr.columns || 80,
    Date.now,
  );
  const today = new Date().toISOString().slice(0, 10);
  const stop = stopOnSignal();
  const onProgress = isWatched ? line.show : undefined;
  const running = runContract(options, {
    today,
    onProgress,
    onPlan: printPlan,
    signal: stop.signal,
    onReady: stop.claim,
  }).finally(line.clear);
  const run = await running.catch((thrown: unknown) => {
    if (!stop.signal.aborted) throw thrown;
    return undefined;
  });
  if (run === undefined) return printStopped(options, env);
  const code = printRun(run, writeReports(run, options.report));
  return readLedger(ledgerFile(options.report)).length === 0 ? code : printLeft(options.report);
});
