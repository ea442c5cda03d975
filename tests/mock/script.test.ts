import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { chooseApis, findApis } from '../../src/apis.ts';
import { parseMockFlags } from '../../src/mock/flags.ts';
import { portsOf, startAll } from '../../src/mock/start-all.ts';
import { credentials, fixtures } from './ask.ts';

const command = (...args: string[]) => parseMockFlags(args, () => undefined);

test('declared ports are kept, shifted by --port, and undeclared ones follow the highest', () => {
  const all = findApis();
  expect(portsOf(all, all, undefined)).toEqual(
    new Map([
      ['modelarts', 4011],
      ['palette', 4010],
      ['rocketchat', 4012],
    ]),
  );
  expect(portsOf(all, chooseApis(['rocketchat', 'palette']), 5000).get('rocketchat')).toBe(5002);
  const fourth = { name: 'zoo', folder: 'nowhere', spec: 'nowhere/openapi.yaml' };
  expect(portsOf([...all, fourth], [fourth], undefined).get('zoo')).toBe(4013);
  expect(() => portsOf(all, all, 65_535)).toThrow('Choose a lower --port.');
});

test.each([
  [['--nope'], '--nope'],
  [['--port', 'x'], '--port x is no port'],
  [['--variant', 'x'], 'has to be api=name'],
  [['--delay', '9..1'], '--delay 9..1'],
  [['--fail', '200'], '--fail 200'],
  [['--rate-limit', '1'], '--rate-limit 1'],
  [['--validate', 'no'], 'on, warn, off'],
])('%j is refused in one sentence', (args, message) => {
  expect(() => command(...args)).toThrow(message);
});

test('an API or variant that is not there is named', async () => {
  await expect(startAll(command('nobody'))).rejects.toThrow('Unknown API "nobody"');
  await expect(startAll(command('--variant', 'palette=1.0', '--port', '0'))).rejects.toThrow(
    'palette has no variant "1.0"',
  );
  await expect(startAll(command('palette', '--variant', 'modelarts=huawei'))).rejects.toThrow(
    'not among the mocks',
  );
});

test('a taken port is named, and none of the mocks stays', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await expect(startAll(command('rocketchat', '--port', String(port)))).rejects.toThrow(
    `Port ${port} for rocketchat is taken.`,
  );
  taken.close();
});

test('the command prints a line per API and stops at once with exit code 0', async () => {
  const child = spawn(process.execPath, [
    '--import',
    'tsx/esm',
    'scripts/mock.ts',
    'rocketchat',
    '--port',
    '0',
  ]);
  let out = '';
  for await (const chunk of child.stdout) {
    out += String(chunk);
    if (out.includes('\n')) break;
  }
  expect(out).toMatch(/^rocketchat +http:\/\/127\.0\.0\.1:\d+\n$/);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a spec alone makes a mock, and who is killed leaves its port free', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mock-'));
  mkdirSync(path.join(folder, 'specs', 'fourth'), { recursive: true });
  copyFileSync(
    path.join(fixtures, 'shop', 'openapi.yaml'),
    path.join(folder, 'specs', 'fourth', 'openapi.yaml'),
  );
  const before = readdirSync(folder, { recursive: true });
  const [first, url] = await started(folder, '0');
  expect((await fetch(`${url}/items`, { headers: credentials })).status).toBe(200);
  const ended = once(first, 'exit');
  first.kill('SIGKILL');
  await ended;
  const [second, again] = await started(folder, new URL(url).port);
  expect(again).toBe(url);
  second.kill('SIGKILL');
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
  rmSync(folder, { recursive: true });
});

/** The command in a folder, and the URL of its first line. */
async function started(cwd: string, port: string): Promise<[ChildProcess, string]> {
  const args = ['--import', import.meta.resolve('tsx'), path.resolve('scripts/mock.ts'), '--port', port];
  const child = spawn(process.execPath, args, { cwd });
  for await (const chunk of child.stdout) return [child, /http:\S+/.exec(String(chunk))?.[0] ?? ''];
  throw new Error('the command said nothing');
}
