import { parseArgs } from 'node:util';
import { InputError, messageOf } from '../../shared/input-error.ts';
import { suggest } from '../../shared/nearest.ts';
import { percent } from '../contract/options.ts';

/** The command line of `npm run report`, checked. */
export interface ReportOptions {
  readonly command: ReportCommand;
  readonly files: readonly string[];
  readonly format: string;
  readonly report: string;
  readonly baseline: string | undefined;
  readonly minCoverage: number | undefined;
  readonly help: boolean;
}

const commands = ['merge', 'compare', 'history'] as const;

type ReportCommand = (typeof commands)[number];

export const reportHelp = `npm run report -- merge FILE… [--report DIR] [--baseline FILE] [--min-coverage N]
npm run report -- compare OLD NEW [--format text|json|markdown|github|junit|sarif|html]
npm run report -- history FILE… [--format text|json|markdown|html]

merge    joins the reports of several runs, such as the shards of one, and writes them anew. Each FILE is the
         report.json of a run; the results.json beside it is read too. Exceptions are judged anew, over all of it.
compare  says which causes are new, still there, healed, flaky, or not asked again.
history  says how many causes each run had, the oldest first, since when each is there, and of which operation.

  --format F         how compare and history answer (default text)
  --report DIR       where the merged reports go (default reports)
  --baseline FILE    findings of this report.json are known and do not fail the merged run
  --min-coverage N   fails when fewer than N percent of the constraints' sides were tried
  --help             this text

Exit code: 0 clean (compare: nothing new), 1 findings (compare: new causes), 2 could not run or bad input.`;

/** Reads the command line. An InputError for an unknown command or flag. */
export function parseReportOptions(args: readonly string[]): ReportOptions {
  const { values, positionals } = parse(args);
  const [name = '', ...files] = positionals;
  const help = values.help ?? false;
  const command = commands.find((one) => one === name);
  if (!help && command === undefined)
    throw new InputError(`"${name}" is no command of npm run report${suggest(name, commands)}`);
  if (!help && command === 'merge' && files.length === 0)
    throw new InputError('merge wants at least one report.json.');
  return {
    command: command ?? 'merge',
    files,
    format: values.format ?? 'text',
    report: values.report ?? 'reports',
    baseline: values.baseline,
    minCoverage: percent('min-coverage', values['min-coverage']),
    help,
  };
}

function parse(args: readonly string[]) {
  const options = {
    format: { type: 'string' },
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
