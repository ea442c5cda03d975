import { closeSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { maskBody, maskHeaders, maskUrl } from '../../http/secret-names.ts';
import { InputError, messageOf } from '../../shared/input-error.ts';
import type { Observed } from './observed.ts';

/** A HAR file that grows as exchanges come. */
export interface HarFile {
  /** Adds an exchange. The file is whole after each: a kill loses nothing that was added. */
  add(observed: Observed): void;
  close(): void;
}

const end = '\n]}}\n';

/** Opens a HAR file that `--har` reads again, secrets masked. An InputError where it cannot be written. */
export function openHar(file: string): HarFile {
  const handle = open(file);
  const head = '{"log":{"version":"1.2","creator":{"name":"contract-drift","version":"1"},"entries":[';
  let position = writeSync(handle, head, 0);
  let separator = '\n';
  writeSync(handle, end, position);
  return {
    add(observed) {
      const text = `${separator}${JSON.stringify(entryOf(observed))}`;
      writeSync(handle, text + end, position);
      position += Buffer.byteLength(text);
      separator = ',\n';
    },
    close: () => closeSync(handle),
  };
}

function open(file: string): number {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    const handle = openSync(file, 'w');
    ftruncateSync(handle);
    return handle;
  } catch (thrown) {
    throw new InputError(`--save ${file} cannot be written: ${messageOf(thrown)}. Name another file.`);
  }
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
