import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Finding } from '../judge/finding.ts';
import type { KnownFinding, ProbeResult, RunResult } from '../judge/result.ts';
import { type RuleId, rules } from '../judge/rules.ts';
import { fingerprintOf } from '../run/baseline.ts';
import { product } from '../shared/package-root.ts';
import { compare } from './compare.ts';
import { intentOf } from './words.ts';

/** The content of `report.sarif` (SARIF 2.1.0): every finding at its line of the spec, known ones suppressed. */
export function reportSarif(run: RunResult): string {
  const found = run.results.flatMap((result) => [
    ...result.findings.map((finding) => ({ result, finding, known: undefined })),
    ...(result.known ?? []).map((known) => ({ result, finding: known.finding, known })),
  ]);
  const ids = [...new Set(found.map(({ finding }) => finding.rule))].sort(compare);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...product, rules: ids.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder of the repository.' } } },
        results: found
          .map(({ result, finding, known }) => toResult(result, finding, known, ids))
          .sort((a, b) => compare(keyOf(a), keyOf(b))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor(id: RuleId): ReportingDescriptor {
  const { meaning, severity } = rules[id];
  return {
    id,
    shortDescription: { text: meaning },
    defaultConfiguration: { level: severity },
  };
}

function toResult(
  result: ProbeResult,
  finding: Finding,
  known: KnownFinding | undefined,
  ids: readonly RuleId[],
): Result {
  const [uri, line] = splitPlace(finding.spec);
  const { method, path } = result;
  const what = method === '' ? finding.operation : `${method} ${path}`;
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: finding.severity,
    message: { text: `${what}: promised ${finding.expected}, but ${finding.actual}.` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(uri), uriBaseId: 'SRCROOT' },
          region: { startLine: line },
        },
        logicalLocations: [{ fullyQualifiedName: `${finding.api}/${finding.probe}`, kind: 'member' }],
      },
    ],
    partialFingerprints: { 'contractFinding/v1': fingerprintOf(finding) },
    ...(known === undefined ? {} : { suppressions: [suppression(known)] }),
    properties: {
      api: finding.api,
      operation: finding.operation,
      intent: intentOf(result),
      curl: finding.curl,
    },
  };
}

function suppression({ reason }: KnownFinding) {
  return { kind: 'external' as const, status: 'accepted' as const, justification: reason };
}

/** File and line of a `file:line`; line 1 where there is none. */
export function splitPlace(place: string): [string, number] {
  const cut = /^(.*):(\d+)$/.exec(place);
  return cut === null ? [place, 1] : [cut[1] ?? place, Number(cut[2])];
}

function keyOf({ locations, ruleId, message }: Result): string {
  return [locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName, ruleId, message.text].join('\u0000');
}
