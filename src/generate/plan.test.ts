import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planGenerated } from './plan.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let planned: Awaited<ReturnType<typeof planGenerated>>;

beforeAll(async () => {
  const variants = path.join(folder, 'garden', 'variants');
  mkdirSync(variants, { recursive: true });
  cpSync('src/rule-examples/example.yaml', path.join(folder, 'garden', 'openapi.yaml'));
  const actions = '  - target: $.components.schemas.Bed\n    update: { title: A bed of 2.x }\n';
  writeFileSync(
    path.join(variants, '2.x.overlay.yaml'),
    `overlay: 1.0.0\ninfo: { title: G, version: 1.0.0 }\nactions:\n${actions}`,
  );
  planned = await planGenerated(folder);
});

describe(planGenerated, () => {
  test('is the same files for each API and variant, the same each time', async () => {
    expect(planned.map((file) => file.path)).toEqual([
      'README.md',
      ...['openapi.json', 'types.ts', 'client.ts', 'mock.ts', 'wire.ts'].map((name) => `garden/${name}`),
      ...['openapi.json', 'types.ts', 'client.ts', 'mock.ts', 'wire.ts'].map(
        (name) => `garden/variants/2.x/${name}`,
      ),
    ]);
    expect(await planGenerated(folder)).toEqual(planned);
  });

  test('every file says that it is generated, and from what', () => {
    const unmarked = planned.filter(({ text }) => !/generated/i.test(text.slice(0, 300)));
    expect(unmarked.map((file) => file.path)).toEqual([]);
    const variant = planned.find((file) => file.path === 'garden/variants/2.x/types.ts');
    expect(variant?.text).toContain('garden/openapi.yaml as 2.x by "npm run generate"');
  });

  test('a variant is in the files of the variant only', () => {
    const holds = planned.filter(({ text }) => text.includes('A bed of 2.x'));
    expect(holds.map((file) => file.path)).toEqual([
      'garden/variants/2.x/openapi.json',
      'garden/variants/2.x/types.ts',
      'garden/variants/2.x/mock.ts',
    ]);
  });

  test('a bundle is JSON that ends with a line break', () => {
    const bundle = planned.find((file) => file.path === 'garden/openapi.json');
    expect(JSON.parse(bundle?.text ?? '')).toMatchObject({
      openapi: '3.1.0',
      'x-generated': expect.stringContaining('do not edit'),
    });
    expect(bundle?.text.endsWith('}\n')).toBe(true);
  });
});
