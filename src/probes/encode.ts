import type { DraftBody } from '../http/request.ts';
import { isObject, type Json } from '../shared/json.ts';
import { at, join } from '../shared/pointer.ts';
import { jsonMedia } from '../spec/openapi/media.ts';
import { followRef } from '../spec/openapi/read.ts';
import type { Body, Media } from '../spec/operation.ts';
import type { SchemaReader } from '../values/applicable.ts';

const boundary = 'part-of-the-contract';

/** The way to send a body that the suite chooses: JSON where there is one, else a form, else bare text or bytes. */
export function mediaOf(body: Body | undefined): Media | undefined {
  const typed = (pattern: RegExp) => body?.media.find(({ type }) => pattern.test(type));
  const plain = body?.media.find(({ type }) => /[/+]json\b/.test(type) && !/json-patch/.test(type));
  return (
    plain ??
    jsonMedia(body) ??
    typed(/x-www-form-urlencoded/i) ??
    typed(/^multipart\/form-data/i) ??
    typed(/^text\/plain/i) ??
    typed(/octet-stream/i) ??
    body?.media.find(({ examples }) => examples.some(({ value }) => typeof value === 'string'))
  );
}

/** True for a media type whose bodies are JSON. */
export function isJson({ type }: Media): boolean {
  return /[/+]json\b/.test(type) || type === '*/*';
}

/** A value as the body of a media type; undefined where nobody knows how to write it. */
export function encodeBody(reader: SchemaReader, media: Media, value: Json): DraftBody | undefined {
  const type = media.type === '*/*' ? 'application/json' : media.type;
  if (isJson(media)) return { type, text: JSON.stringify(value) };
  if (/x-www-form-urlencoded/i.test(type)) {
    return isObject(value)
      ? { type, text: new URLSearchParams(formPairs(reader, media, value)).toString() }
      : undefined;
  }
  if (/^multipart\/form-data/i.test(type)) {
    return isObject(value)
      ? { type: `${type}; boundary=${boundary}`, text: multipart(reader, media, value) }
      : undefined;
  }
  return typeof value === 'string' ? { type, text: value } : undefined;
}

/** A form's fields, each as its `encoding` says: `address[city]=Ulm` for `deepObject`. */
function formPairs(
  { document }: SchemaReader,
  media: Media,
  value: Record<string, Json>,
): [string, string][] {
  return Object.entries(value).flatMap(([name, inner]): [string, string][] => {
    const said = at(document, join(media.at, 'encoding', name));
    const { style = 'form', explode = style === 'form' } = isObject(said) ? said : {};
    if (style === 'deepObject') return bracketed(name, inner);
    if (isObject(inner) && isObject(said) && said.style !== undefined && explode === true)
      return Object.entries(inner).map(([key, one]) => [key, plain(one)]);
    if (Array.isArray(inner) && explode !== true)
      return [[name, inner.map(plain).join(separators[String(style)] ?? ',')]];
    return (Array.isArray(inner) ? inner : [inner]).map((one) => [name, plain(one)]);
  });
}

const separators: Record<string, string> = { spaceDelimited: ' ', pipeDelimited: '|' };

/** A value with the way to it in brackets, as most servers read it. */
function bracketed(name: string, value: Json): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((one) => bracketed(`${name}[]`, one));
  if (!isObject(value)) return [[name, plain(value)]];
  return Object.entries(value).flatMap(([key, one]) => bracketed(`${name}[${key}]`, one));
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function multipart(reader: SchemaReader, media: Media, value: Record<string, Json>): string {
  const parts = Object.entries(value).flatMap(([name, inner]) => {
    const isFiles = Array.isArray(inner) && isFile(reader, media, name);
    return (isFiles ? inner : [inner]).map((one) => part(name, one, isFile(reader, media, name)));
  });
  return `${parts.join('')}--${boundary}--\r\n`;
}

function part(name: string, value: Json, file: boolean): string {
  const named = `Content-Disposition: form-data; name="${name}"${file ? '; filename="file.bin"' : ''}`;
  const typed = file
    ? '\r\nContent-Type: application/octet-stream'
    : typeof value === 'object'
      ? '\r\nContent-Type: application/json'
      : '';
  return `--${boundary}\r\n${named}${typed}\r\n\r\n${plain(value)}\r\n`;
}

/** A part, or a list of parts, that is a file. */
function isFile(reader: SchemaReader, media: Media, name: string): boolean {
  if (media.schema === undefined) return false;
  const [, at] = followRef(reader.document, media.schema.at);
  const [field, fieldAt] = followRef(reader.document, join(at, 'properties', name));
  const [item] = followRef(reader.document, join(fieldAt, 'items'));
  return [field, item].some(
    ({ format, contentMediaType }) => format === 'binary' || contentMediaType !== undefined,
  );
}
