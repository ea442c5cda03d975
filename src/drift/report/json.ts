import type { DriftReport } from '../finding.ts';

/** The whole report: stable order, no dates or durations, so that two runs can be compared. */
export function jsonReport(report: DriftReport): string {
  const { check, against, scope, findings, accepted, safe } = report;
  const count = (level: string) => findings.filter((finding) => finding.level === level).length;
  const totals = {
    breaking: count('breaking'),
    risky: count('risky'),
    safe: safe.length,
    accepted: accepted.length,
  };
  return `${JSON.stringify({ check, against, scope, totals, findings, accepted, safe }, undefined, 2)}\n`;
}
