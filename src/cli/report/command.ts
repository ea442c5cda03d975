import { printRun } from '../contract/print-run.ts';
import { say } from '../print.ts';
import { mergeReports } from './merge-reports.ts';
import { parseReportOptions, reportHelp } from './options.ts';
import { printComparison, printHistory } from './over-time.ts';

/** `report`: reports of several runs as one, beside each other, or in a row. */
export async function report(args: string[]): Promise<number> {
  const options = parseReportOptions(args);
  if (options.help) {
    say(reportHelp);
    return 0;
  }
  if (options.command === 'compare') return printComparison(options);
  if (options.command === 'history') return printHistory(options);
  const run = await mergeReports(options, new Date().toISOString().slice(0, 10));
  return printRun(run, options.report);
}
