import type { Outgoing } from './answer.ts';
import { once } from './once.ts';

/** A body as text, and its length in bytes: Node sends a text in one piece with the head. */
export interface Written {
  readonly text: string;
  readonly length: number;
}

/** Bodies that were written before: an answer of the spec is turned into text once. */
const known = new WeakMap<object, Written>();

/** The body of an answer; undefined where it has none. */
export function writtenOf({ status, body, headers }: Outgoing): Written | undefined {
  if (isEmpty(status) || body === undefined) return undefined;
  const isKept = typeof body === 'object' && body !== null;
  const before = isKept ? known.get(body) : undefined;
  if (before !== undefined) return before;
  const isText = typeof body === 'string' && !/json/.test(headers['content-type'] ?? '');
  const text = isText ? body : JSON.stringify(body);
  const written = { text, length: Buffer.byteLength(text) };
  if (isKept) known.set(body, written);
  return written;
}

/** The headers of an answer, with its length and the broken promises. */
export const headOf = once((outgoing: Outgoing): Readonly<Record<string, string | number>> => {
  const { status, headers, why } = outgoing;
  const { 'content-type': type, ...others } = headers;
  const written = writtenOf(outgoing);
  return {
    ...(written === undefined || type === undefined ? {} : { 'content-type': type }),
    ...others,
    ...(why.length === 0 ? {} : { 'x-mock-why': headerText(why.join('; ')) }),
    ...(isEmpty(status) ? {} : { 'content-length': written?.length ?? 0 }),
  };
});

function isEmpty(status: number): boolean {
  return status === 204 || status === 304;
}

/** A header carries printable ASCII only. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 4_000);
}
