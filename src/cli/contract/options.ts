import { parseArgs } from 'node:util';
import type { Policy } from '../../http/policy.ts';
import { type Depth, depths, examplesAt } from '../../run/depth.ts';
import { parseShard, type Shard, shardOf } from '../../run/shard.ts';
import { InputError, messageOf } from '../../shared/input-error.ts';
import { suggest } from '../../shared/nearest.ts';
import type { Care } from '../../target/care.ts';

/** The command line of `npm run contract`, checked. */
export interface ContractOptions {
  readonly apis: readonly string[];
  readonly target: string | undefined;
  readonly variant: string | undefined;
  readonly care: Care;
  /** Says what would be done, and sends nothing. */
  readonly plan: boolean;
  readonly seed: number;
  readonly report: string;
  /** Runs only the probes whose id contains this text. */
  readonly probe: string | undefined;
  /** Runs only the probes of these ids. */
  readonly only: readonly string[] | undefined;
  readonly shard: Shard | undefined;
  /** Operations by id or `METHOD /path`, with `*`; undefined for all. */
  readonly operations: readonly string[] | undefined;
  readonly tags: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
  readonly kinds: readonly string[] | undefined;
  readonly depth: Depth;
  /** The `report.json` of an earlier run: what it holds does not fail this one. */
  readonly baseline: string | undefined;
  /** The `report.json` of an earlier run: only what failed there runs. */
  readonly onlyFailed: string | undefined;
  /** Percent of the constraints' sides that have to be tried. */
  readonly minCoverage: number | undefined;
  /** Random bodies per operation. */
  readonly examples: number;
  /** Counts warnings as errors. */
  readonly strict: boolean;
  readonly concurrency: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly policy: Policy;
  readonly allowHosts: readonly string[];
  /** Names of headers and fields, and JSON pointers, whose values no report shows. */
  readonly redact: readonly string[];
  /** Puts back what an earlier run left changed, and does nothing else. */
  readonly restore: boolean;
  readonly help: boolean;
}

export const contractHelp = `npm run contract -- [--api NAME]… [--target URL] [options]

Sends what the specs promise to a mock that it starts, or to a real target, and judges the answers.

  --api NAME         one API; may be repeated; all without it
  --target URL       a real target, with exactly one --api; <API>_URL in the environment does the same
  --variant NAME     the spec as this variant of the server turns it, with exactly one --api
  --allow-writes     on a real target: also send what the run can undo, and knows it can
  --disposable       on a real target that is thrown away afterwards: send everything
  --plan             say what would be created, changed, undone and left out, by operation; send nothing
  --depth D          quick, standard (the default) or full: how many requests for how many faults
  --operation O      only this operation: its id or "METHOD /path", * for any letters; may be repeated
  --tag T            only operations of this tag; may be repeated
  --exclude X        leaves out operations and tags; may be repeated
  --kind K           only probes of this kind (valid, invalid, boundary, missing, law, …); may be repeated
  --probe TEXT       only the probes whose id contains TEXT
  --only-failed FILE only the probes that failed in this report.json
  --shard I/N|auto   only the I-th of N parts; npm run report -- merge joins their reports. auto: as GitLab, Azure, a
                     Kubernetes Indexed Job, or SHARD_INDEX (from 0) and SHARDS say
  --baseline FILE    findings of this report.json are known and do not fail the run
  --min-coverage N   fails when fewer than N percent of the constraints' sides were tried
  --examples N       random bodies per operation (default 2, at depth quick 0, full 10)
  --seed N           their seed (default 1): the same seed, the same requests
  --strict           warnings fail the run too
  --concurrency N    requests at the same time (default 4)
  --timeout S        seconds to wait for an answer (default 10)
  --rate N           at most N requests a second; a 429 is waited out in any case
  --budget N|Ns      at most N requests, or N seconds; may be given twice. What puts things back is not counted
  --allow-host NAME  NAME looks like a vendor's production host, and is meant
  --redact NAME      hides this header or field, or what stands at a JSON pointer (#/user/mail, * for every item),
                     in every report; may be repeated
  --restore          puts back what an earlier run, cut short, left changed; nothing else
  --strict-spec      what is wrong in a document is an error, and not a warning
  --allow-refs DIR   a document may refer to files below DIR too; may be repeated
  --report DIR       where the reports go (default reports): report.json, report.html, junit.xml,
                     report.sarif, exchanges.har, results.json
  --help             this text

Exit code: 0 clean, 1 findings, 2 could not run or bad input.`;

const options = {
  api: { type: 'string', multiple: true },
  target: { type: 'string' },
  variant: { type: 'string' },
  'allow-writes': { type: 'boolean' },
  disposable: { type: 'boolean' },
  plan: { type: 'boolean' },
  depth: { type: 'string' },
  operation: { type: 'string', multiple: true },
  tag: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  kind: { type: 'string', multiple: true },
  probe: { type: 'string' },
  'only-failed': { type: 'string' },
  shard: { type: 'string' },
  baseline: { type: 'string' },
  'min-coverage': { type: 'string' },
  seed: { type: 'string' },
  examples: { type: 'string' },
  strict: { type: 'boolean' },
  concurrency: { type: 'string' },
  timeout: { type: 'string' },
  rate: { type: 'string' },
  budget: { type: 'string', multiple: true },
  'allow-host': { type: 'string', multiple: true },
  redact: { type: 'string', multiple: true },
  restore: { type: 'boolean' },
  report: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the command line. An InputError for an unknown flag or a value that makes no sense. */
export function parseContractOptions(args: readonly string[]): ContractOptions {
  const { values, positionals } = parse(args);
  const apis = [...(values.api ?? []), ...positionals];
  for (const flag of ['target', 'variant'] as const) {
    if (values[flag] !== undefined && apis.length !== 1) {
      throw new InputError(
        `--${flag} wants exactly one --api, as in "npm run contract -- --api NAME --${flag} …".`,
      );
    }
  }
  const depth = depthOf(values.depth);
  return {
    apis,
    target: values.target,
    variant: values.variant,
    care: careOf(values['allow-writes'], values.disposable),
    plan: values.plan ?? false,
    seed: whole('seed', values.seed, 1, 0),
    examples: whole('examples', values.examples, examplesAt[depth], 0),
    depth,
    operations: values.operation,
    tags: values.tag,
    exclude: values.exclude,
    kinds: values.kind,
    strict: values.strict ?? false,
    report: values.report ?? 'reports',
    probe: values.probe,
    only: undefined,
    onlyFailed: values['only-failed'],
    shard: values.shard === undefined ? undefined : readShard(values.shard),
    baseline: values.baseline,
    minCoverage: percent('min-coverage', values['min-coverage']),
    concurrency: whole('concurrency', values.concurrency, 4, 1),
    timeout: whole('timeout', values.timeout, 10, 1) * 1000,
    policy: policyOf(values.rate, values.budget ?? []),
    allowHosts: values['allow-host'] ?? [],
    redact: values.redact ?? [],
    restore: values.restore ?? false,
    help: values.help ?? false,
  };
}

function depthOf(text: string | undefined): Depth {
  const depth = depths.find((one) => one === (text ?? 'standard'));
  if (depth === undefined)
    throw new InputError(`--depth ${JSON.stringify(text)} is none${suggest(text ?? '', depths)}`);
  return depth;
}

function readShard(text: string): Shard {
  return text === 'auto' ? shardOf(process.env) : parseShard(text);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (thrown) {
    const message = messageOf(thrown).split('. ')[0]?.replace(/\.$/, '');
    throw new InputError(`${message}. See npm run contract -- --help.`);
  }
}

function careOf(allowWrites: boolean | undefined, disposable: boolean | undefined): Care {
  if (allowWrites && disposable)
    throw new InputError('--allow-writes undoes what it does, --disposable does not: give one of them.');
  if (disposable) return 'disposable';
  return allowWrites ? 'undoable' : 'read-only';
}

function policyOf(rate: string | undefined, budgets: readonly string[]): Policy {
  const seconds = budgets.filter((text) => text.endsWith('s'));
  const requests = budgets.filter((text) => !text.endsWith('s'));
  if (seconds.length > 1 || requests.length > 1)
    throw new InputError(
      '--budget may be given twice: once in requests, as in 500, and once in seconds, as in 60s.',
    );
  return {
    rate: rate === undefined ? undefined : whole('rate', rate, 1, 1),
    requests: requests[0] === undefined ? undefined : whole('budget', requests[0], 1, 1),
    milliseconds:
      seconds[0] === undefined ? undefined : whole('budget', seconds[0].slice(0, -1), 1, 1) * 1000,
  };
}

function whole(flag: string, text: string | undefined, fallback: number, least: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
  throw new InputError(`--${flag} wants a whole number from ${least} on, not "${text}".`);
}

/** A number from 0 to 100; undefined where the flag is missing. An InputError for anything else. */
export function percent(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 100) return value;
  throw new InputError(`--${flag} wants a percentage from 0 to 100, not "${text}".`);
}
