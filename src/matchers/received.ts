import type { HttpResponse } from '../http/exchange.ts';
import { InputError } from '../shared/input-error.ts';

/** What a test holds in its hands after a request, whatever it was sent with. */
export type Received = Response | FetchResult | ApiResponse | ResponseLike;

/** What a client of openapi-fetch gives: the body was read, and is `data` or `error`. */
export interface FetchResult {
  readonly response: Response;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** What Playwright's `request` fixture gives. */
export interface ApiResponse {
  status(): number;
  headers(): Record<string, string>;
  body(): Promise<Buffer>;
}

/** What anything else gives: Cypress, supertest, a function under test. A body that is no text or bytes is JSON. */
export interface ResponseLike {
  readonly status: number;
  readonly headers: Headers | Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The response as the judge reads it. A fetch Response can still be read afterwards. */
export async function toHttpResponse(received: Received): Promise<HttpResponse> {
  if (isFetchResult(received)) return fromFetchResult(received);
  if (received instanceof Response) return fromFetch(received);
  if (isApiResponse(received)) {
    return {
      status: received.status(),
      headers: decoded(lower(received.headers())),
      body: await received.body(),
    };
  }
  if (isPlain(received)) {
    return rebuilt(received.status, lower(received.headers), received.body);
  }
  throw new InputError(
    'This is no response. Give a fetch Response, the result of an openapi-fetch call, a Playwright APIResponse, or { status, headers, body }.',
  );
}

async function fromFetch(response: Response): Promise<HttpResponse> {
  if (response.bodyUsed) {
    throw new InputError(
      'The body of this response was read before. Check it first, or check response.clone().',
    );
  }
  const body = Buffer.from(await response.clone().arrayBuffer());
  return { status: response.status, headers: decoded(lower(response.headers)), body };
}

/** openapi-fetch parses JSON where it can: a text it left alone is the body itself. */
async function fromFetchResult({ response, data, error }: FetchResult): Promise<HttpResponse> {
  if (!response.bodyUsed) return fromFetch(response);
  const value = response.ok ? data : error;
  if (value instanceof ReadableStream || value instanceof Blob) {
    throw new InputError('A body read with parseAs "stream" or "blob" cannot be checked. Leave parseAs out.');
  }
  const headers = lower(response.headers);
  // Of an error that is no JSON openapi-fetch gives the text itself.
  const isJsonText =
    typeof value === 'string' && response.ok && /[/+]json/.test(headers['content-type'] ?? '');
  return rebuilt(response.status, headers, isJsonText ? Buffer.from(JSON.stringify(value)) : value);
}

/** The client has unpacked the body: what is said about its packed form no longer holds. */
function decoded(headers: Record<string, string>): Record<string, string> {
  const { 'content-encoding': encoding, 'content-length': length, ...rest } = headers;
  return encoding === undefined ? headers : rest;
}

/** A response whose bytes are written anew from what a client made of them: length and charset are ours. */
function rebuilt(status: number, headers: Record<string, string>, value: unknown): HttpResponse {
  const body = bytesOf(value);
  if (body.length === 0 || typeof value === 'string') return { status, headers: decoded(headers), body };
  const { 'content-length': length, 'content-type': type, ...rest } = headers;
  const kept: Record<string, string> =
    type === undefined ? {} : { 'content-type': type.replace(/;\s*charset=[^;]*/i, '') };
  return { status, headers: decoded({ ...rest, ...kept }), body };
}

function bytesOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof ArrayBuffer) return Buffer.from(body);
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return Buffer.from(JSON.stringify(body));
}

function lower(headers: Headers | Readonly<Record<string, unknown>>): Record<string, string> {
  const pairs = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(
    pairs
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)]),
  );
}

function isFetchResult(value: object): value is FetchResult {
  return 'response' in value && value.response instanceof Response;
}

function isApiResponse(value: object): value is ApiResponse {
  return (
    'status' in value &&
    typeof value.status === 'function' &&
    'body' in value &&
    typeof value.body === 'function'
  );
}

function isPlain(value: object): value is ResponseLike {
  const isHeaded = 'headers' in value && typeof value.headers === 'object' && value.headers !== null;
  return isHeaded && 'status' in value && typeof value.status === 'number';
}
