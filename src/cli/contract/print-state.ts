import { readStateReports } from '../../safety/state-file.ts';
import type { StateReport } from '../../safety/state-report.ts';
import { say } from '../print.ts';

/** The last lines of a run that wrote: whether everything is as it was. Gives 2 where something is not, else 0. */
export function printState(folder: string): 0 | 2 {
  const reports = readStateReports(folder).filter(({ compared }) => compared > 0);
  const isSeveral = reports.length > 1;
  let code: 0 | 2 = 0;
  for (const report of reports) {
    const { api, unseen, differences } = report;
    if (unseen.length > 0) say(`${unseen.length} not compared: ${unseen.join('; ')}`);
    for (const { what, isOurs, todo } of differences) {
      say(`Not as it was: ${what} (${isOurs ? 'perhaps by this run' : 'not by this run'}; ${todo})`);
      if (isOurs) code = 2;
    }
    say(lineOf(report, isSeveral ? `${api}: ` : ''));
  }
  return code;
}

function lineOf({ compared, equal }: StateReport, before: string): string {
  return `${before}left as it was: ${equal} of ${compared} compared equal`;
}
