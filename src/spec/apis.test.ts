import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { apiOfDocument, besideSpec, chooseApi, noteAddress, sourceOf } from './apis.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'apis-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe(besideSpec, () => {
  test('what goes with an API lies in its folder', () => {
    expect(besideSpec('orchard', 'exceptions.yaml')).toBe('specs/orchard/exceptions.yaml');
  });

  test('what goes with a lone document lies beside it', () => {
    const file = path.join(folder, 'meadow.yaml');
    writeFileSync(file, 'openapi: 3.1.0\n');
    apiOfDocument(file);
    const beside = path.relative(process.cwd(), path.join(folder, 'exceptions.yaml'));
    expect(besideSpec('meadow', 'exceptions.yaml')).toBe(beside);
  });

  test('what goes with a document from an address lies beside a copy of it', () => {
    const file = path.join(folder, 'pond.yaml');
    writeFileSync(file, 'openapi: 3.1.0\n');
    noteAddress(file, 'http://127.0.0.1/pond.yaml');
    apiOfDocument(file);
    expect(besideSpec('pond', 'exceptions.yaml')).toBe(
      'exceptions.yaml, beside a copy of http://127.0.0.1/pond.yaml',
    );
  });
});

describe(sourceOf, () => {
  test('a document is named by its path from here, wherever that is', () => {
    const file = path.join(folder, 'brook.yaml');
    writeFileSync(file, 'openapi: 3.1.0\n');
    expect(sourceOf(apiOfDocument(file))).toBe(path.relative(process.cwd(), file));
  });

  test('a document that was fetched is named by its address, not by the file that holds it now', () => {
    const file = path.join(folder, 'lake.yaml');
    writeFileSync(file, 'openapi: 3.1.0\n');
    noteAddress(file, 'http://127.0.0.1/lake.yaml');
    expect(sourceOf(apiOfDocument(file))).toBe('http://127.0.0.1/lake.yaml');
  });
});

test('a name that no API has is told, and how a document is named', () => {
  expect(() => chooseApi('nowhere')).toThrow(/^Unknown API "nowhere".+ A document goes by its path/);
});
