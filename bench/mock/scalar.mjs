/** Scalar's mock server has no command of its own. `scalar.mjs FOLDER SPEC PORT` */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , folder = '.', spec = '', port = '0'] = process.argv;
const require = createRequire(path.resolve(folder, 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const [{ createMockServer }, { serve }] = [
  await load('@scalar/mock-server'),
  await load('@hono/node-server'),
];
const app = await createMockServer({ specification: readFileSync(spec, 'utf8') });
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' });
