import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSettings } from './config.ts';
import { configuredArgs, configuredTargets } from './configured.ts';

let folder: string;
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'config-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('a configuration', () => {
  test('is empty where there is none', async () => expect(await readSettings(folder)).toEqual({}));

  test.each([
    ['contracts.config.json', '{ "specs": "api", "port": 5000 }'],
    ['contracts.config.mjs', 'export default { specs: "api", port: 5000 };'],
    ['contracts.config.ts', 'const port: number = 5000; export default { specs: "api", port };'],
    ['package.json', '{ "name": "a", "workspace-contracts": { "specs": "api", "port": 5000 } }'],
  ])('is read from %s', async (name, text) => {
    write(name, text);
    expect(await readSettings(folder)).toEqual({ specs: 'api', port: 5000 });
  });

  test('in a file of its own wins over the key of package.json', async () => {
    write('package.json', '{ "workspace-contracts": { "port": 1 } }');
    write('contracts.config.json', '{ "port": 2 }');
    expect(await readSettings(folder)).toEqual({ port: 2 });
  });

  test.each([
    ['{ "ports": 1 }', /^contracts\.config\.json has an unknown field "ports"\. Known: specs, port,/],
    ['{ "port": "x" }', /^contracts\.config\.json says something wrong under port: it must be integer\.$/],
    ['{ "args": { "dance": [] } }', /has an unknown field "args\.dance"\.$/],
    ['{ "targets": { "shop": "localhost" } }', /something wrong under targets\.shop/],
    ['{', /^contracts\.config\.json cannot be loaded: /],
  ])('of %s is refused in a sentence', async (text, sentence) => {
    write('contracts.config.json', text);
    await expect(readSettings(folder)).rejects.toThrow(sentence);
  });
});

describe('what it says', () => {
  const settings = { specs: 'api', port: 5000, report: 'out', args: { contract: ['--strict'] } };

  test('comes before the command line, which wins', () => {
    expect(configuredArgs('mock', ['--port', '1'], settings)).toEqual(['--port', '5000', '--port', '1']);
    expect(configuredArgs('contract', ['shop'], settings)).toEqual(['--report', 'out', '--strict', 'shop']);
  });

  test('about a folder is said to the checks of drift that take one', () => {
    expect(configuredArgs('drift', ['base'], settings)).toEqual(['--specs', 'api', 'base']);
    expect(configuredArgs('drift', ['live'], settings)).toEqual(['live']);
  });

  test('about targets gives way to the environment', () => {
    const targets = { 'my-shop': 'http://a.test', garden: 'http://b.test' };
    expect(configuredTargets({ targets }, { GARDEN_URL: 'http://c.test' })).toEqual({
      MY_SHOP_URL: 'http://a.test',
    });
  });
});
