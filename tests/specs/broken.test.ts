import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readExceptions } from '../../src/run/exceptions.ts';
import { type Api, chooseApi, findApis } from '../../src/spec/apis.ts';
import { exampleFaults } from '../../src/spec/example-faults.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { readTargetConfig } from '../../src/target/target-config.ts';
import { brokenCases, type Edit } from './broken/cases.ts';

const root = mkdtempSync(path.join(tmpdir(), 'broken-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;

/** A garden of its own with these changes. */
function garden(edits: readonly Edit[]): Api {
  count += 1;
  const folder = path.join(root, String(count), 'garden');
  cpSync(path.join(import.meta.dirname, 'broken/garden'), folder, { recursive: true });
  for (const { file, from, to } of edits) {
    const name = path.join(folder, file);
    if (from === undefined) {
      writeFileSync(name, to);
      continue;
    }
    const text = readFileSync(name, 'utf8');
    expect(text, `${file} has what is changed`).toContain(from);
    writeFileSync(
      name,
      text.replace(from, () => to),
    );
  }
  return { name: 'garden', folder, spec: path.join(folder, 'openapi.yaml') };
}

async function readAll(api: Api): Promise<void> {
  const { operations } = await loadSpec(api, undefined, { strict: true });
  await loadSpec(api, '2.x', { strict: true });
  readTargetConfig(api, operations);
  readExceptions(api);
}

/** The message of the InputError, with paths as seen from the garden. */
async function messageFor(api: Api): Promise<string> {
  const thrown = await readAll(api).catch((error: unknown) => error);
  expect(thrown).toMatchObject({ name: 'InputError' });
  return (thrown as Error).message.replaceAll(`${path.relative(process.cwd(), api.folder)}/`, '');
}

test('the garden itself is read', async () => {
  await expect(readAll(garden([]))).resolves.toBeUndefined();
});

test.each(brokenCases)('$title', async ({ edits, want }) => {
  expect(await messageFor(garden(edits))).toBe(want);
});

describe('what is no fault', () => {
  test.each<[string, readonly Edit[]]>([
    ['a byte order mark', [{ file: 'schemas/beds.yaml', from: 'Bed:', to: '\uFEFFBed:' }]],
    [
      'a property called $ref',
      [{ file: 'schemas/beds.yaml', from: '    plants:', to: '    $ref: { type: string }\n    plants:' }],
    ],
    [
      'schemas that hold each other',
      [{ file: 'schemas/beds.yaml', from: 'type: [integer, "null"]', to: '$ref: "#/BedList"' }],
    ],
    [
      'JSON with a comma too many',
      [
        { file: 'schemas/bed.json', to: '{ "type": "object", }' },
        { file: 'paths/beds.yaml', from: '../schemas/beds.yaml#/Bed"', to: '../schemas/bed.json"' },
      ],
    ],
  ])('%s', async (_title, edits) => {
    await expect(readAll(garden(edits))).resolves.toBeUndefined();
  });
});

describe('a spec that is no file', () => {
  test('a folder called openapi.yaml', async () => {
    const api = garden([]);
    rmSync(api.spec);
    mkdirSync(api.spec);
    expect(await messageFor(api)).toBe('openapi.yaml is a folder. A file has to stand there.');
  });

  test.skipIf(process.getuid?.() === 0)('a part that may not be read', async () => {
    const api = garden([]);
    chmodSync(path.join(api.folder, 'schemas/beds.yaml'), 0);
    const want = 'schemas/beds.yaml may not be read. Give yourself the right to read it.';
    expect(await messageFor(api)).toBe(want);
  });

  test.each(['openapi.json', 'openapi.yml', 'swagger.yaml', 'beds-v2.yaml'])(
    'a document called %s is found',
    (name) => {
      const api = garden([]);
      renameSync(api.spec, path.join(api.folder, name));
      expect(findApis(path.dirname(api.folder))).toEqual([{ ...api, spec: path.join(api.folder, name) }]);
    },
  );

  test('a folder without a spec is named', () => {
    const api = garden([]);
    const folder = path.dirname(api.folder);
    mkdirSync(path.join(folder, 'shed'));
    const file = path.join(folder, 'shed/openapi.yaml');
    expect(() => chooseApi('shed', folder)).toThrow(
      `Unknown API "shed". Its spec ${file} is not there. There are: garden.`,
    );
  });
});

test('an example that breaks its schema is a warning with its line', async () => {
  const api = garden([{ file: 'paths/beds.yaml', from: 'name: roses', to: 'name: 5' }]);
  expect(await exampleFaults(await loadSpec(api))).toEqual([
    `${path.relative(process.cwd(), api.folder)}/paths/beds.yaml:21 example "one-bed" does not fit its schema: #/0/name must be string. Correct one of the two.`,
  ]);
});
