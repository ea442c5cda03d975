import { type ProbeResult, type RunResult, totalsOf } from '../judge/result.ts';
import { rules } from '../judge/rules.ts';
import { causesOf } from './causes.ts';
import { againOf, intentOf, requestLines, tellingExchange } from './words.ts';
import { escapeAttribute, escapeXml } from './xml.ts';

/** The content of `junit.xml`: a suite an operation, a case a probe, a failure a cause. */
export function reportJunit(run: RunResult): string {
  const suites = new Map<string, ProbeResult[]>();
  for (const result of run.results) {
    const name = `${result.api}.${result.operation}`;
    suites.set(name, [...(suites.get(name) ?? []), result]);
  }
  const pointers = pointersOf(run.results);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: `contract of ${run.target}`, ...numbersOf(run.results, pointers) })}>`,
    ...[...suites.entries()].flatMap(([name, results]) => suite(run, name, results, pointers)),
    '</testsuites>',
    '',
  ].join('\n');
}

/** Of failed cases that show nothing but causes that another case fails for: which case that is. */
type Pointers = ReadonlyMap<ProbeResult, string>;

/** One failure a cause within its suite: the first case of the operation that shows it. */
function pointersOf(results: readonly ProbeResult[]): Pointers {
  const telling = new Map<ProbeResult, string | undefined>();
  for (const { first, others } of causesOf(results)) {
    if (first.finding.severity !== 'error') continue;
    const seen = new Map<string, string>();
    for (const { result } of [first, ...others]) {
      const name = `${result.api}.${result.operation}`;
      const shownBy = seen.get(name) ?? result.id;
      seen.set(name, shownBy);
      const isFirst = shownBy === result.id;
      // A case that is the first to show any cause fails
      if (isFirst) telling.set(result, undefined);
      else if (!telling.has(result)) telling.set(result, shownBy);
    }
  }
  return new Map([...telling].flatMap(([result, id]) => (id === undefined ? [] : [[result, id] as const])));
}

function suite(run: RunResult, name: string, results: readonly ProbeResult[], pointers: Pointers): string[] {
  return [
    `  <testsuite${attributes({ name, ...numbersOf(results, pointers) })}>`,
    ...results.flatMap((result) => testCase(run, name, result, pointers)),
    '  </testsuite>',
  ];
}

function testCase(run: RunResult, suiteName: string, result: ProbeResult, pointers: Pointers): string[] {
  const inner = [...outcomeOf(run, result, pointers), ...warningsOf(result)];
  const open = `    <testcase${attributes({ name: result.id, classname: suiteName, time: seconds([result]) })}`;
  return inner.length === 0 ? [`${open}/>`] : [`${open}>`, ...inner, '    </testcase>'];
}

function outcomeOf(run: RunResult, result: ProbeResult, pointers: Pointers): string[] {
  if (result.outcome === 'verified') return [];
  const shownBy = pointers.get(result);
  if (shownBy !== undefined) {
    return [`      <skipped${attributes({ message: `failed for the same cause as ${shownBy}` })}/>`];
  }
  const message = result.reason ?? 'no reason is known';
  if (result.outcome === 'pending') return [`      <skipped${attributes({ message })}/>`];
  if (result.outcome === 'expected') {
    return [`      <skipped${attributes({ message: `expected failure: ${message}` })}/>`];
  }
  if (result.outcome === 'broken') return [`      <error${attributes({ message, type: 'could-not-run' })}/>`];
  return result.findings
    .filter(({ severity }) => severity === 'error')
    .slice(0, 1)
    .map(({ rule, expected, actual }) => {
      const head = attributes({ message: `${expected}, but ${actual}`, type: rule });
      return `      <failure${head}>${escapeXml(detailsOf(run, result))}</failure>`;
    });
}

/** All findings of one probe in one text: JUnit knows one failure a case. */
function detailsOf(run: RunResult, result: ProbeResult): string {
  const request = result.findings[0] && tellingExchange(result, result.findings[0])?.request;
  const parts = result.findings.map((finding) => {
    const again = againOf(run, result, finding);
    return [
      `${finding.rule}: ${rules[finding.rule].meaning}`,
      `promised: ${finding.expected} (${finding.spec})`,
      `came:     ${finding.actual}`,
      ...(finding.curl === '' ? [] : [`curl:     ${finding.curl}`]),
      ...(again === undefined ? [] : [`again:    ${again}`]),
    ].join('\n');
  });
  const shown = request === undefined ? [] : [`request:\n${requestLines(request).join('\n')}`];
  return [`intent: ${intentOf(result)}`, ...parts, ...shown].join('\n\n');
}

function warningsOf({ outcome, findings }: ProbeResult): string[] {
  if (outcome === 'failed' || findings.length === 0) return [];
  const text = findings.map(
    ({ rule, expected, actual, spec }) => `${rule}: ${expected}, but ${actual} (${spec})`,
  );
  return [`      <system-out>${escapeXml(text.join('\n'))}</system-out>`];
}

function numbersOf(results: readonly ProbeResult[], pointers: Pointers): Record<string, string> {
  const { failed, broken, pending, expected } = totalsOf(results);
  const alike = results.filter((result) => pointers.has(result)).length;
  return {
    tests: String(results.length),
    failures: String(failed - alike),
    errors: String(broken),
    skipped: String(pending + expected + alike),
    time: seconds(results),
  };
}

function seconds(results: readonly ProbeResult[]): string {
  const all = results.flatMap(({ exchanges }) => exchanges.map(({ milliseconds }) => milliseconds));
  return (all.reduce((sum, one) => sum + one, 0) / 1000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
}
