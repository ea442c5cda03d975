import type { IncomingMessage, ServerResponse } from 'node:http';
import { messageOf } from '../../shared/input-error.ts';
import { pageFiles } from './page-files.ts';
import type { ShownMock } from './served.ts';

/** True for a browser that opens this address, and for no script: those want JSON. */
export function wantsPage({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true;
}

/**
 * Sends a file of the page. The page may load its own script and style, ask these mocks, and nothing else; nobody may
 * frame it.
 */
export async function writePageFile(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  mocks: readonly ShownMock[],
): Promise<void> {
  try {
    const file = (await pageFiles()).get(name);
    if (file === undefined) return void response.writeHead(404).end();
    const head = {
      ...safety(mocks),
      etag: file.etag,
      'cache-control': 'no-cache',
      vary: 'Accept, Accept-Encoding',
    };
    if (request.headers['if-none-match'] === file.etag) return void response.writeHead(304, head).end();
    const isZipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = isZipped ? file.zipped : file.text;
    response
      .writeHead(200, {
        ...head,
        'content-type': file.type,
        'content-length': body.length,
        ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
      })
      .end(body);
  } catch (thrown) {
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(messageOf(thrown));
  }
}

function safety(mocks: readonly ShownMock[]): Record<string, string> {
  const others = mocks.map(({ url }) => url).filter((url) => url !== '');
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      'img-src data:',
      `connect-src ${["'self'", ...others].join(' ')}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  };
}
