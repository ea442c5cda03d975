import { runContract } from '../src/contract.ts';
import { contractHelp, parseContractOptions } from '../src/contract-options.ts';
import { writeReports } from '../src/report/files.ts';
import { progressLine } from '../src/report/progress.ts';
import { main } from './main.ts';
import { printRun } from './print-run.ts';

await main(async (args) => {
  const options = parseContractOptions(args);
  if (options.help) {
    console.log(contractHelp);
    return 0;
  }
  const { env, stderr } = process;
  const isWatched = stderr.isTTY === true && env.CI === undefined && env.TERM !== 'dumb';
  const line = progressLine(
    (text) => void stderr.write(text),
    () => stderr.columns || 80,
    Date.now,
  );
  const today = new Date().toISOString().slice(0, 10);
  const run = await runContract(options, {
    today,
    onProgress: isWatched ? line.show : undefined,
  }).finally(line.clear);
  return printRun(run, writeReports(run, options.report));
});
