import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriftReport } from '../../src/drift/finding.ts';
import { driftAllUpstream, driftUpstream } from '../../src/drift/upstream/upstream.ts';
import { sample } from '../nightly.ts';

const here = import.meta.dirname;
const specs = path.join(here, 'specs');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'markup-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const told = ({ findings }: DriftReport) =>
  findings.map(({ rule, change, other }) => `${rule} ${change} ${other ?? ''}`.trim());

describe.each(sample(['UpdateThing.md', 'UpdateThing.html'], 1))('the page %s', (name) => {
  const text = readFileSync(path.join(here, 'pages', name), 'utf8');
  const isChinese = name.endsWith('.md');

  const run = (from: string, to: string) => {
    expect(text).toContain(from);
    const file = path.join(folder, name);
    writeFileSync(file, text.replace(from, to));
    return driftUpstream({ api: 'things', documents: [file], today: '2026-01-01', folder: specs });
  };

  test('says what the spec says', async () => {
    expect(told(await run('user_id', 'user_id'))).toEqual([]);
  });

  test.each([
    ['another length', isChinese ? '4-64' : '4 to 64', isChinese ? '4-32' : '4 to 32', 'drift-upstream-body'],
    [
      'one option less',
      isChinese ? ' - PRIVATE：创建者。' : '<li><strong>PRIVATE</strong>: for its creator</li>',
      '',
      'drift-upstream-body',
    ],
    [
      'a field of another type',
      isChinese ? '| size | Integer' : 'size</td><td>Integer',
      isChinese ? '| size | String' : 'size</td><td>String',
      'drift-upstream-responses',
    ],
    ['another path', '/things/', '/stuff/', 'drift-upstream-gone'],
    ['an item without its field', 'role', 'part', 'drift-upstream-body'],
    ['an example that the schema refuses', '"id" : "7"', '"id" : 7', 'drift-upstream-responses'],
  ])('with %s differs, on its line', async (what, from, to, rule) => {
    const file = text.slice(0, text.indexOf(from)).split('\n').length;
    const rows = told(await run(from, to)).filter((row) => row.startsWith(`${rule} `));
    expect(rows.length).toBeGreaterThan(0);
    // What is not there has no line, and an example is told where it begins
    if (!/^an /.test(what)) expect(rows.join()).toContain(`${name}:${file}`);
  });
});

test('a listed document that cannot be had is one finding, and the rest is compared', async () => {
  const root = path.join(folder, 'specs');
  for (const name of ['one', 'two']) {
    mkdirSync(path.join(root, name), { recursive: true });
    const spec = readFileSync(path.join(specs, 'things', 'openapi.yaml'), 'utf8');
    writeFileSync(path.join(root, name, 'openapi.yaml'), spec);
  }
  const page = path.join(folder, 'whole.md');
  writeFileSync(
    page,
    readFileSync(path.join(here, 'pages', 'UpdateThing.md'), 'utf8').replace('4-64', '4-32'),
  );
  const nowhere = path.join(folder, 'nowhere.yaml');
  writeFileSync(path.join(root, 'one', 'upstream.yaml'), `documents:\n  - ${nowhere}\n`);
  writeFileSync(path.join(root, 'two', 'upstream.yaml'), `documents:\n  - ${page}\n  - ${nowhere}\n`);
  const { findings } = await driftAllUpstream({ today: '2026-01-01', folder: root });
  expect(findings.map(({ api, rule }) => `${api} ${rule}`)).toEqual([
    'one drift-upstream-unreachable',
    'two drift-upstream-body',
    'two drift-upstream-unreachable',
  ]);
  expect(findings[0]?.spec).toMatch(/one\/upstream\.yaml:2$/);
});
