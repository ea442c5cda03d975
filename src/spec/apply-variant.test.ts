import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { at } from '../shared/pointer.ts';
import { applyVariant } from './apply-variant.ts';
import { bundle } from './bundle.ts';
import { variantFile, variantsOf } from './variant.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'variant-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const api = { name: 'garden', folder, spec: path.join(folder, 'openapi.yaml') };
const spec = `openapi: 3.1.0
info: { title: G, version: 1.0.0 }
paths: {}
components:
  schemas:
    Bed: { type: object, required: [name, area] }
`;

function overlay(actions: string, name = '2.x'): string {
  const file = path.join(folder, 'variants', `${name}.overlay.yaml`);
  writeFileSync(file, `overlay: 1.0.0\ninfo: { title: G, version: 1.0.0 }\nactions:\n${actions}`);
  return file;
}

beforeEach(() => {
  rmSync(path.join(folder, 'variants'), { recursive: true, force: true });
  mkdirSync(path.join(folder, 'variants'));
  writeFileSync(api.spec, spec);
});

describe(variantsOf, () => {
  test('are the overlays by name, sorted, and nothing else', () => {
    overlay('', '2.x');
    overlay('', '10.x');
    writeFileSync(path.join(folder, 'variants', 'notes.md'), '');
    expect(variantsOf(api)).toEqual(['10.x', '2.x']);
  });

  test('are none without the folder', () => {
    expect(variantsOf({ ...api, folder: path.join(folder, 'none') })).toEqual([]);
  });
});

describe(variantFile, () => {
  test('is the file of the name; an unknown name lists the others', () => {
    expect(() => variantFile(api, '2.x')).toThrow('garden has no variant "2.x". It has none.');
    const file = overlay('');
    expect(variantFile(api, '2.x')).toBe(file);
    expect(() => variantFile(api, '3.x')).toThrow('There are: 2.x.');
  });
});

describe(applyVariant, () => {
  test('turns the document, action by action, and locates what it changed', async () => {
    const base = await bundle(api.spec);
    const file = overlay(
      `  - target: $.components.schemas.Bed.required\n    remove: true\n  - target: $.components.schemas.Bed\n    update: { required: [name], title: A bed }\n`,
    );
    const { document, source, files } = await applyVariant(base, file);
    expect(at(document, '#/components/schemas/Bed')).toEqual({
      type: 'object',
      required: ['name'],
      title: 'A bed',
    });
    expect(source.locate('#/components/schemas/Bed/title')).toMatch(/2\.x\.overlay\.yaml:7$/);
    expect(source.locate('#/components/schemas/Bed/type')).toMatch(/openapi\.yaml:6$/);
    expect(files.at(-1)).toBe(file);
  });

  test('leaves the base as it was', async () => {
    const base = await bundle(api.spec);
    await applyVariant(base, overlay('  - target: $.components\n    remove: true\n'));
    expect(at(base.document, '#/components/schemas/Bed/type')).toBe('object');
  });

  test('a target that matches nothing is an InputError with its line', async () => {
    const base = await bundle(api.spec);
    const file = overlay('  - target: $.components.schemas.Hedge\n    remove: true\n');
    await expect(applyVariant(base, file)).rejects.toThrow(
      /2\.x\.overlay\.yaml:4 target "\$\.components\.schemas\.Hedge" matches nothing in the spec/,
    );
  });

  test('a file without actions is an InputError', async () => {
    const file = path.join(folder, 'variants', 'odd.overlay.yaml');
    writeFileSync(file, 'overlay: 1.0.0\n');
    await expect(applyVariant(await bundle(api.spec), file)).rejects.toThrow('is not an OpenAPI Overlay');
  });
});
