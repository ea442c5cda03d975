import { markdownCode, markdownText } from '../../shared/foreign.ts';
import type { DriftFinding, DriftReport } from '../finding.ts';
import { operationsOf, summaryLine } from './text.ts';

/** For a pull request's comment, a job summary, or the text of an issue. */
export function markdownReport(report: DriftReport): string {
  const sections = [
    `## Contract drift: ${report.check}`,
    `${markdownText(summaryLine(report))}.`,
    ...(report.findings.length === 0 ? ['No findings.'] : [table(report.findings)]),
    ...details(
      'Accepted',
      report.accepted.map(
        ({ finding, reason, owner }) =>
          `${what(finding)}: ${markdownText(reason)}${owner === undefined ? '' : ` (${markdownText(owner)})`}`,
      ),
    ),
    ...details(
      'Safe for callers',
      report.safe.map((finding) => `${what(finding)}: ${markdownText(finding.actual)}`),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function table(findings: readonly DriftFinding[]): string {
  const rows = findings.map((finding) => {
    const { severity, level, expected, actual, reason, fingerprint } = finding;
    const cells = [
      `${severity === 'error' ? '❌' : '⚠️'} ${level}`,
      what(finding),
      `${markdownText(expected)} → ${markdownText(actual)}`,
      markdownText(reason),
      `\`${fingerprint}\``,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| | Where | Was → is | What callers feel | Fingerprint |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

function details(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const list = lines.map((line) => `- ${line}`).join('\n');
  return [`<details><summary>${title}: ${lines.length}</summary>\n\n${list}\n\n</details>`];
}

function what(finding: DriftFinding): string {
  const variant = finding.variant === undefined ? '' : ` (${markdownText(finding.variant)})`;
  const operations = operationsOf(finding);
  return `${markdownCode(finding.change)} ${operations === '' ? markdownText(finding.api) : markdownCode(operations)}${variant} ${markdownCode(finding.spec)}`;
}
