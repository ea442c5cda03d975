import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { driftGenerated } from '../../src/drift/base/generated.ts';
import { planOutput, writeOutput } from '../../src/generate/output.ts';
import { makeRepository, type Repository } from './repository.ts';

const start = process.cwd();
let repository: Repository;

beforeAll(() => {
  repository = makeRepository();
  process.chdir(repository.folder);
});

afterAll(() => {
  process.chdir(start);
  repository.remove();
});

const found = async () =>
  (await driftGenerated('specs')).map(({ rule, api, change, spec }) => `${rule} ${api} ${change} ${spec}`);

test('a repository that generates nothing has nothing stale, whatever its folder "generated" holds', async () => {
  expect(await found()).toEqual([]);
  mkdirSync('generated/things', { recursive: true });
  repository.write('generated/things/types.ts', 'export type Thing = string;\n');
  expect(await found()).toEqual([]);
  rmSync('generated', { recursive: true });
});

test('generated files and pages that are missing, stale or orphaned are found', async () => {
  mkdirSync('lint');
  repository.write('lint/architecture.yaml', '[]\n');
  writeOutput(await planOutput('specs'));
  appendFileSync('generated/things/types.ts', '// mine\n');
  rmSync('generated/things/client.ts');
  repository.write('generated/things/old.ts', '// by "npm run generate"\n');
  appendFileSync('docs/coverage.md', 'mine\n');
  rmSync('docs/rules.md');
  expect(await found()).toEqual([
    'drift-generated things generated-missing generated/things/client.ts:1',
    'drift-generated things generated-orphaned generated/things/old.ts:1',
    'drift-generated things generated-changed generated/things/types.ts:1',
    'drift-generated all generated-changed docs/coverage.md:1',
    'drift-generated all generated-missing docs/rules.md:1',
  ]);
});
