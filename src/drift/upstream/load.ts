import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { InputError, messageOf } from '../../shared/input-error.ts';
import { isObject, type JsonObject } from '../../shared/json.ts';
import { isMarkup, looksLikeRst } from './read-page.ts';

/** A published document as it came: a description in one of the OpenAPI dialects, or a page of prose and tables. */
export type Published =
  | { readonly kind: 'openapi'; readonly name: string; readonly document: JsonObject }
  | { readonly kind: 'page'; readonly name: string; readonly text: string };

/** Reads a published document from a file or an address, and tells what it is. */
export async function loadPublished(source: string): Promise<Published> {
  const text = await read(source);
  const name = nameOf(source);
  if (/\.rst$/i.test(source.split(/[?#]/)[0] ?? '') || looksLikeRst(text) || isMarkup(name, text))
    return { kind: 'page', name, text };
  const document = parse(text, source);
  if (!isObject(document))
    throw new InputError(
      `${source} is neither an OpenAPI document nor a reference page in reStructuredText, Markdown or HTML.`,
    );
  if (document.swagger !== undefined || document.openapi !== undefined)
    return { kind: 'openapi', name, document };
  throw new InputError(
    `${source} says neither "openapi" nor "swagger". Name the document itself, not a page about it.`,
  );
}

/** The file name of a file or an address. */
export function nameOf(source: string): string {
  return source.split(/[/\\]/).at(-1) || source;
}

/** js-yaml, since these documents are ten times as large as ours and nobody needs their line numbers. */
function parse(text: string, source: string): unknown {
  try {
    return /^\s*\{/.test(text) ? JSON.parse(text) : load(text, { schema: CORE_SCHEMA });
  } catch (thrown) {
    throw new InputError(`${source} is neither JSON nor YAML: ${messageOf(thrown).split('\n')[0]}.`);
  }
}

function read(source: string): Promise<string> {
  return /^https?:\/\//i.test(source) ? fetchText(source) : readText(source);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(path.resolve(file), 'utf8');
  } catch {
    throw new InputError(`${file} cannot be read. Is the file there?`);
  }
}

async function fetchText(url: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(60_000), headers: { accept: '*/*' } });
  } catch (thrown) {
    throw new InputError(
      `${url} cannot be fetched: ${messageOf(thrown)}. Is the address right, and the network there?`,
    );
  }
  if (!response.ok) throw new InputError(`${url} answers ${response.status}. Is the address right?`);
  return response.text();
}
