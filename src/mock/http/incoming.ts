import type { IncomingMessage } from 'node:http';
import { type IncomingRequest, incomingRequest, maxBody } from '../request/incoming-request.ts';

/** How much of a larger one is taken in and thrown away, in bytes: most clients hear nothing while they send. */
const mostThrownAway = 200_000_000;

const empty = Buffer.alloc(0);

/** Reads a request; undefined when its body is larger than `maxBody`. */
export async function readIncoming(request: IncomingMessage): Promise<IncomingRequest | undefined> {
  if (isTooLarge(request) && request.headers.expect !== undefined) return undefined;
  const hasBody =
    request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
  const body = hasBody ? await readBody(request) : empty;
  if (body === undefined) return undefined;
  const url = request.url?.startsWith('/') ? request.url : pathOfAbsolute(request.url);
  return incomingRequest({
    method: request.method ?? 'GET',
    url,
    headers: flat(request),
    text: body.length === 0 ? '' : body.toString('utf8'),
    size: body.length,
  });
}

/** True for a body that says by itself that it is larger than `maxBody`. */
export function isTooLarge(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > maxBody;
}

function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBody) chunks.push(chunk);
      else chunks.length = 0;
      if (size > mostThrownAway) resolve(undefined);
    });
    request.on('end', () => resolve(size > maxBody ? undefined : joined(chunks)));
    request.on('error', reject);
    request.on('close', () => request.complete || reject(new Error('the caller went away')));
  });
}

function joined(chunks: readonly Buffer[]): Buffer {
  return chunks.length === 1 ? (chunks[0] ?? empty) : Buffer.concat(chunks);
}

/** Node joins repeated headers itself, but for a few that stay a list. */
function flat(request: IncomingMessage): Record<string, string> {
  const headers = request.headers as Record<string, string | string[] | undefined>;
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (Array.isArray(value)) headers[name] = value.join(', ');
  }
  return headers as Record<string, string>;
}

/** `GET http://host/path`, as proxies are asked, and `OPTIONS *`. */
function pathOfAbsolute(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname + new URL(url).search : '/';
}
