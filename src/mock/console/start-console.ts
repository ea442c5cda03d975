import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../http/listen.ts';
import type { Mock } from '../options.ts';
import type { ShownMock } from './served.ts';
import { writePageFile } from './write-page.ts';

/** The page that shows several mocks at once. */
export interface Console {
  readonly url: string;
  close(): Promise<void>;
}

export const consolePort = 4000;

/**
 * Serves one console for all these mocks. It holds nothing but the page: what that shows, it asks the mocks, which
 * answer it since it comes from this machine. An InputError that names the port when it is taken.
 */
export async function startConsole(
  mocks: readonly Pick<Mock, 'api' | 'variant' | 'port'>[],
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Console> {
  const server = createServer((request, response) => void answer(mocks, request, response));
  const given = await listen(server, 'the console', { port, host });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${given}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const files: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/__mock': 'index.html',
  '/__mock/console/app.js': 'app.js',
  '/__mock/console/style.css': 'style.css',
};

async function answer(
  mocks: readonly Pick<Mock, 'api' | 'variant' | 'port'>[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '/'] = (request.url ?? '/').split('?');
  const shown = shownAt(mocks, request.headers.host);
  const name = Object.hasOwn(files, path) ? files[path] : undefined;
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  if (name !== undefined) return writePageFile(request, response, name, shown);
  if (path !== '/__mock/console/mocks') return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' });
  response.end(
    JSON.stringify(shown.map(({ api, variant, url }) => ({ api, variant: variant ?? null, url }))),
  );
}

/** The mocks under the name by which the console was called: another one would be another site to a browser. */
function shownAt(
  mocks: readonly Pick<Mock, 'api' | 'variant' | 'port'>[],
  host: string | undefined,
): ShownMock[] {
  const called = `http://${host ?? ''}`;
  const name = URL.canParse(called) ? new URL(called).hostname : '127.0.0.1';
  return mocks.map(({ api, variant, port }) => ({ api, variant, url: `http://${name}:${port}` }));
}
