import type { RecordedExchange } from '../http/record.ts';
import type { Probe } from '../probes/probe.ts';
import type { Finding } from './finding.ts';

/** The state of a promise after a run; each is in exactly one. */
export type Outcome =
  /** The target kept it. */
  | 'verified'
  /** The target broke it. */
  | 'failed'
  /** It was broken as a listed exception says. */
  | 'expected'
  /** The target cannot be brought to give it; the reason says why. */
  | 'pending'
  /** It could not be asked: no answer, or no whole one. */
  | 'broken';

/** What became of one probe. Plain data: it crosses from a test worker to the reports. */
export interface ProbeResult {
  readonly id: string;
  readonly api: string;
  /** The target's name: `mock`, or the URL of a real one. */
  readonly target: string;
  /** The operation's id, and how it is called. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** `run`: a promise of the run itself, about its exceptions or its coverage. */
  readonly kind: Probe['kind'] | 'run';
  readonly title: string;
  /** The documented statuses that are right answers. */
  readonly promised: readonly string[];
  readonly outcome: Outcome;
  /** One clause for `pending`, `broken` and `expected`. */
  readonly reason: string | undefined;
  readonly findings: readonly Finding[];
  /** Findings that an exception or a baseline expects: they do not fail the run. */
  readonly known?: readonly KnownFinding[];
  /** What was sent and what came, in order, secrets masked; empty for what was not sent. */
  readonly exchanges: readonly RecordedExchange[];
}

/** A finding that somebody has answered for. */
export interface KnownFinding {
  readonly finding: Finding;
  readonly by: 'exception' | 'baseline';
  readonly reason: string;
}

/** Which part of the probes a run was asked for; nothing in it: all of them. */
export interface RunScope {
  /** The text of `--probe`. */
  readonly probe?: string;
  /** `2/3`: the second of three shards. */
  readonly shard?: string;
  /** True where only listed probes ran. */
  readonly only?: boolean;
  /** True where only operations, tags or kinds that were named ran. */
  readonly narrowed?: boolean;
  /** `quick`, where fewer probes ran than the suite has. */
  readonly depth?: string;
}

/** Which API a run was about. */
export interface ApiOfRun {
  readonly name: string;
  readonly variant: string | undefined;
  /** Where a lone document comes from: nothing else finds it again. */
  readonly document?: string;
}

/** What became of a run. */
export interface RunResult {
  /** `mock`, or the URL of a real target. */
  readonly target: string;
  readonly apis: readonly ApiOfRun[];
  readonly results: readonly ProbeResult[];
  readonly scope?: RunScope;
  /** Flags that a command needs to ask the same again, besides --api, --target and --probe. */
  readonly flags?: readonly string[];
}

export type Totals = Record<Outcome, number>;

/** How many probes are in each state. */
export function totalsOf(results: readonly ProbeResult[]): Totals {
  const totals: Totals = { verified: 0, failed: 0, expected: 0, pending: 0, broken: 0 };
  for (const { outcome } of results) totals[outcome] += 1;
  return totals;
}

/** How many 429s were waited out. */
export function limitedIn(results: readonly ProbeResult[]): number {
  const exchanges = results.flatMap(({ exchanges: own }) => own);
  return exchanges.reduce((sum, { limited = 0 }) => sum + limited, 0);
}

/**
 * 1 when something failed, else 2 when something could not run or nothing could be verified, else 0.
 * A run that found a broken promise and could not ask another one is a failed run: the finding is certain.
 */
export function exitCode(results: readonly ProbeResult[]): 0 | 1 | 2 {
  const { verified, failed, expected, broken } = totalsOf(results);
  if (failed > 0) return 1;
  if (broken > 0 || verified + expected === 0) return 2;
  return 0;
}
