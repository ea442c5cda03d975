import { chmod, chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installed } from './loopback.ts';
import { freePort, read, run, send, serve } from './process.ts';
import type { Place, RealServer } from './real-server.ts';

/** Unleash with PostgreSQL: hundreds of operations, bulk actions, a maintenance mode that locks everything. */
export const unleash: RealServer = {
  name: 'unleash',
  needs: 'npm: unleash-server@6.3.0 (installed into the cache folder), Debian: postgresql, as root',
  async start(place: Place) {
    const folder = await installed(place.cache, 'unleash-server@6.3.0');
    const database = await startPostgres(place);
    const main = join(place.folder, 'main.cjs');
    await writeFile(
      main,
      `require(${JSON.stringify(join(folder, 'node_modules/unleash-server'))}).start({
  db: { user: 'postgres', password: '', host: '127.0.0.1', port: ${database.port}, database: 'postgres', ssl: false },
  server: { port: ${place.port}, host: '127.0.0.1' },
  authentication: { type: 'none' },
  versionCheck: { enable: false },
});
`,
    );
    const url = `http://127.0.0.1:${place.port}`;
    try {
      const env = { UNLEASH_API_AUTHORIZATION: '*:*.unleash-insecure-api-token' };
      const server = await serve(`${url}/health`, process.execPath, [main], { cwd: place.folder });
      await send('POST', `${url}/api/admin/projects/default/features`, { name: 'tester-flag' });
      await send('POST', `${url}/api/admin/tag-types`, { name: 'tester', description: 'mine' });
      return {
        url,
        document: `${url}/docs/openapi.json`,
        env,
        state: () => stateOf(url),
        stop: async () => {
          await server.stop();
          await database.stop();
        },
      };
    } catch (error) {
      await database.stop();
      throw error;
    }
  },
};

const kinds = [
  'features',
  'tag-types',
  'segments',
  'strategies',
  'addons',
  'context',
  'environments',
  'maintenance',
  'banners',
  'ui-config',
];

async function stateOf(url: string): Promise<Record<string, unknown>> {
  const state: Record<string, unknown> = {};
  const all = [
    ...kinds.map((kind) => `/api/admin/${kind}`),
    '/api/admin/projects',
    '/api/admin/projects/default/features',
  ];
  for (const path of all) state[path] = await read(`${url}${path}`);
  return JSON.parse(JSON.stringify(state, (key, value) => (isMoving(key) ? undefined : value)));
}

/** Ids that are made up for each answer, and clocks. */
const isMoving = (key: string) => key === 'id' || /At$/.test(key);

/** A database of its own, run by the user that Debian's package brings. */
async function startPostgres(place: Place) {
  const [version = ''] = await readdir('/usr/lib/postgresql');
  const bin = `/usr/lib/postgresql/${version}/bin`;
  const data = join(place.folder, 'pg');
  const user = async (name: string) => Number((await run('id', [name, 'postgres'])).stdout);
  const port = await freePort();
  await mkdir(data);
  await chmod(place.folder, 0o755);
  await chown(data, await user('-u'), await user('-g'));
  const as = (...args: string[]) => run('runuser', ['-u', 'postgres', '--', ...args], { cwd: data });
  await as(`${bin}/initdb`, '-D', data, '-A', 'trust');
  await as(
    `${bin}/pg_ctl`,
    '-D',
    data,
    '-w',
    '-l',
    join(data, 'log'),
    '-o',
    `-p ${port} -k ${data} -h 127.0.0.1`,
    'start',
  );
  return { port, stop: async () => void (await as(`${bin}/pg_ctl`, '-D', data, '-m', 'immediate', 'stop')) };
}
