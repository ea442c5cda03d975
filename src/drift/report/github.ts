import { type DriftFinding, type DriftReport, splitPlace } from '../finding.ts';
import { operationsOf, summaryLine } from './text.ts';

/** GitHub's workflow commands: an annotation on each line, then the counts. */
export function githubReport(report: DriftReport): string {
  const lines = [...report.findings.map(annotation), summaryLine(report)];
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
  const place = `file=${property(file)},line=${line},title=${property(title)}`;
  return `::${finding.severity} ${place}::${data(message.filter((part) => part !== '').join('\n'))}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
