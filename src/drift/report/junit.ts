import type { DriftFinding, DriftReport } from '../finding.ts';
import { operationsOf } from './text.ts';

/** JUnit XML: an error fails its test case, a warning stands in its output; without findings one case passes. */
export function junitReport(report: DriftReport): string {
  const cases =
    report.findings.length === 0
      ? [`    <testcase classname="drift.${report.check}" name="no drift"/>`]
      : report.findings.map((finding) => testCase(report, finding));
  const failures = report.findings.filter(({ severity }) => severity === 'error').length;
  const suite = `<testsuite name="drift ${report.check}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  ${suite}`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(report: DriftReport, finding: DriftFinding): string {
  const { api, change, spec, fingerprint, expected, actual, reason, level, rule } = finding;
  const name = xml([change, operationsOf(finding), fingerprint].filter((part) => part !== '').join(' '));
  const text = xml(`${level}: ${expected} → ${actual}\n${reason}\n${spec}`);
  const head = `    <testcase classname="${xml(`drift.${report.check}.${api}`)}" name="${name}"`;
  if (finding.severity === 'warning') return `${head}><system-out>${text}</system-out></testcase>`;
  return `${head}><failure type="${rule}" message="${xml(`${expected} → ${actual}`)}">${text}</failure></testcase>`;
}

function xml(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
  };
  return text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '').replaceAll(/[&<>"\n]/g, (sign) => names[sign] ?? sign);
}
