import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, suite, test } from 'vitest';
import { compareOutput, writeOutput } from './output.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'output-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const output = {
  generated: [{ path: 'README.md', text: 'generated\n' }],
  pages: [{ path: 'docs/page.md', text: 'a page\n' }],
};

suite(writeOutput, () => {
  test('writes the folder and the page, and says what was not up to date', () => {
    expect(writeOutput(output, folder)).toEqual([
      { path: 'generated/README.md', state: 'missing' },
      { path: 'docs/page.md', state: 'missing' },
    ]);
    expect(writeOutput(output, folder)).toEqual([]);
  });
});

suite(compareOutput, () => {
  test('names a page that was edited, and leaves its neighbours alone', () => {
    writeFileSync(path.join(folder, 'docs/page.md'), 'edited\n');
    writeFileSync(path.join(folder, 'docs/other.md'), 'written by hand\n');
    expect(compareOutput(output, folder)).toEqual([{ path: 'docs/page.md', state: 'changed' }]);
  });
});
