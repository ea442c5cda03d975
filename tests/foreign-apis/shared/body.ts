import type { Json } from './message.ts';
import { readMultipart } from './multipart.ts';
import { Refusal } from './refusal.ts';

/** The body as its media type says: JSON, a form, parts, or a text. Undefined when there is none. */
export function readBody(type: string, header: string, bytes: Buffer): Json {
  if (bytes.length === 0) return undefined;
  if (/[/+]json$/.test(type)) return readJson(bytes);
  if (type === 'application/x-www-form-urlencoded')
    return Object.fromEntries(new URLSearchParams(bytes.toString()));
  if (type === 'multipart/form-data') return readMultipart(header, bytes);
  return bytes.toString();
}

function readJson(bytes: Buffer): Json {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'malformed', 'The body is not JSON.');
  }
}
