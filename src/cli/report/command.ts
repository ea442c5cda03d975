import { writeReports } from '../../report/files.ts';
import { printRun } from '../contract/print-run.ts';
import { say } from '../print.ts';
import { mergeReports, parseReportOptions, reportHelp } from './merge-reports.ts';

/** `report`: reports of several runs as one. */
export async function report(args: string[]): Promise<number> {
  const options = parseReportOptions(args);
  if (options.help) {
    say(reportHelp);
    return 0;
  }
  const run = await mergeReports(options, new Date().toISOString().slice(0, 10));
  return printRun(run, writeReports(run, options.report));
}
