import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Finding } from '../judge/finding.ts';
import { InputError } from '../shared/input-error.ts';
import { isObject, type JsonObject } from '../shared/json.ts';

/** What an earlier run knew: its findings by fingerprint, and what became of its probes. */
export interface Baseline {
  /** How the file was named. */
  readonly file: string;
  readonly fingerprints: ReadonlySet<string>;
  /** The probes that failed or could not run. */
  readonly failed: readonly { readonly api: string; readonly id: string }[];
}

/**
 * The name of a finding that stays the same over runs and edits of the spec: what is promised to which probe by which
 * rule. No line, no value that came, no target.
 */
export function fingerprintOf(
  finding: Pick<Finding, 'api' | 'operation' | 'rule' | 'probe' | 'expected'>,
): string {
  const { api, operation, rule, probe, expected } = finding;
  return createHash('sha256')
    .update(JSON.stringify([api, operation, rule, probe, expected]))
    .digest('hex')
    .slice(0, 16);
}

/** Reads the `report.json` of an earlier run. An InputError when it is none. */
export function readBaseline(file: string): Baseline {
  const report = parse(file);
  const rows = list(report.probes, file);
  const findings = list(report.findings, file);
  const failed = rows.filter(({ outcome }) => outcome === 'failed' || outcome === 'broken');
  return {
    file,
    fingerprints: new Set(findings.map((finding) => fingerprintOf(finding as unknown as Finding))),
    failed: failed.map(({ api, id }) => ({ api: String(api), id: String(id) })),
  };
}

function parse(file: string): JsonObject {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new InputError(`${file} cannot be read. Name the report.json of an earlier run.`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // said below
  }
  throw new InputError(`${file} is not a report. Name the report.json of an earlier run.`);
}

function list(value: unknown, file: string): JsonObject[] {
  if (Array.isArray(value) && value.every(isObject)) return value;
  throw new InputError(`${file} has no list of probes and findings. Name the report.json of an earlier run.`);
}
