/** What `npm run bench:suite` understands. */
import { parseArgs } from 'node:util';
import { InputError } from '../../src/shared/input-error.ts';

export interface BenchOptions {
  /** Every n-th fault is tried. */
  readonly every: number;
  /** Faulty servers at the same time. */
  readonly jobs: number;
  /** Only tools whose names contain one of these. */
  readonly tools: readonly string[];
  /** True where only this suite's own figures are wanted, false where only the comparison, neither for both. */
  readonly only?: 'own' | 'tools' | undefined;
  readonly help: boolean;
}

/** The text of `--help`. */
export const benchHelp = `npm run bench:suite [-- options]

What a run of the contract suite costs, and what other tools find on the same faulty servers.
BENCH_PEERS names the folder where those were installed; docs/benchmarks.md says how.

  --every N     try every N-th fault (default 5)
  --all         try every fault
  --jobs N      faulty servers at the same time (default 2)
  --tool TEXT   only tools whose name contains TEXT; may be repeated
  --own         only this suite's own figures
  --compare     only the comparison
  --help        this text`;

/** Reads the command line; an InputError says what is wrong with it. */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parse(args);
  return {
    every: values.all ? 1 : number(values.every, '--every'),
    jobs: number(values.jobs, '--jobs'),
    tools: values.tool ?? [],
    only: values.own === values.compare ? undefined : values.own ? 'own' : 'tools',
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        every: { type: 'string', default: '5' },
        all: { type: 'boolean' },
        jobs: { type: 'string', default: '2' },
        tool: { type: 'string', multiple: true },
        own: { type: 'boolean' },
        compare: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : String(error)} See --help.`);
  }
}

function number(text: string, option: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InputError(`${option} takes a whole number from 1, not "${text}".`);
}
