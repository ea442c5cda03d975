import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Api, findApis } from '../spec/apis.ts';
import { lintApis, lintReport } from './lint.ts';
import { cleanSpec } from './rules.cases.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lint-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function garden(text: string): Api {
  const spec = path.join(folder, 'openapi.yaml');
  writeFileSync(spec, text);
  return { name: 'garden', folder, spec };
}

test('the specs of this project have nothing to repair, variants included', async () => {
  const run = await lintApis(findApis());
  expect(run.findings).toEqual([]);
  expect(lintReport(run)).toMatch(/nothing to repair\.$/);
});

test('the general linter and our rules report in one list, sorted by place', async () => {
  const { findings } = await lintApis([
    garden(cleanSpec.replace('summary: Set a bed\n      ', '').replace('why: no room', 'why: string')),
  ]);
  expect(findings.map(({ rule }) => rule)).toEqual(['operation-summary', 'example-words']);
  expect(lintReport({ specs: ['garden'], findings })).toMatch(
    /\n2 findings in 1 specs\. Repair .*npm run lint:specs/,
  );
});

test('a finding in a variant names the line of its overlay', async () => {
  const api = garden(cleanSpec);
  mkdirSync(path.join(folder, 'variants'));
  const overlay = `overlay: 1.0.0
info: { title: Big garden, version: 1.0.0 }
actions:
  - target: $.paths[*].put.responses['200'].content[*].examples
    update:
      huge: { value: { plants: 5000 } }
`;
  writeFileSync(path.join(folder, 'variants/big.overlay.yaml'), overlay);
  const { specs, findings } = await lintApis([api]);
  expect(specs).toEqual(['garden', 'garden as big']);
  expect(findings.map(({ rule }) => rule)).toEqual(['example-valid']);
  expect(findings[0]?.place).toMatch(/big\.overlay\.yaml:6$/);
});

test('a component that nobody uses is found', async () => {
  const text = readFileSync(garden(cleanSpec).spec, 'utf8').replace(
    'schemas:\n',
    'schemas:\n    Shed: { type: object }\n',
  );
  rmSync(path.join(folder, 'variants'), { recursive: true, force: true });
  const { findings } = await lintApis([garden(text)]);
  expect(findings.map(({ rule }) => rule)).toEqual(['no-unused-components']);
});
