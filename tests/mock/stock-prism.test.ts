import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { chooseApi, findApis } from '../../src/apis.ts';
import { startMock } from '../../src/mock/server.ts';
import type { Probe } from '../../src/probe.ts';
import { deriveProbes } from '../../src/probes/derive.ts';
import { toHttp } from '../../src/request.ts';
import { createSender } from '../../src/send.ts';
import { loadSpec } from '../../src/spec.ts';
import { mockTarget } from '../../src/target.ts';

/** Where a stateless mock means to answer otherwise than stock Prism, by kind of probe. */
const deliberate: Readonly<Record<string, string>> = {
  'wrong credentials': 'Prism looks whether credentials are there, not whose they are',
  permission: 'Prism knows no identities',
  missing: 'Prism knows nothing of what is there',
  malformed: 'Prism answers malformed JSON with a body of its own',
  method: 'Prism answers a wrong method with problem+json',
  'no credentials': 'Prism gives the first example of the 401, whatever its x-elicit says',
  example: 'Prism gives the first example, not the one that is paired with the request',
};

const sender = createSender();
afterAll(() => sender.close());

test.each(findApis().map(({ name }) => name))(
  'a stateless mock of %s answers as stock Prism does, but where it means not to',
  { timeout: 120_000 },
  async (name) => {
    const spec = await loadSpec(chooseApi(name));
    const mock = await startMock(spec, { port: 0, host: '127.0.0.1', stateless: true });
    const prism = await startPrism(spec.api.spec);
    const all = deriveProbes(spec, mockTarget(mock.url).known).filter(({ draft }) => draft !== undefined);
    // Of thousands every fifth: they differ in a value, not in kind
    const probes = all.length < 500 ? all : all.filter((_, index) => index % 5 === 0);
    const others: string[] = [];
    const queue = [...probes];
    const work = async () => {
      for (let probe = queue.shift(); probe !== undefined; probe = queue.shift()) {
        const [ours, theirs] = [await answerOf(mock.url, probe), await answerOf(prism.url, probe)];
        if (ours !== theirs && deliberate[probe.kind] === undefined)
          others.push(`${probe.id}\n  ${ours}\n  ${theirs}`);
      }
    };
    await Promise.all([1, 2, 3, 4].map(work));
    await Promise.all([mock.close(), prism.stop()]);
    expect(probes.length).toBeGreaterThan(20);
    expect(others.slice(0, 5)).toEqual([]);
  },
);

/** Status and body, as sent. */
async function answerOf(url: string, { draft }: Probe): Promise<string> {
  if (draft === undefined) return '';
  const { response, failure } = await sender.send(toHttp(draft, url, mockTarget(url).show));
  return response === undefined ? String(failure) : `${response.status} ${response.body.toString('utf8')}`;
}

async function startPrism(file: string): Promise<{ url: string; stop(): Promise<void> }> {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  const cli = 'node_modules/@stoplight/prism-cli/dist/index.js';
  const child = spawn(process.execPath, [cli, 'mock', file, '--port', String(port), '--host', '127.0.0.1'], {
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(url).then(
      () => true,
      () => false,
    ))
  )
    await wait(20);
  const ended = once(child, 'exit');
  return {
    url,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
