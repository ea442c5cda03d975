import type { MockResponse } from '../answer/mock-response.ts';
import { fileBytes } from '../answer/sample-file.ts';
import { once } from '../once.ts';

/** A body as text, and its length in bytes: Node sends a text in one piece with the head. */
export interface Written {
  readonly text: string;
  readonly length: number;
  /** In place of the text, where the body is a file. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** What goes over the wire. */
export interface EncodedResponse {
  /** Undefined where it has no body. */
  readonly written: Written | undefined;
  /** The headers, with the length and the broken promises. */
  readonly head: Readonly<Record<string, string | number>>;
}

/** An answer as it is sent. What is kept about an answer outlives it by far, so nothing is of one that is given once. */
export function sendableOf(outgoing: MockResponse): EncodedResponse {
  return outgoing.isFresh ? sendable(outgoing) : keptSendable(outgoing);
}

const keptSendable = once(sendable);

function sendable(outgoing: MockResponse): EncodedResponse {
  const written = writtenOf(outgoing);
  return { written, head: headOf(outgoing, written) };
}

function writtenOf({ status, body, headers }: MockResponse): Written | undefined {
  if (isEmpty(status) || body === undefined) return undefined;
  const bytes = fileBytes(headers['content-type'], body);
  if (bytes !== undefined) return { text: '', bytes, length: bytes.length };
  const isText = typeof body === 'string' && !/json/.test(headers['content-type'] ?? '');
  const text = isText ? body : JSON.stringify(body);
  return { text, length: byteLength(text) };
}

function headOf(
  { status, headers, why }: MockResponse,
  written: Written | undefined,
): EncodedResponse['head'] {
  const { 'content-type': type, ...others } = headers;
  return {
    ...(written === undefined || type === undefined ? {} : { 'content-type': type }),
    ...others,
    ...(why.length === 0 ? {} : { 'x-mock-why': headerText(why.join('; ')) }),
    ...(isEmpty(status) ? {} : { 'content-length': written?.length ?? 0 }),
  };
}

function isEmpty(status: number): boolean {
  return status === 204 || status === 304;
}

/** A header carries printable ASCII only, and no blanks at its end. */
function headerText(text: string): string {
  return text
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 4_000)
    .trimEnd();
}

/** How many bytes a text has in UTF-8, without making them. */
const byteLength: (text: string) => number =
  typeof Buffer === 'undefined' ? (text) => new TextEncoder().encode(text).length : Buffer.byteLength;
