import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Api } from './apis.ts';
import { bundle } from './bundle.ts';
import { keepBundle, keptBundle } from './kept-bundle.ts';
import { lenient } from './load-files.ts';

const text = `openapi: 3.1.0
info: { title: Garden, version: '1' }
paths:
  /beds:
    $ref: beds.yaml
`;
const beds = 'get:\n  responses: { "200": { description: All beds } }\n';

let folder: string;
let api: Api;
/** Later than every file of a test was saved. */
const later = () => Date.now() + 60_000;

beforeEach(() => {
  const parent = path.join('node_modules', '.cache');
  mkdirSync(parent, { recursive: true });
  folder = mkdtempSync(path.join(parent, 'kept-'));
  api = { name: 'garden', folder, spec: path.join(folder, 'openapi.yaml') };
  writeFileSync(api.spec, text);
  writeFileSync(path.join(folder, 'beds.yaml'), beds);
});
afterEach(() => rmSync(folder, { recursive: true }));

const keep = async (since = later()) =>
  keepBundle(api, undefined, lenient, await bundle(api.spec), since, folder);
const kept = () => keptBundle(api, undefined, lenient, folder);

describe('a kept bundle', () => {
  it('is what was read, with the line of each part', async () => {
    const read = await bundle(api.spec);
    await keep();
    expect(kept()?.document).toEqual(read.document);
    expect(kept()?.files).toEqual(read.files);
    const place = '#/paths/~1beds/get/responses/200';
    expect(kept()?.source.locate(place)).toBe(read.source.locate(place));
    expect(read.source.locate(place)).toMatch(/beds\.yaml:2$/);
  });

  it('is none before one was kept, and none for another variant', async () => {
    expect(kept()).toBeUndefined();
    await keep();
    expect(keptBundle(api, 'old', lenient, folder)).toBeUndefined();
  });

  it.each(['openapi.yaml', 'beds.yaml'])('counts no more once %s has changed', async (name) => {
    await keep();
    writeFileSync(path.join(folder, name), `${name === 'beds.yaml' ? beds : text}# one line more\n`);
    expect(kept()).toBeUndefined();
  });

  it('counts no more once a file is gone', async () => {
    await keep();
    rmSync(path.join(folder, 'beds.yaml'));
    expect(kept()).toBeUndefined();
  });

  it('counts no more in a copy of the folder that it was kept for', async () => {
    await keep();
    const file = path.join(folder, 'garden.json');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { spec: string };
    expect(kept.spec).toBe(path.resolve(api.spec));
    writeFileSync(file, JSON.stringify({ ...kept, spec: path.join('/elsewhere', api.spec) }));
    expect(keptBundle(api, undefined, lenient, folder)).toBeUndefined();
  });

  it('is not kept when a file was saved while it was read', async () => {
    await keep(0);
    expect(kept()).toBeUndefined();
  });

  it('is read again where what is on disk is rubbish', async () => {
    writeFileSync(path.join(folder, 'garden.json'), '{"spec":');
    expect(kept()).toBeUndefined();
  });
});
