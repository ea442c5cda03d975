import { parseArgs } from 'node:util';
import type { CoveredRun } from '../../coverage/coverage.ts';
import { mergeRuns } from '../../report/merge.ts';
import { readResults } from '../../report/results.ts';
import { readStandards } from '../../run/standards.ts';
import { summarise } from '../../run/summarise.ts';
import { InputError, messageOf } from '../../shared/input-error.ts';
import { chooseApi } from '../../spec/apis.ts';
import { loadSpec } from '../../spec/spec.ts';
import { percent } from '../contract/options.ts';

/** The command line of `npm run report`, checked. */
export interface ReportOptions {
  readonly files: readonly string[];
  readonly report: string;
  readonly baseline: string | undefined;
  readonly minCoverage: number | undefined;
  readonly help: boolean;
}

export const reportHelp = `npm run report -- merge FILE… [--report DIR] [--baseline FILE] [--min-coverage N]

Joins the reports of several runs, such as the shards of one, and writes them anew. Each FILE is the
report.json of a run; the results.json beside it is read too. Exceptions are judged anew, over all of it.

  --report DIR       where the reports go (default reports)
  --baseline FILE    findings of this report.json are known and do not fail the run
  --min-coverage N   fails when fewer than N percent of the constraints' sides were tried
  --help             this text

Exit code: 0 clean, 1 findings, 2 could not run or bad input.`;

/** Reads the command line. An InputError for an unknown command or flag. */
export function parseReportOptions(args: readonly string[]): ReportOptions {
  const { values, positionals } = parse(args);
  const [command, ...files] = positionals;
  const help = values.help ?? false;
  if (!help && command !== 'merge') {
    throw new InputError(`"${command ?? ''}" is no command of npm run report. There is: merge.`);
  }
  if (!help && files.length === 0) throw new InputError('merge wants at least one report.json.');
  return {
    files,
    report: values.report ?? 'reports',
    baseline: values.baseline,
    minCoverage: percent('min-coverage', values['min-coverage']),
    help,
  };
}

/** The runs of these reports as one, held against exceptions, baseline and coverage. */
export async function mergeReports(options: ReportOptions, today: string): Promise<CoveredRun> {
  const run = mergeRuns(options.files.map(readResults));
  const standards = readStandards(
    run.apis.map(({ name }) => name),
    options,
    today,
  );
  const specs = await Promise.all(run.apis.map(({ name, variant }) => loadSpec(chooseApi(name), variant)));
  return summarise(run, specs, standards);
}

function parse(args: readonly string[]) {
  const options = {
    report: { type: 'string' },
    baseline: { type: 'string' },
    'min-coverage': { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (thrown) {
    throw new InputError(`${messageOf(thrown).split('. ')[0]}. See npm run report -- --help.`);
  }
}
