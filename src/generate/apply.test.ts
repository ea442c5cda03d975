import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { compareGenerated, writeGenerated } from './apply.ts';

const root = mkdtempSync(path.join(tmpdir(), 'apply-'));
const folder = path.join(root, 'generated');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const planned = [
  { path: 'README.md', text: 'read me\n' },
  { path: 'garden/types.ts', text: 'a\nb\n' },
];

const by = '/** Generated from x by "npm run generate". */\n';

function put(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

beforeEach(() => rmSync(folder, { recursive: true, force: true }));

describe(compareGenerated, () => {
  test('everything is missing where there is no folder', () => {
    expect(compareGenerated(planned, folder)).toEqual([
      { path: 'README.md', state: 'missing' },
      { path: 'garden/types.ts', state: 'missing' },
    ]);
  });

  test('names what is changed and what no spec gives, sorted', () => {
    put('README.md', 'read me\n');
    put('garden/types.ts', by);
    put('field/client.ts', by);
    expect(compareGenerated(planned, folder)).toEqual([
      { path: 'field/client.ts', state: 'orphaned' },
      { path: 'garden/types.ts', state: 'changed' },
    ]);
  });

  test('what another tool has there is no orphan, and is not written over', () => {
    put('client/index.ts', 'of another tool');
    put('garden/types.ts', 'of another tool');
    const compare = () => compareGenerated(planned, folder);
    expect(compare).toThrow(/types\.ts was written by somebody else and would be lost\. .+--out/);
    put('garden/types.ts', 'a\nb\n');
    expect(compare().map((one) => one.path)).toEqual(['README.md']);
  });

  test('of some APIs alone, the files of others are no orphans', () => {
    put('field/client.ts', by);
    put('garden/client.ts', by);
    const orphans = compareGenerated(planned, folder, true).filter(({ state }) => state === 'orphaned');
    expect(orphans.map((one) => one.path)).toEqual(['garden/client.ts']);
  });

  test('how the command is called makes no difference', () => {
    const named = (how: string) => `/** Generated from x by "${how} generate". */`;
    put('types.ts', named('npm run'));
    expect(compareGenerated([{ path: 'types.ts', text: named('npx workspace-contracts') }], folder)).toEqual(
      [],
    );
  });

  test('line endings of another system are no change', () => {
    put('README.md', 'read me\r\n');
    put('garden/types.ts', 'a\r\nb\r\n');
    expect(compareGenerated(planned, folder)).toEqual([]);
  });
});

describe(writeGenerated, () => {
  test('makes the folder what is planned, and says what was not', () => {
    put('README.md', by);
    put('field/client.ts', by);
    expect(writeGenerated(planned, folder).map(({ state }) => state)).toEqual([
      'changed',
      'orphaned',
      'missing',
    ]);
    expect(readFileSync(path.join(folder, 'garden/types.ts'), 'utf8')).toBe('a\nb\n');
    expect(existsSync(path.join(folder, 'field/client.ts'))).toBe(false);
    expect(writeGenerated(planned, folder)).toEqual([]);
  });
});
