import type { Log, ReportingDescriptor, Result } from 'sarif';
import { type RuleId, rules } from '../../judge/rules.ts';
import { type DriftFinding, type DriftReport, splitPlace } from '../finding.ts';

/** SARIF 2.1.0, for code scanning. Accepted findings are there, suppressed. */
export function sarifReport(report: DriftReport): string {
  const all = [...report.findings, ...report.accepted.map(({ finding }) => finding)];
  const used = [...new Set(all.map(({ rule }) => rule))].sort();
  const driver = { name: 'contract-drift', rules: used.map(ruleOf) };
  const results = [
    ...report.findings.map((finding) => resultOf(finding)),
    ...report.accepted.map(({ finding, reason }) => ({
      ...resultOf(finding),
      suppressions: [{ kind: 'external' as const, justification: reason }],
    })),
  ];
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, automationDetails: { id: `drift/${report.check}` }, results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(id: RuleId): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: rules[id].meaning },
    defaultConfiguration: { level: rules[id].severity },
  };
}

function resultOf(finding: DriftFinding): Result {
  const [uri, startLine] = splitPlace(finding.spec);
  const subject = [finding.api, finding.variant, ...finding.operations]
    .filter((part) => part !== undefined)
    .join(' ');
  return {
    ruleId: finding.rule,
    level: finding.severity,
    message: { text: `${subject}: ${finding.expected} → ${finding.actual}. ${finding.reason}` },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
    partialFingerprints: { 'contractDrift/v1': finding.fingerprint },
    properties: { level: finding.level, change: finding.change },
  };
}
