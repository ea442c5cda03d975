import { appendFileSync } from 'node:fs';
import type { CoveredRun } from '../../coverage/coverage.ts';
import { exitCode } from '../../judge/result.ts';
import { writeReports } from '../../report/files.ts';
import { githubAnnotations, githubSummary } from '../../report/github.ts';
import { paintFor } from '../../report/paint.ts';
import { terminalReport } from '../../report/terminal.ts';
import { InputError } from '../../shared/input-error.ts';
import { say, sayToCi, sayUnheard, tell } from '../print.ts';

/**
 * Says what became of a run: on the terminal, in the reports of a folder, and to GitHub where it runs there. Gives the
 * exit code: findings count also where the reports could not be written.
 */
export function printRun(run: CoveredRun, folder: string): number {
  const { env, stdout } = process;
  sayUnheard(terminalReport(run, paintFor(stdout.isTTY === true, env)));
  const isWritten = written(run, folder);
  if (env.GITHUB_ACTIONS === 'true') sayToCi(githubAnnotations(run));
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, githubSummary(run));
  const code = exitCode(run.results);
  return isWritten || code === 1 ? code : 2;
}

/** What was found is told already: that it cannot be kept loses nothing of it. */
function written(run: CoveredRun, folder: string): boolean {
  try {
    say(`Report: ${writeReports(run, folder)}, and report.html beside it`);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown;
    tell(thrown.message);
    return false;
  }
}
