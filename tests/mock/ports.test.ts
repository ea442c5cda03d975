import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { parseMockFlags } from '../../src/mock/flags.ts';
import { requireFree } from '../../src/mock/http/listen.ts';
import { loosened, portsOf } from '../../src/mock/ports.ts';
import { startAll } from '../../src/mock/start-all.ts';
import { chooseApis, findApis } from '../../src/spec/apis.ts';

const command = (...args: string[]) => parseMockFlags(args, () => undefined);
const declared = (port: number) => ({ port, isLoose: false });
const zoo = { name: 'zoo', folder: 'nowhere', spec: 'nowhere/openapi.yaml' };

test('declared ports are kept, shifted by --port, and undeclared ones follow the highest', () => {
  const all = findApis();
  expect(portsOf(all, all)).toEqual(
    new Map([
      ['modelarts', declared(4011)],
      ['palette', declared(4010)],
      ['rocketchat', declared(4012)],
    ]),
  );
  const two = chooseApis(['rocketchat', 'palette']);
  expect(portsOf(all, two, 5000).get('rocketchat')).toEqual(declared(5002));
  expect(portsOf([...all, zoo], [zoo]).get('zoo')).toEqual({ port: 4013, isLoose: true });
  expect(portsOf([...all, zoo], [zoo], 5000).get('zoo')).toEqual(declared(5000));
  expect(() => portsOf(all, all, 65_535)).toThrow('Choose a lower --port.');
});

test('the API that is named first gets the port', () => {
  const two = chooseApis(['rocketchat', 'palette']);
  expect(portsOf(findApis(), two, 5000, 'rocketchat')).toEqual(
    new Map([
      ['palette', declared(4998)],
      ['rocketchat', declared(5000)],
    ]),
  );
  expect(() => portsOf(findApis(), two, 2, 'rocketchat')).toThrow(
    'palette would get port 0. Choose a higher --port.',
  );
});

test('an API that declares no port takes the next that is free; one that does keeps its own', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const ports = new Map([
    ['kept', declared(port)],
    ['beside', declared(port + 1)],
    ['zoo', { port, isLoose: true }],
  ]);
  const free = await loosened(ports, '127.0.0.1');
  taken.close();
  expect(free.get('kept')).toBe(port);
  expect(free.get('zoo')).toBeGreaterThan(port + 1);
});

test('a taken port is named, and none of the mocks stays', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await expect(startAll(command('rocketchat', '--port', String(port)))).rejects.toThrow(
    `Port ${port} for rocketchat is taken. Stop what listens there, or choose others with --port; --port 0 takes free ones.`,
  );
  const ports = new Map([
    ['zoo', port],
    ['den', port],
    ['free', 0],
  ]);
  await expect(requireFree(ports, '127.0.0.1')).rejects.toThrow(
    `Ports ${port} (zoo) and ${port} (den) are taken. Stop what listens there`,
  );
  taken.close();
});
