import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nightly } from '../../tests/nightly.ts';
import { type Api, findApis } from '../spec/apis.ts';
import { lintApis, lintReport } from './lint.ts';
import { parseLintOptions } from './lint-options.ts';
import { cleanSpec } from './rules.cases.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lint-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function garden(text: string): Api {
  const spec = path.join(folder, 'openapi.yaml');
  writeFileSync(spec, text);
  return { name: 'garden', folder, spec };
}

nightly('the specs of this project have nothing to repair, variants included', async () => {
  const run = await lintApis(findApis());
  expect(run.findings).toEqual([]);
  expect(lintReport(run)).toMatch(/nothing to repair\.$/);
});

test('the general linter and our rules report in one list, sorted by place', async () => {
  const { findings } = await lintApis(
    [garden(cleanSpec.replace('summary: Set a bed\n      ', '').replace('why: no room', 'why: string'))],
    { profile: 'vendor' },
  );
  expect(findings.map(({ rule }) => rule)).toEqual(['operation-summary', 'example-words']);
  expect(lintReport({ specs: ['garden'], findings })).toMatch(
    /\n2 errors in 1 spec\. Repair .*npm run lint:specs/,
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
  const { specs, findings } = await lintApis([api], { profile: 'vendor' });
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
  const { findings } = await lintApis([garden(text)], { profile: 'vendor' });
  expect(findings.map(({ rule }) => rule)).toEqual(['no-unused-components']);
});

const own = cleanSpec
  .replace('summary: Set a bed\n      ', '')
  .replace('          x-source: the gardener\n', '');

test.each([
  ["an API of one's own needs no sources", undefined, ['operation-summary']],
  ['what is of taste is not asked for', 'minimal' as const, []],
])('%s', async (_title, profile, errors) => {
  const { findings } = await lintApis([garden(own)], { profile });
  expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual(errors);
});

test('a rule can be switched off with a reason, which the report repeats', async () => {
  const off = new Map([['operation-summary', 'written elsewhere']]);
  const run = await lintApis([garden(own)], { off });
  expect(run.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(lintReport(run)).toMatch(/^operation-summary is switched off: written elsewhere$/m);
});

test('a document that had to be mended to be read is told of with its lines', async () => {
  const { findings } = await lintApis([garden(own.replace('type: integer', 'type: intger'))], {
    profile: 'minimal',
  });
  expect(findings.map(({ rule }) => rule)).toContain('document');
});

test.each([
  [['--profile', 'vendr'], /--profile "vendr" is none.*vendor/],
  [['--off', 'operation-summary'], /has to say the rule and why/],
])('%j is refused in one sentence', (args, message) => {
  expect(() => parseLintOptions(args)).toThrow(message);
});
