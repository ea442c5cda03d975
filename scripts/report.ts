import { mergeReports, parseReportOptions, reportHelp } from '../src/cli/report/command.ts';
import { writeReports } from '../src/report/files.ts';
import { main } from './main.ts';
import { printRun } from './print-run.ts';

await main(async (args) => {
  const options = parseReportOptions(args);
  if (options.help) {
    console.log(reportHelp);
    return 0;
  }
  const run = await mergeReports(options, new Date().toISOString().slice(0, 10));
  return printRun(run, writeReports(run, options.report));
});
