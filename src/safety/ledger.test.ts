import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Entry, ledgerFile, openLedger, readLedger, requireClean } from './ledger.ts';

const root = mkdtempSync(path.join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const note = (api: string): Omit<Entry, 'id'> => ({
  api,
  url: `http://${api}`,
  kind: 'delete',
  operation: 'remove',
  path: { id: '1' },
});

function folder(name: string): string {
  return path.join(root, name);
}

describe(openLedger, () => {
  test('of two suites keeps what both have noted', () => {
    const [garden, kitchen] = [openLedger(folder('two')), openLedger(folder('two'))];
    const [first, second] = [garden.add(note('garden')), kitchen.add(note('kitchen'))];
    expect(readLedger(garden.file)).toEqual([first, second]);
    garden.settle(first);
    expect(readLedger(garden.file)).toEqual([second]);
    kitchen.settle(second);
    expect(existsSync(garden.file)).toBe(false);
  });

  test('knows why something could not be put right', () => {
    const ledger = openLedger(folder('why'));
    ledger.leave(ledger.add(note('garden')), 'DELETE answers 500');
    expect(readLedger(ledger.file)).toMatchObject([{ reason: 'DELETE answers 500' }]);
  });

  test('is not torn by a crash in the middle of writing', () => {
    const ledger = openLedger(folder('torn'));
    const entry = ledger.add(note('garden'));
    writeFileSync(`${ledger.file}.new`, '[{"id": 7, "ap');
    expect(openLedger(folder('torn')).entries()).toEqual([entry]);
  });

  test('is kept in memory where there is no folder', () => {
    const ledger = openLedger(undefined);
    const entry = ledger.add(note('garden'));
    expect([ledger.entries(), existsSync(ledger.file)]).toEqual([[entry], false]);
    ledger.settle(entry);
    expect(ledger.entries()).toEqual([]);
  });

  test('that cannot be written is an InputError, before anything is changed', () => {
    writeFileSync(folder('file'), '');
    expect(() => openLedger(path.join(folder('file'), 'in')).add(note('garden'))).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining('Choose another folder'),
      }),
    );
  });
});

test.each(['', '{', '{}', '[1]', '[{"id":1,"api":"garden"}]'])('%j is no ledger', (text) => {
  const file = path.join(root, 'none.json');
  writeFileSync(file, text);
  expect(() => readLedger(file)).toThrow(expect.objectContaining({ name: 'InputError' }));
});

test('a run refuses to start over what another one left, of its own API or of any', () => {
  const ledger = openLedger(folder('left'));
  expect(() => requireClean(folder('left'))).not.toThrow();
  ledger.add(note('garden'));
  expect(() => requireClean(folder('left'), 'kitchen')).not.toThrow();
  for (const api of ['garden', undefined])
    expect(() => requireClean(folder('left'), api)).toThrow(
      `${ledgerFile(folder('left'))} lists 1 thing that an earlier run left changed.`,
    );
});
