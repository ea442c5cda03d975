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
    put('garden/types.ts', 'a\n');
    put('field/client.ts', 'x');
    expect(compareGenerated(planned, folder)).toEqual([
      { path: 'field/client.ts', state: 'orphaned' },
      { path: 'garden/types.ts', state: 'changed' },
    ]);
  });

  test('line endings of another system are no change', () => {
    put('README.md', 'read me\r\n');
    put('garden/types.ts', 'a\r\nb\r\n');
    expect(compareGenerated(planned, folder)).toEqual([]);
  });
});

describe(writeGenerated, () => {
  test('makes the folder what is planned, and says what was not', () => {
    put('README.md', 'old\n');
    put('field/client.ts', 'x');
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
