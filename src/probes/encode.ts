import type { JsonObject } from '../shared/json.ts';
import { jsonMedia } from '../spec/openapi/media.ts';
import type { Body, Media } from '../spec/operation.ts';

/** The way to send a body that the suite chooses: JSON where there is one, else a form, else bare text or bytes. */
export function mediaOf(body: Body | undefined): Media | undefined {
  const typed = (pattern: RegExp) => body?.media.find(({ type }) => pattern.test(type));
  const plain = body?.media.find(({ type }) => /[/+]json\b/.test(type) && !/json-patch/.test(type));
  return (
    plain ??
    jsonMedia(body) ??
    typed(/x-www-form-urlencoded/i) ??
    typed(/^multipart\/form-data/i) ??
    body?.media.find(({ type, schema }) => /[/+]xml\b/i.test(type) && isTree(schema?.schema)) ??
    typed(/^text\/plain/i) ??
    typed(/octet-stream/i) ??
    body?.media.find(({ examples }) => examples.some(({ value }) => typeof value === 'string'))
  );
}

/** True for a schema that says what stands in an XML text. */
function isTree(schema: JsonObject | undefined): boolean {
  return (
    schema !== undefined &&
    (schema.properties !== undefined || schema.items !== undefined || schema.allOf !== undefined)
  );
}
