import type { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** What passed through a stream, as far as it is small enough to be judged. */
export interface BodyCopy {
  readonly chunks: Buffer[];
  isWhole: boolean;
}

const most = 4_000_000;

/** A few bytes may unpack to more than the machine has. */
const limits = { maxOutputLength: 16_000_000 };

/** Notes what a stream carries and changes nothing about it. */
export function copyOf(stream: Readable): BodyCopy {
  const copy: BodyCopy = { chunks: [], isWhole: true };
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= most) copy.chunks.push(chunk);
    else Object.assign(copy, { isWhole: false });
  });
  return copy;
}

/** The body without its content encoding; undefined where it was too long or cannot be decoded. */
export function decoded({ chunks, isWhole }: BodyCopy, encoding: string | undefined): Buffer | undefined {
  if (!isWhole) return undefined;
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return bytes;
  try {
    if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipSync(bytes, limits);
    if (encoding === 'br') return brotliDecompressSync(bytes, limits);
    if (encoding === 'deflate') return inflateSync(bytes, limits);
  } catch {
    return undefined;
  }
  return encoding === undefined || encoding === 'identity' ? bytes : undefined;
}
