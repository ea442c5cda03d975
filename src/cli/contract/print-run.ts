import { appendFileSync } from 'node:fs';
import type { CoveredRun } from '../../coverage/coverage.ts';
import { exitCode } from '../../judge/result.ts';
import { githubAnnotations, githubSummary } from '../../report/github.ts';
import { paintFor } from '../../report/paint.ts';
import { terminalReport } from '../../report/terminal.ts';
import { say, sayToCi, sayUnheard } from '../print.ts';

/** Says what became of a run: on the terminal, and to GitHub where it runs there. Gives the exit code. */
export function printRun(run: CoveredRun, file: string): number {
  const { env, stdout } = process;
  sayUnheard(terminalReport(run, paintFor(stdout.isTTY === true, env)));
  say(`Report: ${file}, and report.html beside it`);
  if (env.GITHUB_ACTIONS === 'true') sayToCi(githubAnnotations(run));
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, githubSummary(run));
  return exitCode(run.results);
}
