import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError, messageOf } from '../shared/input-error.ts';

/** The largest document that is fetched, in bytes. */
const most = 64_000_000;

/** Names as they are, but addresses, whose documents are fetched: each becomes the path of a file. */
export function localDocuments(names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map((name) => (/^https?:\/\//i.test(name) ? fetchDocument(name) : name)));
}

/** Fetches a document into a folder of its own; its path. An InputError where it cannot be had. */
export async function fetchDocument(address: string): Promise<string> {
  const text = await fetchText(address);
  const { hostname, pathname } = new URL(address);
  const end = /^\s*[{[]/.test(text) ? 'json' : 'yaml';
  const base = path
    .basename(pathname)
    .replace(/\.[^.]+$/, '')
    .replace(/[^\w-]+/g, '-');
  const name = /^(openapi|swagger|api|index|v\d+|)$/i.test(base)
    ? hostname.replace(/^(www|api)\./, '').split('.')[0]
    : base;
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'document-')), name || 'api');
  mkdirSync(folder);
  const file = path.join(folder, `openapi.${end}`);
  writeFileSync(file, text);
  return file;
}

async function fetchText(address: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(address, {
      signal: AbortSignal.timeout(60_000),
      headers: { accept: 'application/json, application/yaml, */*' },
    });
  } catch (thrown) {
    const cause = (thrown as { cause?: unknown }).cause;
    throw new InputError(
      `${address} cannot be fetched: ${messageOf(cause ?? thrown)}. Is the address right, and the server up?`,
    );
  }
  if (!response.ok) throw new InputError(`${address} answers ${response.status}. Is the address right?`);
  const text = await response.text();
  if (text.length > most)
    throw new InputError(`${address} is larger than ${most / 1_000_000} MB. Save it, and name the file.`);
  if (/^\s*<(!doctype|html)/i.test(text))
    throw new InputError(`${address} is a web page. Name the address of the document itself.`);
  return text;
}
