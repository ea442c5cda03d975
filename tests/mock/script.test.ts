import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { chooseApis, findApis } from '../../src/apis.ts';
import { parseMockFlags } from '../../src/mock/flags.ts';
import { portsOf, startAll } from '../../src/mock/start-all.ts';

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
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/mock.ts', 'rocketchat', '--port', '0']);
  let out = '';
  for await (const chunk of child.stdout) {
    out += String(chunk);
    if (out.includes('\n')) break;
  }
  expect(out).toMatch(/^rocketchat +http:\/\/127\.0\.0\.1:\d+\n$/);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
