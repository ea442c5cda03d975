import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, describe, expect, test } from 'vitest';
import { reportJson } from '../../src/report/json.ts';
import { changeFormats } from '../../src/report/over-time/change-formats.ts';
import { compareReports } from '../../src/report/over-time/compare-reports.ts';
import { historyOf } from '../../src/report/over-time/history.ts';
import { historyFormats, sparkline } from '../../src/report/over-time/history-formats.ts';
import { readPastReport } from '../../src/report/over-time/past-report.ts';
import { finding, result } from './runs.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'over-time-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tooLong = finding();
const extra = finding({ rule: 'field-undocumented', probe: 'readThing/valid', operation: 'readThing' });
const crash = finding({ rule: 'server-error', probe: 'listThings/valid', operation: 'listThings' });

/** The report of a run of these probes, with the findings of some of them. */
function reportOf(name: string, findings: (typeof tooLong)[], asked = [tooLong, extra, crash]) {
  const results = asked.map(({ probe, operation }) => {
    const own = findings.filter((one) => one.probe === probe);
    return result({ id: probe, operation, findings: own, outcome: own.length === 0 ? 'verified' : 'failed' });
  });
  const file = path.join(folder, `${name}.json`);
  const apis = [{ name: 'things', variant: undefined }];
  writeFileSync(file, reportJson({ target: 'https://things.example.com', apis, results }));
  return readPastReport(file);
}

const first = reportOf('1', [tooLong, extra]);
const second = reportOf('2', [extra, crash]);
const partial = reportOf('3', [], [crash]);

describe(compareReports, () => {
  test('tells what is new, still there, healed', () => {
    expect(compareReports(first, second).map(({ change, cause }) => [change, cause.rule])).toEqual([
      ['new', 'server-error'],
      ['still', 'field-undocumented'],
      ['healed', 'invalid-accepted'],
    ]);
  });

  test('what was not asked again has not healed', () => {
    expect(compareReports(first, partial).map(({ change }) => change)).toEqual([
      'not asked again',
      'not asked again',
    ]);
  });

  test('another line or another item is the same cause', () => {
    const moved = { ...extra, spec: 'specs/things/openapi.yaml:99', actual: 'something else' };
    expect(compareReports(first, reportOf('4', [moved, tooLong])).map(({ change }) => change)).toEqual([
      'still',
      'still',
    ]);
  });

  test.each(Object.keys(changeFormats))('as %s', (format) => {
    const text = changeFormats[format]?.(compareReports(first, second)) ?? '';
    expect(text).toContain('server-error');
    if (format === 'junit') expect(XMLValidator.validate(text)).toBe(true);
    if (format === 'json' || format === 'sarif') expect(() => JSON.parse(text)).not.toThrow();
    if (format === 'text') expect(text.trimEnd().split('\n').at(-1)).toBe('1 new, 1 still, 1 healed');
  });
});

describe(historyOf, () => {
  test('says since when, and what comes and goes', () => {
    const again = reportOf('5', [tooLong]);
    const told = historyOf([first, second, partial, again]).map(({ cause, since, isFlaky }) => [
      cause.rule,
      path.basename(since),
      isFlaky,
    ]);
    expect(told).toEqual([
      ['invalid-accepted', '1.json', true],
      ['field-undocumented', '1.json', false],
      ['server-error', '2.json', false],
    ]);
  });

  test.each(Object.keys(historyFormats))('as %s', (format) => {
    expect(historyFormats[format]?.([first, second])).toContain('readThing');
  });

  test('draws counts as bars', () => expect(sparkline([0, 1, 4])).toBe('·▂█'));
});

test('a file that is no report is told', () => {
  writeFileSync(path.join(folder, 'other.json'), '{"probes":[]}');
  expect(() => readPastReport(path.join(folder, 'other.json'))).toThrow(/tells no causes/);
  expect(() => readPastReport(path.join(folder, 'nothing.json'))).toThrow(/nothing\.json cannot be read/);
  writeFileSync(path.join(folder, 'half.json'), '{"probes":');
  expect(() => readPastReport(path.join(folder, 'half.json'))).toThrow(/half\.json is no report/);
});
