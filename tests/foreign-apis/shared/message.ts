/** A body off the wire: nothing is known of it until it has been checked. */
export type Json = ReturnType<JSON['parse']>;

/** Who asks, as the credentials of a request say. */
export interface Who {
  name: string;
  role: string;
  tenant: string;
}

/** A request that has reached a server, read as far as its documented media types go. */
export interface HttpRequest {
  method: string;
  path: string;
  /** Values of the path's parameters. */
  params: Record<string, string>;
  /** Documented query parameters, read as their documented type. */
  query: Record<string, Json>;
  headers: Record<string, string>;
  /** The media type of the body, without its parameters. */
  type: string;
  bytes: Buffer;
  body: Json;
  who: Who;
  origin: string;
  /** Whether the server runs with the fault of this id, and the fault is one of this operation. */
  has(fault: string): boolean;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  /** Sent as JSON, unless it is a text or bytes. */
  body?: Json;
  /** The connection is closed before, or in the middle of, the response. */
  broken?: 'before' | 'inside';
}

/** A response without anything but a status, a body and what the headers say. */
export function response(status: number, body?: Json, headers: Record<string, string> = {}): HttpResponse {
  return body === undefined ? { status, headers } : { status, headers, body };
}
