import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { apiArgument, apiOfDocument } from './apis.ts';
import { fetchDocument } from './fetch-document.ts';

const document = { openapi: '3.1.0', info: { title: 'Books of mine', version: '1' }, paths: {} };

async function served<T>(body: string, use: (origin: string) => Promise<T>): Promise<T> {
  const server = createServer((_, response) => response.end(body));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

describe(fetchDocument, () => {
  test.each([
    ['/openapi.json', 'Books-of-mine'],
    ['/docs/library.json', 'library'],
  ])('%s becomes %s', async (where, name) => {
    const file = await served(JSON.stringify(document), (origin) => fetchDocument(origin + where));
    expect(path.basename(path.dirname(file))).toBe(name);
  });

  test('JSON of one line is laid out in lines', async () => {
    const file = await served(JSON.stringify(document), (origin) => fetchDocument(`${origin}/openapi.json`));
    expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(document, null, 2)}\n`);
  });

  test('a command line goes on naming the address', async () => {
    const [file, address] = await served(JSON.stringify(document), async (origin) => [
      await fetchDocument(`${origin}/openapi.json`),
      `${origin}/openapi.json`,
    ]);
    expect(apiArgument(apiOfDocument(file).name)).toBe(address);
  });
});
