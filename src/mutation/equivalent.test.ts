import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, suite, test } from 'vitest';
import { InputError } from '../shared/input-error.ts';
import { readEquivalents } from './equivalent.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'equivalent-'));
const fileOf = (text: string): string => {
  const file = path.join(folder, 'equivalent.yaml');
  writeFileSync(file, text);
  return file;
};
afterAll(() => rmSync(folder, { recursive: true }));

suite(readEquivalents, () => {
  test('a star stands for any characters, everything else for itself', () => {
    const [one] = readEquivalents(fileOf('shop:\n  "*/input/a.b (c)/*": No such id.\n'));
    expect(one).toMatchObject({ api: 'shop', reason: 'No such id.' });
    expect(one?.fault.test('read/input/a.b (c)/minLength')).toBe(true);
    expect(one?.fault.test('read/input/axb (c)/minLength')).toBe(false);
  });

  test('a missing file explains nothing', () => {
    expect(readEquivalents(path.join(folder, 'none.yaml'))).toEqual([]);
  });

  test.each(['- a', 'shop: a', 'shop: { fault: "" }'])('%s is bad input', (text) => {
    expect(() => readEquivalents(fileOf(text))).toThrow(InputError);
  });
});
