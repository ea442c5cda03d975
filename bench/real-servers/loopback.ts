import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read, run, send, serve } from './process.ts';
import type { Place, RealServer } from './real-server.ts';

/** LoopBack's todo example: bulk PATCH, counts, filters in a query parameter of JSON. */
export const loopback: RealServer = {
  name: 'loopback',
  needs: 'npm: @loopback/example-todo (installed into the cache folder)',
  async start(place: Place) {
    const folder = await installed(place.cache, '@loopback/example-todo');
    const main = join(place.folder, 'main.cjs');
    await writeFile(
      main,
      `const { TodoListApplication } = require(${JSON.stringify(join(folder, 'node_modules/@loopback/example-todo'))});
const app = new TodoListApplication({
  rest: { port: ${place.port}, host: '127.0.0.1', openApiSpec: { setServersFromRequest: true } },
});
app.boot().then(() => app.start());
`,
    );
    await mkdir(join(place.folder, 'data'));
    const url = `http://127.0.0.1:${place.port}`;
    const server = await serve(`${url}/ping`, process.execPath, [main], { cwd: place.folder });
    for (const title of ['water the plants', 'call the bank', 'write the letter'])
      await send('POST', `${url}/todos`, { title, isComplete: false });
    return {
      url,
      document: `${url}/openapi.json`,
      state: () => read(`${url}/todos`),
      stop: server.stop,
    };
  },
};

/** A folder in which the package is installed. */
export async function installed(cache: string, name: string): Promise<string> {
  const folder = join(cache, name.replaceAll(/[^\w]+/gu, '-'));
  await mkdir(folder, { recursive: true });
  const there = await access(join(folder, 'node_modules', name.replace(/(?<=.)@.*$/u, ''))).then(
    () => true,
    () => false,
  );
  if (!there) {
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
    await run('npm', ['install', '--no-audit', '--no-fund', name], { cwd: folder });
  }
  return folder;
}
