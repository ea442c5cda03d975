import { isJsonType } from '../../http/exchange.ts';
import type { Json, JsonObject } from '../../shared/json.ts';
import { formMedia, jsonMedia, mediaFor } from '../../spec/openapi/media.ts';
import type { Operation } from '../../spec/operation.ts';
import { formBody } from '../../wire/form-body.ts';
import { brokenPlace } from './json-place.ts';

/** A body as an operation takes it, or what is wrong with it in plain words. */
export interface ParsedBody {
  readonly value: Json | undefined;
  readonly problem: string | undefined;
}

const nothing: ParsedBody = { value: undefined, problem: undefined };

/** What a body says: JSON as it is, a form as the value that its schema describes. Prism is shown the form as text. */
export function saidIn(
  document: JsonObject,
  value: Json | undefined,
  contentType: string | undefined,
  { body }: Operation,
): Json | undefined {
  const media = typeof value === 'string' ? formMedia(body) : undefined;
  const isForm = media !== undefined && /^\s*application\/x-www-form-urlencoded\b/i.test(contentType ?? '');
  return isForm ? formBody(document, media, String(value)) : value;
}

/** The body as JSON where the operation takes JSON, else as text. */
export function parseBody(text: string, contentType: string | undefined, operation: Operation): ParsedBody {
  if (text === '' || operation.body === undefined) return nothing;
  const essence = contentType?.split(';')[0]?.trim().toLowerCase();
  const documented = operation.body.media;
  if (jsonMedia(operation.body) !== undefined && mediaFor(documented, essence) === undefined) {
    const types = documented.map((media) => media.type).join(' or ');
    return { value: undefined, problem: `the body is ${essence ?? 'of no type'}, not ${types}` };
  }
  if (!isJsonType(essence)) return { value: text, problem: undefined };
  try {
    return { value: JSON.parse(text) as Json, problem: undefined };
  } catch {
    return { value: undefined, problem: `the body is not JSON: it breaks at ${brokenPlace(text)}` };
  }
}
