import { createHash } from 'node:crypto';
import { type RuleId, rules, type Severity } from '../judge/rules.ts';
import { canonical, type Json } from '../shared/json.ts';

/** What a difference does to those who call the API. */
export type Level = 'breaking' | 'risky' | 'safe';

/** One difference between the contract and what it was held against. */
export interface DriftFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly level: Level;
  /** The kind of change, finer than the rule: `enum-values-removed`. */
  readonly change: string;
  readonly api: string;
  /** The variant that alone has it; undefined for the spec, or for the spec and its variants. */
  readonly variant: string | undefined;
  /** `METHOD /path` of every operation that it touches, sorted. */
  readonly operations: readonly string[];
  /** `file:line` in the work tree. */
  readonly spec: string;
  /** `file:line` on the other side, where it has one: in the ref, or a pointer into the document. */
  readonly other: string | undefined;
  /** What was, or what our spec says. */
  readonly expected: string;
  /** What is now, or what the other side says. */
  readonly actual: string;
  /** Why a caller feels it: one sentence. */
  readonly reason: string;
  readonly fingerprint: string;
}

/** What one drift check found. */
export interface DriftReport {
  /** `base`, `upstream`, `traffic` or `live`. */
  readonly check: string;
  /** What the contract was held against: a ref, a document, a server. */
  readonly against: string;
  /** One line of what was looked at: `3 APIs, 5 variants`. */
  readonly scope: string;
  readonly findings: readonly DriftFinding[];
  /** Changes that no caller feels; no findings. */
  readonly safe: readonly DriftFinding[];
  readonly accepted: readonly AcceptedFinding[];
}

/** A finding that somebody has accepted. */
export interface AcceptedFinding {
  readonly finding: DriftFinding;
  readonly reason: string;
  readonly owner: string | undefined;
}

type Parts = Omit<DriftFinding, 'severity' | 'fingerprint' | 'rule'>;

/** A finding with the severity of its rule and a fingerprint over `identity`, which must name no line and no index. */
export function drift(rule: RuleId, parts: Parts, identity: readonly Json[]): DriftFinding {
  const key = [parts.api, parts.variant ?? null, parts.change, ...identity];
  return { ...parts, rule, severity: rules[rule].severity, fingerprint: hash(key) };
}

/** The same difference under another rule: the fingerprint stays. */
export function withRule(finding: DriftFinding, rule: RuleId): DriftFinding {
  return { ...finding, rule, severity: rules[rule].severity };
}

/** By API, place, kind and fingerprint: two runs over the same input print the same. */
export function sortFindings(findings: readonly DriftFinding[]): DriftFinding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.api, b.api) ||
      comparePlaces(a.spec, b.spec) ||
      compare(a.change, b.change) ||
      compare(a.variant ?? '', b.variant ?? '') ||
      compare(a.fingerprint, b.fingerprint),
  );
}

/** 1 when a finding is an error, or a warning in a strict run; else 0. */
export function driftExitCode(report: DriftReport, strict: boolean): 0 | 1 {
  return report.findings.some((finding) => strict || finding.severity === 'error') ? 1 : 0;
}

// --- internal ---

function hash(key: Json): string {
  return createHash('sha256').update(canonical(key)).digest('hex').slice(0, 12);
}

function comparePlaces(a: string, b: string): number {
  const [fileA, lineA] = splitPlace(a);
  const [fileB, lineB] = splitPlace(b);
  return compare(fileA, fileB) || lineA - lineB;
}

/** File and line of a `file:line`; line 1 where there is none. */
export function splitPlace(place: string): [string, number] {
  const cut = /^(.*):(\d+)$/.exec(place);
  return cut === null ? [place, 1] : [cut[1] ?? place, Number(cut[2])];
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
