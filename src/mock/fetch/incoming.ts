import { type IncomingRequest, incomingRequest, maxBody } from '../request/incoming-request.ts';

// A byte order mark is part of the text, as it is over HTTP
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A fetch request as the mock takes it; undefined when its body is larger than `maxBody`. `path` is its path there. */
export async function incomingOf(request: Request, path: string): Promise<IncomingRequest | undefined> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maxBody) return undefined;
  return incomingRequest({
    method: request.method,
    url: path,
    headers: Object.fromEntries(request.headers),
    text: decoder.decode(bytes),
    size: bytes.byteLength,
  });
}
