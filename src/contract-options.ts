import { parseArgs } from 'node:util';
import { InputError, messageOf } from './input-error.ts';

/** The command line of `npm run contract`, checked. */
export interface ContractOptions {
  readonly apis: readonly string[];
  readonly target: string | undefined;
  readonly variant: string | undefined;
  readonly allowWrites: boolean;
  readonly seed: number;
  readonly report: string;
  /** Runs only the probes whose id contains this text. */
  readonly probe: string | undefined;
  readonly concurrency: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly help: boolean;
}

export const contractHelp = `npm run contract -- [--api NAME]… [--target URL] [options]

Sends what the specs promise to a mock that it starts, or to a real target, and judges the answers.

  --api NAME         one API; may be repeated; all without it
  --target URL       a real target, with exactly one --api; <API>_URL in the environment does the same
  --variant NAME     the spec as this variant of the server turns it, with exactly one --api
  --allow-writes     on a real target: also send what could change something there
  --probe TEXT       only the probes whose id contains TEXT
  --seed N           the seed of made-up values (default 1)
  --concurrency N    requests at the same time (default 4)
  --timeout S        seconds to wait for an answer (default 10)
  --report DIR       where report.json goes (default reports)
  --help             this text

Exit code: 0 clean, 1 findings, 2 could not run or bad input.`;

const options = {
  api: { type: 'string', multiple: true },
  target: { type: 'string' },
  variant: { type: 'string' },
  'allow-writes': { type: 'boolean' },
  probe: { type: 'string' },
  seed: { type: 'string' },
  concurrency: { type: 'string' },
  timeout: { type: 'string' },
  report: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the command line. An InputError for an unknown flag or a value that makes no sense. */
export function parseContractOptions(args: readonly string[]): ContractOptions {
  const { values } = parse(args);
  const apis = values.api ?? [];
  for (const flag of ['target', 'variant'] as const) {
    if (values[flag] !== undefined && apis.length !== 1) {
      throw new InputError(
        `--${flag} wants exactly one --api, as in "npm run contract -- --api NAME --${flag} …".`,
      );
    }
  }
  return {
    apis,
    target: values.target,
    variant: values.variant,
    allowWrites: values['allow-writes'] ?? false,
    seed: whole('seed', values.seed, 1, 0),
    report: values.report ?? 'reports',
    probe: values.probe,
    concurrency: whole('concurrency', values.concurrency, 4, 1),
    timeout: whole('timeout', values.timeout, 10, 1) * 1000,
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false });
  } catch (thrown) {
    const message = messageOf(thrown).split('. ')[0]?.replace(/\.$/, '');
    throw new InputError(`${message}. See npm run contract -- --help.`);
  }
}

function whole(flag: string, text: string | undefined, fallback: number, least: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new InputError(`--${flag} wants a whole number from ${least} on, not "${text}".`);
}
