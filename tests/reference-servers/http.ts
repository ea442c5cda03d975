/** What every stand-in needs of HTTP: read a request, answer it, cut the connection, stay silent. */
import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';

/** One request, as the handlers see it. */
export interface Call {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  /** Decoded path segments; `undefined` where the percent encoding is broken. */
  readonly segments: readonly string[] | undefined;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly tooLarge: boolean;
}

/** One response. `body` is sent as JSON; `bytes`, where given, instead of it. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bytes?: Buffer;
  /** Anything but a proper answer: none at all, half of one, or the bytes as they stand. */
  readonly wire?: 'hang' | 'cut' | 'raw';
}

/** A request body: none, JSON, or something else with the reason why. */
export type Parsed =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bad'; readonly why: 'content-type' | 'syntax' | 'size' };

const largestBody = 4 * 1024 * 1024;

/** Reads a request to its end; more than 4 MiB is counted but not kept. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  const url = request.url ?? '/';
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  return {
    method: request.method ?? 'GET',
    url,
    segments: decodeSegments(path),
    query: new URLSearchParams(query),
    headers: request.headers,
    body: Buffer.concat(chunks),
    tooLarge: size > largestBody,
  };
}

function decodeSegments(path: string): string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** One header as a single string, `undefined` when absent or empty. */
export function header(call: Call, name: string): string | undefined {
  const value = call.headers[name.toLowerCase()];
  const text = Array.isArray(value) ? value.join(', ') : value;
  return text?.trim() ? text.trim() : undefined;
}

/** Parses the body as JSON. A missing `Content-Type` counts as JSON, any other type does not. */
export function parseBody(call: Call, checkContentType = true): Parsed {
  if (call.tooLarge) return { kind: 'bad', why: 'size' };
  if (call.body.length === 0) return { kind: 'none' };
  const type = header(call, 'content-type');
  if (checkContentType && type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) {
    return { kind: 'bad', why: 'content-type' };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(call.body);
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'bad', why: 'syntax' };
  }
}

/** True for a JSON object, false for arrays, null and everything else. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The bytes an answer puts on the wire. */
export function bytesOf(answer: Answer): Buffer {
  if (answer.bytes) return answer.bytes;
  return Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body));
}

/** Sends an answer, or breaks it in the way it asks for. */
export function reply(response: ServerResponse, answer: Answer, contentType: string): void {
  if (answer.wire === 'hang') return;
  const bytes = bytesOf(answer);
  const headers: Record<string, string> = { ...answer.headers };
  if (answer.body !== undefined && !hasHeader(headers, 'content-type')) {
    headers['Content-Type'] = contentType;
  }
  if (answer.wire === 'raw') {
    sendRaw(response, answer.status, headers, bytes);
    return;
  }
  if (answer.status !== 204 && !hasHeader(headers, 'content-length')) {
    headers['Content-Length'] = String(bytes.length);
  }
  if (answer.wire === 'cut') {
    cut(response, answer.status, headers, bytes);
    return;
  }
  response.writeHead(answer.status, headers);
  response.end(bytes);
}

/** True when the headers have this one, in any case of letters. */
export function hasHeader(headers: Readonly<Record<string, string>>, name: string): boolean {
  return Object.keys(headers).some((key) => key.toLowerCase() === name);
}

/** Sends half of the answer and destroys the connection. */
function cut(response: ServerResponse, status: number, headers: Record<string, string>, bytes: Buffer): void {
  const { socket } = response;
  const whole = Buffer.concat([Buffer.from(head(status, headers)), bytes]);
  const half = whole.subarray(0, whole.length - Math.max(2, Math.ceil(bytes.length / 2)));
  socket?.write(half, () => socket.destroy());
}

/** Writes exactly these bytes, whatever HTTP says about them, and ends the connection. */
function sendRaw(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  bytes: Buffer,
): void {
  const { socket } = response;
  socket?.write(head(status, { ...headers, Connection: 'close' }));
  socket?.end(bytes);
}

function head(status: number, headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Other'}\r\n${lines.join('')}\r\n`;
}
