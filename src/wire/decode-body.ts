import type { Json, JsonObject } from '../shared/json.ts';
import { formMedia, isJsonMedia } from '../spec/openapi/media.ts';
import type { Media } from '../spec/operation.ts';
import { formBody } from './form-body.ts';
import { multipartBody } from './multipart-body.ts';
import { xmlBody } from './xml-body.ts';

/**
 * What a body says, as its media type writes it: the value that its schema describes. Undefined for what no schema
 * describes, such as bytes, and for JSON that is none.
 */
export function decodeBody(
  document: JsonObject,
  media: Media,
  { type, text }: { readonly type: string; readonly text: string },
): Json | undefined {
  if (isJsonMedia(media)) return parsed(text);
  if (/^multipart\//i.test(media.type)) return multipartBody(document, media, text, type);
  if (formMedia({ media: [media] }) !== undefined) return formBody(document, media, text);
  if (/[/+]xml\b/i.test(media.type))
    return media.schema === undefined ? undefined : (xmlBody(document, media.schema.at, text) ?? text);
  return /^(image|audio|video|font)\/|octet-stream|zip|pdf/i.test(media.type) ? undefined : text;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
