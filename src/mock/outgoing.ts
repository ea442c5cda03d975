import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Outgoing } from './answer.ts';
import type { Fault } from './faults.ts';

const smallest = 1_024;

/** A body as text, and its length in bytes: Node sends a text in one piece with the head. */
interface Written {
  readonly text: string;
  readonly length: number;
}

/** Bodies that were written before: an answer of the spec is turned into text once. */
const known = new WeakMap<object, Written>();

/** Sends an answer: nothing in a 204, no body to HEAD, compressed where asked for and worth it. */
export function writeOutgoing(
  response: ServerResponse,
  outgoing: Outgoing,
  options: { cors: Readonly<Record<string, string>>; isHead: boolean; accepts: string | undefined },
): void {
  const headers: Record<string, string | number> = { ...outgoing.headers, ...options.cors };
  if (outgoing.why.length > 0) headers['x-mock-why'] = headerText(outgoing.why.join('; '));
  if (headers['access-control-allow-origin'] !== undefined)
    headers['access-control-expose-headers'] = exposed(outgoing);
  if (outgoing.status === 204 || outgoing.status === 304 || outgoing.body === undefined) {
    delete headers['content-type'];
    if (outgoing.status >= 200 && outgoing.status !== 204 && outgoing.status !== 304)
      headers['content-length'] = 0;
    response.writeHead(outgoing.status, headers).end();
    return;
  }
  const { text, length } = writtenOf(outgoing);
  const zipped = length >= smallest && /\bgzip\b/.test(options.accepts ?? '') ? gzipSync(text) : undefined;
  if (zipped !== undefined) {
    headers['content-encoding'] = 'gzip';
    headers.vary = [headers.vary, 'Accept-Encoding'].filter((name) => name !== undefined).join(', ');
  }
  headers['content-length'] = zipped?.length ?? length;
  response.writeHead(outgoing.status, headers).end(options.isHead ? undefined : (zipped ?? text));
}

/** Sends an answer as it fails: not at all, half of it, or slowly. */
export async function writeFault(
  response: ServerResponse,
  outgoing: Outgoing,
  fault: Exclude<Fault, 'error'>,
): Promise<void> {
  if (fault === 'drop') {
    response.destroy();
    return;
  }
  const body = outgoing.body === undefined ? Buffer.from('{"') : Buffer.from(writtenOf(outgoing).text);
  const half = Math.max(1, Math.floor(body.length / 2));
  response.writeHead(outgoing.status === 204 ? 200 : outgoing.status, {
    ...outgoing.headers,
    'content-length': body.length,
  });
  response.write(body.subarray(0, half));
  await wait(fault === 'slow' ? 2_000 : 20, undefined, { ref: false });
  if (fault === 'truncate') response.destroy();
  else response.end(body.subarray(half));
}

function writtenOf({ body, headers }: Outgoing): Written {
  const isKept = typeof body === 'object' && body !== null;
  const before = isKept ? known.get(body) : undefined;
  if (before !== undefined) return before;
  const isText = typeof body === 'string' && !/json/.test(headers['content-type'] ?? '');
  const text = isText ? body : JSON.stringify(body);
  const written = { text, length: Buffer.byteLength(text) };
  if (isKept) known.set(body, written);
  return written;
}

/** With credentials a browser takes `*` for a name, so every header is named. */
function exposed({ headers }: Outgoing): string {
  return [...Object.keys(headers).filter((name) => name !== 'content-type'), 'X-Mock-Why'].join(', ');
}

/** A header carries printable ASCII only. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 4_000);
}
