import { appendFileSync } from 'node:fs';
import type { CoveredRun } from '../src/coverage/coverage.ts';
import { exitCode } from '../src/judge/result.ts';
import { githubAnnotations, githubSummary } from '../src/report/github.ts';
import { paintFor } from '../src/report/paint.ts';
import { terminalReport } from '../src/report/terminal.ts';

/** Says what became of a run: on the terminal, and to GitHub where it runs there. Gives the exit code. */
export function printRun(run: CoveredRun, file: string): number {
  const { env, stdout } = process;
  console.log(terminalReport(run, paintFor(stdout.isTTY === true, env)));
  console.log(`Report: ${file}, and report.html beside it`);
  if (env.GITHUB_ACTIONS === 'true') console.log(githubAnnotations(run));
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, githubSummary(run));
  return exitCode(run.results);
}
