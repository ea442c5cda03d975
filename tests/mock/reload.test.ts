import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { ask, fixtures, mockOf } from './ask.ts';

let folder: string;
let mock: Mock;
let lines: string[];
let told: () => void = () => undefined;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mock-'));
  cpSync(path.join(fixtures, 'shop'), path.join(folder, 'shop'), { recursive: true });
  lines = [];
  mock = await mockOf('shop', { watch: true, log, behaviours: path.join(folder, 'mocks') }, folder);
});
afterEach(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

function log(line: string): void {
  if (!/^(read again|the last good version|warning)/.test(line)) return;
  lines.push(line);
  told();
}

function saidAgain(): Promise<void> {
  return new Promise((resolve) => {
    told = resolve;
  });
}

/** Saves another text and waits for what the mock says about it. */
async function save(change: (text: string) => string, file = 'shop/openapi.yaml'): Promise<string> {
  const before = lines.length;
  const said = saidAgain();
  const whole = path.join(folder, file);
  writeFileSync(whole, change(readFileSync(whole, 'utf8')));
  await said;
  return lines[before] ?? '';
}

test('a saved spec is used, and what was written stays', async () => {
  const { id } = (await ask(mock, 'POST /items', { name: 'lamp', price: 1 })).body as { id: number };
  expect(await save((text) => text.replace('currency: EUR', 'currency: USD'))).toContain('read again');
  expect((await ask(mock, 'GET /settings')).body).toMatchObject({ currency: 'USD' });
  expect((await ask(mock, `GET /items/${id}`)).body).toMatchObject({ name: 'lamp' });
});

test('a broken save keeps the last good one and says where it is broken', async () => {
  expect(
    await save((text) => text.replace('  title', '\ttitle').replace('paths:\n', 'paths:\n  : [\n')),
  ).toMatch(/last good version stays: .*openapi\.yaml:\d+ /);
  expect((await ask(mock, 'GET /items/7')).status).toBe(200);
  expect((await ask(mock, 'GET /__mock/health')).body).toMatchObject({
    ok: false,
    broken: expect.stringContaining('openapi.yaml:'),
  });
});

test('an example that breaks its schema is told of with its line', async () => {
  await save((text) => text.replace('currency: EUR', 'currency: 5'));
  const warned = saidAgain();
  if (lines.length < 2) await warned;
  expect(lines[1]).toMatch(/^warning: \S*openapi\.yaml:\d+ example .* Correct one of the two\.$/);
  expect((await ask(mock, 'GET /__mock/health')).body).toMatchObject({ ok: true });
});

test('files that the spec refers to are followed too', async () => {
  writeFileSync(path.join(folder, 'shop', 'settings.yaml'), 'currency: EUR\n');
  await save((text) =>
    text.replace(
      'example: { currency: EUR, open: true }',
      "examples: { now: { value: { $ref: './settings.yaml' } } }",
    ),
  );
  await save(() => 'currency: SEK\n', 'shop/settings.yaml');
  expect((await ask(mock, 'GET /settings')).body).toEqual({ currency: 'SEK' });
});

test('a behaviour is followed with all the files that it is split into', async () => {
  mkdirSync(path.join(folder, 'mocks', 'shop'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(folder, 'mocks/shop/words.ts'), "export const word = 'EUR';\n");
  const behaviour = `import { word } from './shop/words.ts';
export const behaviour = {
  begin: () => ({}),
  step: (state: object) => ({ state, reply: { body: { currency: word, open: false } } }),
};
`;
  writeFileSync(path.join(folder, 'mocks/shop.ts'), behaviour);
  await save((text) => `${text}\n`);
  expect((await ask(mock, 'GET /settings')).body).toMatchObject({ open: false });
  await save((text) => text.replace('EUR', 'NOK'), 'mocks/shop/words.ts');
  expect((await ask(mock, 'GET /settings')).body).toEqual({ currency: 'NOK', open: false });
  await save(() => 'export const = 1;\n', 'mocks/shop/words.ts');
  // One save may be told as two
  while (!lines.at(-1)?.includes('words.ts:1 cannot be loaded')) await saidAgain();
  expect((await ask(mock, 'GET /settings')).body).toMatchObject({ currency: 'NOK' });
});
