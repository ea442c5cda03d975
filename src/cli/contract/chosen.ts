import path from 'node:path';
import type { RunScope } from '../../judge/result.ts';
import { quote } from '../../report/words.ts';
import { readBaseline } from '../../run/baseline.ts';
import { examplesAt } from '../../run/depth.ts';
import { showShard } from '../../run/shard.ts';
import { InputError } from '../../shared/input-error.ts';
import { chooseApis } from '../../spec/apis.ts';
import type { ContractOptions } from './options.ts';

/** Refuses a run in which no probe was found, and says why. */
export function refuseEmpty(options: ContractOptions): void {
  const { probe, only, onlyFailed, shard } = options;
  if (isNarrowed(options))
    throw new InputError('No probe is left by --operation, --tag, --exclude and --kind together.');
  if (probe !== undefined) {
    throw new InputError(`No probe has "${probe}" in its id. Ids stand in report.json.`);
  }
  if (only !== undefined)
    throw new InputError(`Nothing of what failed in ${onlyFailed} is a probe any more.`);
  if (shard !== undefined)
    throw new InputError(`Shard ${showShard(shard)} holds no probe. Use fewer shards.`);
}

/** A baseline that a run replaces would forget what it knew. */
export function refuseOverwriting({ baseline, report }: ContractOptions): void {
  if (baseline === undefined || path.resolve(baseline) !== path.resolve(report, 'report.json')) return;
  throw new InputError(`The report would overwrite the baseline ${baseline}. Choose another --report.`);
}

/** With the probes, and without a choice of their APIs, that failed in the report of `--only-failed`. */
export function withFailed(options: ContractOptions): ContractOptions {
  const { onlyFailed: file, apis } = options;
  if (file === undefined) return options;
  const failed = readBaseline(file).failed.filter(({ api }) => apis.length === 0 || apis.includes(api));
  if (failed.length === 0) throw new InputError(`Nothing failed in ${file}: there is nothing to run.`);
  const known = chooseApis([]).map(({ name }) => name);
  const touched = known.filter((name) => failed.some(({ api }) => api === name));
  return { ...options, apis: touched, only: failed.map(({ id }) => id) };
}

/** Which part of the probes a run asks for. */
export function scopeOf(options: ContractOptions): RunScope {
  const { probe, only, shard, depth } = options;
  return {
    ...(depth === 'quick' ? { depth } : {}),
    ...(isNarrowed(options) ? { narrowed: true } : {}),
    ...(probe === undefined ? {} : { probe }),
    ...(shard === undefined ? {} : { shard: showShard(shard) }),
    ...(only === undefined ? {} : { only: true }),
  };
}

function isNarrowed({ operations, tags, exclude, kinds }: ContractOptions): boolean {
  return [operations, tags, exclude, kinds].some((words) => words !== undefined);
}

/** The flags that a command needs to ask the same again, as gently as before. */
export function flagsOf(options: ContractOptions): string[] {
  const { variant, care, seed, depth, examples, strict, concurrency, timeout, policy, allowHosts, redact } =
    options;
  return [
    ...(variant === undefined ? [] : [`--variant ${variant}`]),
    ...(care === 'undoable' ? ['--allow-writes'] : []),
    ...(care === 'disposable' ? ['--disposable'] : []),
    ...(strict ? ['--strict'] : []),
    ...(depth === 'standard' ? [] : [`--depth ${depth}`]),
    ...(examples === examplesAt[depth] ? [] : [`--examples ${examples}`]),
    ...(seed === 1 ? [] : [`--seed ${seed}`]),
    ...(concurrency === 4 ? [] : [`--concurrency ${concurrency}`]),
    ...(timeout === 10_000 ? [] : [`--timeout ${timeout / 1000}`]),
    ...(policy.rate === undefined ? [] : [`--rate ${policy.rate}`]),
    ...allowHosts.map((host) => `--allow-host ${quote(host)}`),
    ...redact.map((one) => `--redact ${quote(one)}`),
  ];
}
