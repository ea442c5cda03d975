import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import type { Finding } from '../judge/finding.ts';
import type { KnownFinding, RunResult } from '../judge/result.ts';
import { type RuleId, rules } from '../judge/rules.ts';
import { fingerprintOf } from '../run/baseline.ts';
import { product } from '../shared/package-root.ts';
import { type CausedFinding, causesOf } from './causes.ts';
import { compare } from './compare.ts';
import { intentOf } from './words.ts';

/** The content of `report.sarif` (SARIF 2.1.0): a result a cause, at its line of the spec; known findings suppressed. */
export function reportSarif(run: RunResult): string {
  // Sorted first: of two that show a cause with the same effort, the same one stands for it in every run
  const sorted = [...run.results].sort((a, b) => compare(`${a.api} ${a.id}`, `${b.api} ${b.id}`));
  const found: Shown[] = [
    ...causesOf(sorted).map(({ first, others }) => ({ ...first, others, known: undefined })),
    ...sorted.flatMap((result) =>
      (result.known ?? []).map((known) => ({ result, finding: known.finding, others: [], known })),
    ),
  ];
  const ids = [...new Set(found.map(({ finding }) => finding.rule))].sort(compare);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...product, rules: ids.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder of the repository.' } } },
        results: found.map((shown) => toResult(shown, ids)).sort((a, b) => compare(keyOf(a), keyOf(b))),
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

/** One cause, or one known finding. */
interface Shown extends CausedFinding {
  readonly others: readonly CausedFinding[];
  readonly known: KnownFinding | undefined;
}

function toResult({ result, finding, others, known }: Shown, ids: readonly RuleId[]): Result {
  const { method, path } = result;
  const what = method === '' ? finding.operation : `${method} ${path}`;
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: finding.severity,
    message: { text: `${what}: promised ${finding.expected}, but ${finding.actual}.` },
    locations: [locationOf(finding)],
    ...(known === undefined ? { occurrenceCount: others.length + 1 } : {}),
    ...(others.length === 0
      ? {}
      : {
          relatedLocations: others
            .map((other) => locationOf(other.finding))
            .sort((a, b) => compare(nameOf(a), nameOf(b)))
            .map((location, index) => ({ id: index + 1, ...location })),
        }),
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

function locationOf({ api, probe, spec }: Finding): Location {
  const [uri, line] = splitPlace(spec);
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(uri), uriBaseId: 'SRCROOT' },
      region: { startLine: line },
    },
    logicalLocations: [{ fullyQualifiedName: `${api}/${probe}`, kind: 'member' }],
  };
}

function nameOf({ logicalLocations }: Location): string {
  return logicalLocations?.[0]?.fullyQualifiedName ?? '';
}

function suppression({ reason }: KnownFinding) {
  return { kind: 'external' as const, status: 'accepted' as const, justification: reason };
}

/** File and line of a `file:line`; line 1 where there is none, as in `file#/pointer`. */
export function splitPlace(place: string): [string, number] {
  const cut = /^(.*):(\d+)$/.exec(place);
  return cut === null ? [place.replace(/#\/.*$/, ''), 1] : [cut[1] ?? place, Number(cut[2])];
}

function keyOf({ locations, ruleId, message }: Result): string {
  return [locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName, ruleId, message.text].join('\u0000');
}
