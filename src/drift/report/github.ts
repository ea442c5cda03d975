import { githubData, githubProperty, terminalLine } from '../../shared/foreign.ts';
import { type DriftFinding, type DriftReport, splitPlace } from '../finding.ts';
import { operationsOf, summaryLine } from './text.ts';

/** GitHub's workflow commands: an annotation on each line, then the counts. */
export function githubReport(report: DriftReport): string {
  const lines = [...report.findings.map(annotation), terminalLine(summaryLine(report))];
  return `${lines.join('\n')}\n`;
}

function annotation(finding: DriftFinding): string {
  const [file, line] = splitPlace(finding.spec);
  const title = `${finding.api}: ${finding.level}, ${finding.change}`;
  const message = [
    [operationsOf(finding), finding.variant === undefined ? '' : `variant ${finding.variant}`]
      .filter((part) => part !== '')
      .join(', '),
    `was: ${finding.expected}`,
    `is: ${finding.actual}`,
    finding.reason,
    `fingerprint ${finding.fingerprint}`,
  ];
  const place = `file=${githubProperty(file)},line=${line},title=${githubProperty(title)}`;
  return `::${finding.severity} ${place}::${githubData(message.filter((part) => part !== '').join('\n'))}`;
}
