import { runContract, writeReport } from '../src/contract.ts';
import { contractHelp, parseContractOptions } from '../src/contract-options.ts';
import { terminalReport } from '../src/report/terminal.ts';
import { exitCode } from '../src/result.ts';
import { main } from './main.ts';

await main(async (args) => {
  const options = parseContractOptions(args);
  if (options.help) {
    console.log(contractHelp);
    return 0;
  }
  const run = await runContract(options);
  const file = writeReport(run, options.report);
  console.log(terminalReport(run));
  console.log(`Report: ${file}`);
  return exitCode(run.results);
});
