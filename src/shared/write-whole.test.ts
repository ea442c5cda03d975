import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeWhole } from './write-whole.ts';

const fresh = () => mkdtempSync(path.join(tmpdir(), 'write-whole-'));

describe(writeWhole, () => {
  test('makes the folder and leaves the file alone in it', () => {
    const folder = path.join(fresh(), 'a/b');
    writeWhole(path.join(folder, 'report.json'), 'one');
    writeWhole(path.join(folder, 'report.json'), 'two');
    expect(readdirSync(folder)).toEqual(['report.json']);
    expect(readFileSync(path.join(folder, 'report.json'), 'utf8')).toBe('two');
  });

  test('writes where a symbolic link leads to', () => {
    const folder = fresh();
    writeFileSync(path.join(folder, 'real.txt'), 'old');
    symlinkSync('real.txt', path.join(folder, 'link.txt'));
    writeWhole(path.join(folder, 'link.txt'), 'new');
    expect(readFileSync(path.join(folder, 'real.txt'), 'utf8')).toBe('new');
  });

  test('leaves nothing behind where it cannot write', () => {
    const folder = fresh();
    mkdirSync(path.join(folder, 'taken'));
    expect(() => writeWhole(path.join(folder, 'taken'), 'text')).toThrow();
    expect(() => writeWhole(path.join(folder, `${'n'.repeat(250)}.json`), 'text')).toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
  });
});
