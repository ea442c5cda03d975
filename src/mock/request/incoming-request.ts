import { type Prefer, readPrefer } from './prefer.ts';

/** A request as it came in, over whatever: nothing parsed but the URL. */
export interface IncomingRequest {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Lower-case names; repeated ones joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, read as UTF-8; empty where there is none. */
  readonly text: string;
  /** How many bytes the body has. */
  readonly size: number;
  readonly prefer: Prefer;
}

/** What comes over the wire of it; the URL begins with `/`. */
export type RequestParts = Pick<IncomingRequest, 'method' | 'url' | 'headers' | 'text' | 'size'>;

/** How much of a body is read, in bytes. */
export const maxBody = 10_000_000;

const noQuery = {};
const noPrefer: Prefer = {};

/** A request with its URL and its wishes read. */
export function incomingRequest({ method, url, headers, text, size }: RequestParts): IncomingRequest {
  const cut = url.indexOf('?');
  return {
    method,
    url,
    path: cut === -1 ? url : url.slice(0, cut),
    query: cut === -1 ? noQuery : queryOf(url.slice(cut + 1)),
    headers,
    text,
    size,
    prefer: headers.prefer === undefined ? noPrefer : readPrefer(headers.prefer),
  };
}

function queryOf(search: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of new URLSearchParams(search)) {
    const before = query[name];
    query[name] = before === undefined ? value : [before, value].flat();
  }
  return query;
}
