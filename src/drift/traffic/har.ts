import { readFileSync } from 'node:fs';
import { InputError, messageOf } from '../../shared/input-error.ts';
import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import type { Observed } from './observed.ts';

/** The exchanges of a HAR file (1.1, 1.2) that have an answer. An InputError when it is none. */
export function readHar(file: string): Observed[] {
  const har = parse(file);
  const log = isObject(har) ? har.log : undefined;
  const entries = isObject(log) ? log.entries : undefined;
  if (!Array.isArray(entries))
    throw new InputError(`${file} is no HAR file: it has no "log.entries". Save the traffic as HAR.`);
  return entries.filter(isObject).flatMap(toObserved);
}

function parse(file: string): Json {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Json;
  } catch (thrown) {
    throw new InputError(`${file} cannot be read as a HAR file: ${messageOf(thrown).split('\n')[0]}.`);
  }
}

function toObserved({ request, response }: JsonObject): Observed[] {
  if (!isObject(request) || !isObject(response) || !isAddress(String(request.url))) return [];
  const status = Number(response.status);
  if (!(status >= 100)) return [];
  const content = isObject(response.content) ? response.content : {};
  const body =
    typeof content.text === 'string'
      ? Buffer.from(content.text, content.encoding === 'base64' ? 'base64' : 'utf8')
      : Buffer.alloc(0);
  const post =
    isObject(request.postData) && typeof request.postData.text === 'string'
      ? request.postData.text
      : undefined;
  return [
    {
      method: String(request.method),
      url: String(request.url),
      requestHeaders: headersOf(request.headers),
      requestBody: post === undefined ? undefined : Buffer.from(post),
      response: { status, headers: headersOf(response.headers), body },
      hasBody: typeof content.text === 'string' || !(Number(content.size) > 0),
    },
  ];
}

/** Browsers record `data:` and `blob:` addresses too. */
function isAddress(url: string): boolean {
  return /^https?:/i.test(url) && URL.canParse(url);
}

function headersOf(list: Json | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const header of Array.isArray(list) ? list : []) {
    // HTTP/2 has its own, `:status`, which are none of the application's
    if (!isObject(header) || String(header.name).startsWith(':')) continue;
    const name = String(header.name).toLowerCase();
    headers[name] =
      headers[name] === undefined ? String(header.value) : `${headers[name]}, ${String(header.value)}`;
  }
  return headers;
}
