import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, suite, test } from 'vitest';
import { githubAnnotations, githubSummary } from '../../src/report/github.ts';
import { reportHar } from '../../src/report/har.ts';
import { reportJson } from '../../src/report/json.ts';
import { reportJunit } from '../../src/report/junit.ts';
import { coloured, paintFor } from '../../src/report/paint.ts';
import { reportSarif } from '../../src/report/sarif.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { escapeXml } from '../../src/report/xml.ts';
import { failure, run } from './runs.ts';

const formatsOfRun: [string, string][] = [
  ['terminal.txt', terminalReport(run)],
  ['report-json.txt', reportJson(run)],
  ['junit.xml', reportJunit(run)],
  ['sarif.txt', reportSarif(run)],
  ['har.txt', reportHar(run)],
  ['annotations.txt', githubAnnotations(run)],
  ['summary.md', githubSummary(run)],
];

suite('every format says the same as last time', () => {
  for (const [name, text] of formatsOfRun) {
    test(name, async () => {
      await expect(text).toMatchFileSnapshot(`golden/${name}`);
    });
  }
});

suite('terminal', () => {
  test('says the same with colour', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of
    const bare = terminalReport(run, coloured).replace(/\u001b\[\d+m/g, '');
    expect(bare).toBe(terminalReport(run));
  });

  test.each([
    { isTerminal: true, env: {}, colour: true },
    { isTerminal: false, env: {}, colour: false },
    { isTerminal: true, env: { NO_COLOR: '1' }, colour: false },
    { isTerminal: true, env: { TERM: 'dumb' }, colour: false },
  ])('colour: $colour for terminal $isTerminal and $env', ({ isTerminal, env, colour }) => {
    expect(paintFor(isTerminal, env)('bad', 'x') !== 'x').toBe(colour);
  });

  test('counts findings of one cause once', () => {
    const text = terminalReport(run);
    expect(text.match(/^FAIL/gm)).toHaveLength(1);
    expect(text).toContain('(2 probes show it)');
  });

  test('keeps causes apart that are answered differently', () => {
    const results = [
      failure('createThing/invalid/a', [{ actual: 'status 200' }]),
      failure('createThing/invalid/b', [{ actual: 'status 500', rule: 'server-error' }]),
    ];
    expect(terminalReport({ ...run, results }).match(/^FAIL/gm)).toHaveLength(2);
  });

  test('sees one cause in operations that break the same line of a shared schema', () => {
    const results = ['createThing', 'updateThing'].map((operation) =>
      failure(`${operation}/invalid/a`, [{ operation }], { operation }),
    );
    expect(terminalReport({ ...run, results }).match(/^FAIL/gm)).toHaveLength(1);
  });
});

test('report.json does not depend on the order of the run', () => {
  const turned = { ...run, results: [...run.results].reverse() };
  expect(reportJson(turned)).toBe(reportJson(run));
});

test('junit.xml is well-formed and counts what it holds', () => {
  const xml = reportJunit(run);
  expect(XMLValidator.validate(xml)).toBe(true);
  const read = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'testcase' }).parse(xml);
  const all = read.testsuites;
  const cases = all.testsuite.flatMap((one: { testcase: unknown[] }) => one.testcase);
  expect(cases).toHaveLength(run.results.length);
  expect(all).toMatchObject({ '@_tests': '7', '@_failures': '1', '@_errors': '1', '@_skipped': '3' });
});

test('XML holds no character that XML cannot', () => {
  expect(escapeXml('a\u0000b\u001b<c>&\uFFFE"\u{1F680}\ud800')).toBe(
    'a\uFFFDb\uFFFD&lt;c&gt;&amp;\uFFFD&quot;\u{1F680}\uFFFD',
  );
});

test('exchanges.har keeps the HAR schema', () => {
  const require = createRequire(import.meta.url);
  const schemas: Record<string, object> = require('har-schema');
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  const validate = ajv.getSchema('har.json#');
  const isValid = validate?.(JSON.parse(reportHar(run)));
  expect(validate?.errors ?? []).toEqual([]);
  expect(isValid).toBe(true);
});

test('report.sarif places every cause, known findings suppressed', () => {
  const [sarif] = JSON.parse(reportSarif(run)).runs;
  expect(sarif.results).toHaveLength(3);
  for (const one of sarif.results) {
    expect(sarif.tool.driver.rules[one.ruleIndex].id).toBe(one.ruleId);
    expect(one.locations[0].physicalLocation.region.startLine).toBeGreaterThan(0);
    expect(one.locations[0].physicalLocation.artifactLocation.uri).not.toMatch(/^\//);
    expect(one.partialFingerprints['contractFinding/v1']).toMatch(/^[0-9a-f]{16}$/);
  }
  const known = sarif.results.filter((one: { suppressions?: object[] }) => one.suppressions !== undefined);
  expect(known).toMatchObject([
    { suppressions: [{ kind: 'external', justification: expect.stringContaining('403') }] },
  ]);
});

test('annotations stay on one line each, whatever a server says', () => {
  const results = [
    failure('createThing/invalid/x', [{ actual: 'a\n::error::b%\r', spec: 'specs/a,b:c.yaml:3' }]),
  ];
  const lines = githubAnnotations({ ...run, results })
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^::error file=specs\/a%2Cb%3Ac.yaml,line=3,title=invalid-accepted::/);
});
