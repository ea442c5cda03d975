import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { envPart, readEnv } from './env.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'env-'));
const file = path.join(folder, '.env');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe(readEnv, () => {
  writeFileSync(file, 'GARDEN_URL=http://garden\nEMPTY=\n# a note\nQUOTED="a b"\n');
  test.each([
    ['is completed by the file', {}, { GARDEN_URL: 'http://garden', QUOTED: 'a b' }],
    ['wins over the file', { GARDEN_URL: 'http://mine' }, { GARDEN_URL: 'http://mine', QUOTED: 'a b' }],
    [
      'counts as unset where it is empty',
      { GARDEN_URL: '', OTHER: '' },
      { GARDEN_URL: 'http://garden', QUOTED: 'a b' },
    ],
  ])('what is set %s', (_title, actual, want) => expect(readEnv(actual, file)).toEqual(want));

  test('is all where there is no file', () => {
    expect(readEnv({ A: '1', B: undefined }, path.join(folder, 'none'))).toEqual({ A: '1' });
  });
});

describe(envPart, () => {
  test.each([
    ['X-Auth-Token', 'AUTH_TOKEN'],
    ['userUid', 'USER_UID'],
    ['project_id', 'PROJECT_ID'],
    ['pet-store', 'PET_STORE'],
    ['x-id', 'ID'],
    ['_id_', 'ID'],
    ['v1User', 'V1_USER'],
  ])('of %s is %s', (name, want) => expect(envPart(name)).toBe(want));
});
