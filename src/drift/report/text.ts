import { rules } from '../../judge/rules.ts';
import type { DriftFinding, DriftReport } from '../finding.ts';

/** What a person reads in a terminal: each finding with its line, then what was accepted, then the counts. */
export function textReport(report: DriftReport): string {
  const blocks = [
    ...report.findings.map(block),
    ...report.accepted.map(
      ({ finding, reason, owner }) =>
        `ok    ${line(finding)}\n      accepted  ${reason}${owner === undefined ? '' : ` (${owner})`}\n`,
    ),
    ...(report.safe.length === 0
      ? []
      : [['safe  No caller has to change:', ...report.safe.map(safeLine), ''].join('\n')]),
    `${summaryLine(report)}\n`,
  ];
  return blocks.join('\n');
}

/** `drift base against origin/main (1a2b3c4): 2 breaking, 1 risky, 3 safe, 1 accepted; 2 errors, 1 warning`. */
export function summaryLine(report: DriftReport): string {
  const { findings, safe, accepted } = report;
  const ofLevel = (level: string) => findings.filter((finding) => finding.level === level).length;
  const ofSeverity = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const levels = `${ofLevel('breaking')} breaking, ${ofLevel('risky')} risky, ${safe.length} safe, ${accepted.length} accepted`;
  const counts = `${plural(ofSeverity('error'), 'error')}, ${plural(ofSeverity('warning'), 'warning')}`;
  return `drift ${report.check} of ${report.scope} against ${report.against}: ${levels}; ${counts}`;
}

/** The operations of a finding as one text, shortened where there are many. */
export function operationsOf({ operations }: DriftFinding): string {
  if (operations.length <= 3) return operations.join(', ');
  return `${operations.slice(0, 3).join(', ')} and ${operations.length - 3} more`;
}

function block(finding: DriftFinding): string {
  const { rule, level, change, expected, actual, reason, other, fingerprint } = finding;
  return [
    `${finding.severity === 'error' ? 'FAIL' : 'WARN'}  ${line(finding)}`,
    `      ${rule} (${level}, ${change}): ${rules[rule].meaning}`,
    `      was       ${expected}${other === undefined ? '' : `  (${other})`}`,
    `      is        ${actual}`,
    `      felt      ${reason}`,
    `      accept    ${fingerprint}`,
    '',
  ].join('\n');
}

function line(finding: DriftFinding): string {
  const variant = finding.variant === undefined ? '' : ` variant ${finding.variant}`;
  return [`${finding.spec}  ${finding.api}${variant}`, operationsOf(finding)]
    .filter((part) => part !== '')
    .join('  ');
}

function safeLine(finding: DriftFinding): string {
  return `      ${line(finding)}  ${finding.change}: ${finding.expected} → ${finding.actual}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
