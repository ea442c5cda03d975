import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, suite, test } from 'vitest';
import { parseContractOptions } from '../../src/cli/contract/options.ts';
import { mergeReports } from '../../src/cli/report/merge-reports.ts';
import { parseReportOptions } from '../../src/cli/report/options.ts';
import { reportJson } from '../../src/report/json.ts';
import { mergeRuns } from '../../src/report/merge.ts';
import { progressLine } from '../../src/report/progress.ts';
import { resultsJson } from '../../src/report/results.ts';
import { isChosen } from '../../src/run/select.ts';
import { inShard, parseShard } from '../../src/run/shard.ts';
import { result, run } from './runs.ts';

const ids = Array.from({ length: 300 }, (_, index) => `createThing/invalid/name/length ${index}`);

suite('shards', () => {
  test('hold every probe once, in about equal parts', () => {
    const counts = [1, 2, 3].map((index) => ids.filter((id) => inShard(id, { index, of: 3 })).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ids.length);
    for (const count of counts) expect(count).toBeGreaterThan(70);
  });

  test('stay the same over versions', () => {
    expect(
      ids
        .slice(0, 12)
        .map((id) => (inShard(id, { index: 1, of: 2 }) ? 1 : 2))
        .join(''),
    ).toMatchInlineSnapshot(`"222221212121"`);
  });

  test.each(['0/3', '4/3', '1', 'a/b', '1/0', '-1/2', '1/2/3'])('%s is refused', (text) => {
    expect(() => parseShard(text)).toThrow(/--shard wants/);
  });
});

test('a run is narrowed by text, list and shard together', () => {
  const choice = { probe: 'length', only: ids.slice(0, 10), shard: { index: 1, of: 2 } };
  const chosen = ids.filter((id) => isChosen(choice, id));
  expect(chosen.length).toBeLessThan(10);
  expect(chosen.every((id) => inShard(id, choice.shard))).toBe(true);
});

suite('merging', () => {
  const shards = [1, 2].map((index) => ({
    ...run,
    scope: { shard: `${index}/2` },
    results: run.results.filter(({ id }) => inShard(id, { index, of: 2 })),
  }));

  test('joins shards to the whole run', () => {
    const merged = mergeRuns(shards);
    expect(merged.scope).toEqual({});
    expect(reportJson(merged)).toBe(reportJson(run));
  });

  test('finds the document of a run that no folder of specs holds', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'merge-'));
    const document = path.join(folder, 'meadow.yaml');
    const paths = { '/cows': { get: { responses: { 200: { description: 'Cows.' } } } } };
    const info = { title: 'Meadow', version: '1' };
    writeFileSync(document, JSON.stringify({ openapi: '3.1.0', info, paths }));
    const apis = [{ name: 'meadow', variant: undefined, document }];
    writeFileSync(path.join(folder, 'results.json'), resultsJson({ ...run, apis, results: [] }));
    const options = parseReportOptions(['merge', path.join(folder, 'report.json')]);
    const merged = await mergeReports(options, '2026-11-28');
    rmSync(folder, { recursive: true });
    expect(merged.apis).toEqual([{ name: 'meadow', document }]);
  });

  test('knows that a shard is missing', () => {
    expect(mergeRuns(shards.slice(0, 1)).scope).toEqual({ shard: '1/2' });
  });

  test('keeps the worse outcome of a probe', () => {
    const runs = (['verified', 'failed', 'pending'] as const).map((outcome) => ({
      ...run,
      results: [result({ outcome })],
    }));
    expect(mergeRuns(runs).results.map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  test('refuses two variants of one API', () => {
    const other = { ...run, apis: [{ name: 'things', variant: undefined }] };
    expect(() => mergeRuns([run, other])).toThrow(/different variants of things: 2\.x and no variant/);
  });
});

suite('flags', () => {
  test.each([
    [['--min-coverage', '101'], /--min-coverage wants a percentage/],
    [['--min-coverage', 'x'], /--min-coverage wants a percentage/],
    [['--shard', '3/2'], /--shard wants/],
  ])('%s', (args, message) => {
    expect(() => parseContractOptions(args)).toThrow(message);
  });

  test('of the report command', () => {
    expect(() => parseReportOptions(['join'])).toThrow(/"join" is no command/);
    expect(() => parseReportOptions(['merge'])).toThrow(/at least one/);
    expect(() => parseReportOptions(['merge', 'a', '--nope'])).toThrow(/--help/);
    expect(parseReportOptions(['merge', 'a', 'b', '--report', 'c'])).toMatchObject({
      files: ['a', 'b'],
      report: 'c',
    });
  });
});

test('progress draws a line now and then, and takes it away', () => {
  const written: string[] = [];
  let time = 0;
  const line = progressLine(
    (text) => written.push(text),
    () => 60,
    () => time,
  );
  line.clear();
  for (let done = 1; done <= 50; done += 1) {
    time += 10;
    line.show({ done, planned: 50, last: result({ outcome: done === 2 ? 'failed' : 'verified' }) });
  }
  line.clear();
  expect(written).toHaveLength(6);
  expect(written[4]).toContain('41 of 50, 1 failed  POST /v1/things');
  expect(written.at(-1)).toBe('\r\u001b[2K');
});
