import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError, messageOf } from '../shared/input-error.ts';
import { noteAddress } from './apis.ts';

/** The largest document that is fetched, in bytes. */
const most = 64_000_000;

/** Names as they are, but addresses, whose documents are fetched: each becomes the path of a file. */
export function localDocuments(names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map((name) => (/^https?:\/\//i.test(name) ? fetchDocument(name) : name)));
}

/**
 * Fetches a document into a folder of its own; its path. JSON of one line is laid out, so that its places have lines.
 * An InputError where it cannot be had.
 */
export async function fetchDocument(address: string): Promise<string> {
  const text = await fetchText(address);
  const json = jsonIn(text);
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'document-')), nameOf(address, text));
  mkdirSync(folder);
  const file = path.join(folder, `openapi.${json === undefined ? 'yaml' : 'json'}`);
  const isOneLine = json !== undefined && !text.trim().includes('\n');
  writeFileSync(file, isOneLine ? `${JSON.stringify(json, null, 2)}\n` : text);
  noteAddress(file, address);
  return file;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const usual = /^(open-?api|swagger|api|api-docs|index|docs|schema|v\d+|)$/i;

/** A name for the API: the file's, else its title, else the host's. */
function nameOf(address: string, text: string): string {
  const { hostname, pathname } = new URL(address);
  const base = plain(path.basename(pathname).replace(/\.[^.]+$/, ''));
  if (!usual.test(base)) return base;
  const [, title = ''] = /["']?title["']?\s*:\s*["']?([^"'\n,{}]+)/.exec(text) ?? [];
  const called = plain(title);
  if (/^[a-z]/i.test(called)) return called;
  return plain(hostname.replace(/^(www|api)\./, '').split('.')[0] ?? '') || 'api';
}

const plain = (text: string) =>
  text
    .trim()
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '');

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
