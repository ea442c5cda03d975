import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';

/** The browser of this machine; undefined where there is none. `CHROMIUM` names another. */
export const browserPath = [
  process.env.CHROMIUM ?? '',
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
].find((file) => file !== '' && existsSync(file));

/** Starts the browser of this machine. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath ?? 'chromium', args: ['--no-sandbox'] });
}

export interface Site extends AsyncDisposable {
  readonly url: string;
}

/** Serves these files, by path, with a policy that lets no text become code; the page may ask `mayAsk` for data. */
export async function serveSite(
  files: Readonly<Record<string, string | Uint8Array>>,
  mayAsk = "'self'",
): Promise<Site> {
  const policy = `default-src 'self'; connect-src ${mayAsk}; object-src 'none'`;
  const server = createServer(({ url = '/' }, response) => {
    const [path = '/'] = url.split('?');
    const name = path === '/' ? '/index.html' : path;
    const file = files[name];
    const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html';
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': type,
      'content-security-policy': policy,
    });
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return close();
    },
  };
}
