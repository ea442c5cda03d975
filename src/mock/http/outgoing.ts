import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { MockResponse } from '../answer/mock-response.ts';
import type { Fault } from '../control/faults.ts';
import { once } from '../once.ts';
import { sendableOf, type Written } from './encoded-response.ts';

/** What a caller said about the answer it wants. */
export interface ResponseEffects {
  /** Undefined for callers that are no browser. */
  readonly cors: Readonly<Record<string, string>> | undefined;
  readonly isHead: boolean;
  /** What is told of counted calls. */
  readonly counted?: Readonly<Record<string, string>> | undefined;
  readonly accepts: string | undefined;
}

const smallest = 1_024;

/** Sends an answer: nothing in a 204, no body to HEAD, compressed where asked for and worth it. How many bytes its body has. */
export function writeOutgoing(
  response: ServerResponse,
  outgoing: MockResponse,
  wishes: ResponseEffects,
): number {
  const { written, head: plain } = sendableOf(outgoing);
  const told = wishes.counted === undefined ? plain : { ...plain, ...wishes.counted };
  const head = wishes.cors === undefined ? told : { ...told, ...wishes.cors, ...exposed(outgoing) };
  const zipped = zip(written, wishes.accepts);
  if (zipped === undefined) response.writeHead(outgoing.status, head);
  else
    response.writeHead(outgoing.status, {
      ...head,
      'content-encoding': 'gzip',
      'content-length': zipped.length,
      vary: [head.vary, 'Accept-Encoding'].filter((name) => name !== undefined).join(', '),
    });
  response.end(wishes.isHead ? undefined : (zipped ?? written?.bytes ?? written?.text));
  return written?.length ?? 0;
}

const zippedOf = once((written: Written) => gzipSync(written.bytes ?? written.text));

function zip(written: Written | undefined, accepts: string | undefined): Buffer | undefined {
  if (written === undefined || written.length < smallest || accepts === undefined) return undefined;
  return /\bgzip\b/.test(accepts) ? zippedOf(written) : undefined;
}

/** Sends an answer as it fails: not at all, half of it, or slowly. */
export async function writeFault(
  response: ServerResponse,
  outgoing: MockResponse,
  fault: Exclude<Fault, 'error'>,
  { cors }: Pick<ResponseEffects, 'cors'>,
): Promise<void> {
  if (fault === 'drop') {
    response.destroy();
    return;
  }
  const { written } = sendableOf(outgoing);
  const body = Buffer.from(written?.bytes ?? Buffer.from(written?.text ?? '{"'));
  const half = Math.max(1, Math.floor(body.length / 2));
  response.writeHead(outgoing.status === 204 ? 200 : outgoing.status, {
    ...outgoing.headers,
    ...cors,
    'content-length': body.length,
  });
  response.write(body.subarray(0, half));
  await wait(fault === 'slow' ? 2_000 : 20, undefined, { ref: false });
  if (fault === 'truncate') response.destroy();
  else response.end(body.subarray(half));
}

/** With credentials a browser takes `*` for a name, so every header is named. */
function exposed({ headers }: MockResponse): Record<string, string> {
  const names = Object.keys(headers).filter((name) => name !== 'content-type');
  return { 'access-control-expose-headers': [...names, 'X-Mock-Why'].join(', ') };
}
