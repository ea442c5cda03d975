import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { documentOf } from './documents.ts';
import { read, send, serve } from './process.ts';
import type { Place, RealServer } from './real-server.ts';

/** Docker Engine without images or network: prunes, actions, names as identities, singular paths beside lists. */
export const docker: RealServer = {
  name: 'docker',
  needs: 'Debian: docker.io, as root',
  async start(place: Place) {
    const socket = join(place.folder, 'containerd.sock');
    const containerd = spawn(
      'containerd',
      ['--root', join(place.folder, 'c'), '--state', join(place.folder, 's'), '--address', socket],
      { stdio: 'ignore' },
    );
    containerd.on('error', () => {});
    await there(socket);
    const url = `http://127.0.0.1:${place.port}`;
    const daemon = await serve(
      `${url}/_ping`,
      'dockerd',
      [
        '--containerd',
        socket,
        '--data-root',
        join(place.folder, 'data'),
        '--exec-root',
        join(place.folder, 'exec'),
        '--pidfile',
        join(place.folder, 'pid'),
        '-H',
        `tcp://127.0.0.1:${place.port}`,
        '--bridge=none',
        '--iptables=false',
        '--tls=false',
      ],
      { cwd: place.folder },
    );
    await send('POST', `${url}/volumes/create`, { Name: 'tester' });
    return {
      url,
      document: await documentOf(
        'docker',
        'https://docs.docker.com/reference/api/engine/version/v1.41.yaml',
        place,
      ),
      state: async () => ({
        volumes: await read(`${url}/volumes`),
        networks: await read(`${url}/networks`),
        containers: await read(`${url}/containers/json?all=1`),
        images: await read(`${url}/images/json`),
        swarm: await read(`${url}/info`).then((info) =>
          typeof info === 'object' && info && 'Swarm' in info ? info.Swarm : undefined,
        ),
        plugins: await read(`${url}/plugins`),
      }),
      stop: async () => {
        await daemon.stop();
        containerd.kill('SIGTERM');
      },
    };
  },
};

async function there(path: string): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return;
    await wait(200);
  }
  throw new Error('containerd did not start');
}
