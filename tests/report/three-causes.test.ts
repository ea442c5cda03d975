import { expect, test } from 'vitest';
import { githubAnnotations, githubSummary } from '../../src/report/github.ts';
import { reportHtml } from '../../src/report/html/page.ts';
import { reportJson } from '../../src/report/json.ts';
import { reportJunit } from '../../src/report/junit.ts';
import { reportSarif } from '../../src/report/sarif.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { failure, run } from './runs.ts';

// Three breaches: a null in a list, ignored credentials, a crash. Seven probes show them.
const isNull = (index: number) => ({
  rule: 'body-schema' as const,
  spec: 'specs/things/openapi.yaml:40',
  expected: '#/0/size is an integer',
  actual: `#/${index}/size is null`,
  operation: 'listThings',
});
const ignored = (operation: string, line: number) => ({
  rule: 'credentials-ignored' as const,
  spec: `specs/things/openapi.yaml:${line}`,
  expected: 'status 401',
  actual: 'status 200',
  operation,
});
const results = [
  failure('listThings/valid/a', [isNull(0)], { operation: 'listThings' }),
  failure('listThings/valid/b', [isNull(3)], { operation: 'listThings' }),
  failure('listThings/valid/c', [isNull(12)], { operation: 'listThings' }),
  failure('listThings/no credentials/a', [ignored('listThings', 21)], { operation: 'listThings' }),
  failure('createThing/no credentials/a', [ignored('createThing', 31)]),
  failure('deleteThing/no credentials/a', [ignored('deleteThing', 51)], { operation: 'deleteThing' }),
  failure('createThing/invalid/name', [{ rule: 'server-crashed', actual: 'the connection was cut' }]),
];
const three = { ...run, results };

test('the terminal shows three findings, and says so in its last line', () => {
  const text = terminalReport(three);
  expect(text.match(/^FAIL/gm)).toHaveLength(3);
  expect(text.trimEnd().split('\n').at(-1)).toBe('3 causes in 3 operations');
});

test('report.json lists three causes, and every finding beside them', () => {
  const { causes, findings } = JSON.parse(reportJson(three));
  expect(causes).toHaveLength(3);
  expect(findings).toHaveLength(7);
  expect(causes.map(({ count }: { count: number }) => count).sort()).toEqual([1, 3, 3]);
});

test('SARIF has three results, each with how often it was seen', () => {
  const [{ results: found }] = JSON.parse(reportSarif(three)).runs;
  const counts = found.map((one: { occurrenceCount: number }) => one.occurrenceCount);
  expect(counts.sort()).toEqual([1, 3, 3]);
});

test('JUnit fails once a cause in each suite, the other cases are skipped with a pointer', () => {
  const xml = reportJunit(three);
  // Ignored credentials fail in the suite of each of three operations
  expect(xml.match(/<failure/g)).toHaveLength(5);
  expect(xml.match(/failed for the same cause as listThings/g)).toHaveLength(2);
});

test('HTML, annotations and the Markdown summary show three', () => {
  expect(reportHtml(three)).toContain('Findings (3)');
  expect(githubAnnotations(three).match(/^::error/gm)).toHaveLength(3);
  expect(githubSummary(three)).toContain('### Findings: 3 causes in 3 operations');
});
