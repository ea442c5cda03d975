import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

const decoders: Readonly<
  Record<string, (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>
> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/**
 * A body without its Content-Encoding. What cannot be unpacked stays as it came, so that a judge sees it.
 * A RangeError when there is more in it than `maxBytes`.
 */
export async function decode(body: Buffer, encoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const decoder = decoders[encoding?.trim().toLowerCase() ?? ''];
  if (decoder === undefined || body.length === 0) return body;
  try {
    return await decoder(body, { maxOutputLength: maxBytes });
  } catch (thrown) {
    if (thrown instanceof RangeError) throw thrown;
    return body;
  }
}
