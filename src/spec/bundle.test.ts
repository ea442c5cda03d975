import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { at } from '../shared/pointer.ts';
import { bundle } from './bundle.ts';
import { strict } from './load-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = 'openapi: 3.1.0\ninfo: { title: G, version: 1.0.0 }\n';

/** Writes files into the folder; the first one is the spec. */
function write(files: Record<string, string>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return path.join(folder, Object.keys(files)[0] ?? '');
}

describe(bundle, () => {
  test('puts several files into one document, and knows the line of each part', async () => {
    const { document, source, files } = await bundle(
      write({
        'garden.yaml': `${head}paths:\n  /beds: { $ref: parts/beds.yaml }\n`,
        'parts/beds.yaml': 'get:\n  responses:\n    "200": { description: ok }\n',
      }),
    );
    expect(at(document, '#/paths/~1beds/get/responses/200/description')).toBe('ok');
    expect(source.locate('#/paths/~1beds/get/responses/200')).toMatch(/parts\/beds\.yaml:3$/);
    expect(files.map((file) => path.basename(file))).toEqual(['garden.yaml', 'beds.yaml']);
  });

  test('tells places of a document in one line by their pointers', async () => {
    const text = JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'G', version: '1' },
      paths: { '/beds': { get: { responses: { 200: { description: 'ok' } } } } },
    });
    const { source } = await bundle(write({ 'line.json': text }));
    expect(source.locate('#/paths/~1beds/get/responses/200/nothing')).toMatch(
      /line\.json#\/paths\/~1beds\/get\/responses\/200$/,
    );
  });

  test('raises OpenAPI 3.0 to 3.1', async () => {
    const text = head.replace('3.1.0', '3.0.3');
    const schema = 'components: { schemas: { N: { type: string, nullable: true } } }\n';
    const { document } = await bundle(write({ 'old.yaml': `${text}paths: {}\n${schema}` }));
    expect(document.openapi).toMatch(/^3\.1/);
    expect(at(document, '#/components/schemas/N/type')).toEqual(['string', 'null']);
  });

  test.each([
    ['a list', '- a\n', 'is not an OpenAPI document: it has to be a map'],
    ['no version', 'info: {}\n', ':1 has no "openapi" field'],
    ['Swagger 2', 'openapi: "2.0"\n', ':1 says openapi: "2.0"'],
    ['a version that is a number', 'openapi: 3.1\n', ':1 says openapi: 3.1'],
    ['broken YAML', 'openapi: [\n', 'is not valid YAML'],
    [
      'a reference to no file',
      `${head}paths: { /a: { $ref: none.yaml } }\n`,
      ':3 refers to none.yaml, which is not there',
    ],
    [
      'a reference to nothing',
      `${head}paths: { /a: { $ref: '#/none' } }\n`,
      ':3 refers to #/none, but there is no "none"',
    ],
    [
      'a part that is no YAML',
      `${head}paths: { /a: { $ref: broken.yaml } }\n`,
      'broken.yaml:2 is not valid YAML',
    ],
  ])('%s is an InputError', async (_title, text, want) => {
    const file = write({ 'bad.yaml': text, 'broken.yaml': 'a: [\n' });
    await expect(bundle(file, strict)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(want),
    });
  });

  test('a missing file is an InputError', async () => {
    await expect(bundle(path.join(folder, 'none.yaml'))).rejects.toThrow(
      'cannot be read. Is the file there?',
    );
  });
});
