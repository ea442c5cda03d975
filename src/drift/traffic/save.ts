import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Observed } from './observed.ts';
import { maskBody, maskHeaders, maskUrl } from './secrets.ts';

/** Writes exchanges as a HAR file that `--har` reads again, secrets masked. */
export function saveHar(file: string, exchanges: readonly Observed[]): void {
  const log = {
    version: '1.2',
    creator: { name: 'contract-drift', version: '1' },
    entries: exchanges.map(entryOf),
  };
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ log }, undefined, 2)}\n`);
}

function entryOf(observed: Observed) {
  const { method, url, requestHeaders, requestBody, response, hasBody } = observed;
  const requestType = requestHeaders['content-type'];
  const responseType = response.headers['content-type'];
  const sent = requestBody === undefined ? '' : maskBody(requestBody, requestType);
  const text = maskBody(response.body, responseType);
  const isKept = hasBody && (text !== '' || response.body.length === 0);
  return {
    request: {
      method,
      url: maskUrl(url),
      headers: listOf(maskHeaders(requestHeaders)),
      ...(sent === '' ? {} : { postData: { mimeType: requestType ?? '', text: sent } }),
    },
    response: {
      status: response.status,
      headers: listOf(maskHeaders(response.headers)),
      content: { size: response.body.length, mimeType: responseType ?? '', ...(isKept ? { text } : {}) },
    },
  };
}

function listOf(headers: Record<string, string>) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
