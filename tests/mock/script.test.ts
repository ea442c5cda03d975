import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseMockFlags } from '../../src/mock/flags.ts';
import { startAll } from '../../src/mock/start-all.ts';
import { nightly } from '../nightly.ts';
import { credentials, fixtures } from './ask.ts';

const script = ['--import', 'tsx/esm', 'scripts/mock.ts'];
const command = (...args: string[]) => parseMockFlags(args, () => undefined);

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

test('a seed that nothing uses is told of', () => {
  expect(command('--seed', '1').notes).toEqual([expect.stringContaining('--seed alone')]);
  expect(command('--seed', '1', '--dynamic').notes).toEqual([]);
});

test('an API or variant that is not there is named', async () => {
  await expect(startAll(command('nobody'))).rejects.toThrow('Unknown API "nobody"');
  await expect(startAll(command('5000'))).rejects.toThrow(
    /^Unknown API "5000"\. .+ Options come after --: npm run mock -- --port 5000$/,
  );
  await expect(startAll(command('--variant', 'palette=1.0', '--port', '0'))).rejects.toThrow(
    'palette has no variant "1.0"',
  );
  await expect(startAll(command('palette', '--variant', 'modelarts=huawei'))).rejects.toThrow(
    'not among the mocks',
  );
});

nightly('nothing is told of the mocks before all of them answer', async () => {
  const child = spawn(process.execPath, [...script, '--variant', 'rocketchat=0.1', '--port', '0']);
  const [out, error, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'exit'),
  ]);
  expect([out, error, code]).toEqual(['', expect.stringMatching(/^rocketchat has no variant "0.1"/), 2]);
});

test('the command prints a line per API and stops at once with exit code 0', async () => {
  const child = spawn(process.execPath, [...script, 'rocketchat', '--port', '0']);
  let out = '';
  for await (const chunk of child.stdout) {
    out += String(chunk);
    if (out.split('\n').length > 3) break;
  }
  expect(out).toMatch(
    /^rocketchat +http:\/\/127\.0\.0\.1:\d+\nconsole +http:\/\/127\.0\.0\.1:\d+\nGET \/__mock at each says .+\n$/,
  );
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
  // Nobody reads its lines any more; it goes on
  for (const _ of 'ab') expect((await fetch(`${url}/items`, { headers: credentials })).status).toBe(200);
  const ended = once(first, 'exit');
  first.kill('SIGKILL');
  await ended;
  const [second, again] = await started(folder, new URL(url).port);
  expect(again).toBe(url);
  second.kill('SIGKILL');
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
  rmSync(folder, { recursive: true });
});

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

/** The command in a folder, and the URL of its first line. */
async function started(cwd: string, port: string): Promise<[ChildProcess, string]> {
  const args = ['--import', import.meta.resolve('tsx'), path.resolve('scripts/mock.ts'), '--port', port];
  const child = spawn(process.execPath, args, { cwd });
  for await (const chunk of child.stdout) return [child, /http:\S+/.exec(String(chunk))?.[0] ?? ''];
  throw new Error('the command said nothing');
}
