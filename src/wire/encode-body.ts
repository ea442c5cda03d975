import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at, join } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import { isJsonMedia } from '../spec/openapi/media.ts';
import { fieldsOf, itemsOf } from '../spec/openapi/schema-fields.ts';
import type { Media } from '../spec/operation.ts';
import { typesIn } from './types-in.ts';
import { xmlText } from './xml-text.ts';

const boundary = 'part-of-the-contract';

/** A body as it travels. */
export interface EncodedBody {
  readonly type: string;
  readonly text: string;
}

/** A value as the body of a media type; undefined where nobody knows how to write it. */
export function encodeBody(
  { document }: { readonly document: JsonObject },
  media: Media,
  value: Json,
): EncodedBody | undefined {
  const type = media.type === '*/*' ? 'application/json' : media.type;
  if (isJsonMedia(media)) return { type, text: JSON.stringify(value) };
  if (/x-www-form-urlencoded/i.test(type)) {
    return isObject(value)
      ? { type, text: new URLSearchParams(formPairs(document, media, value)).toString() }
      : undefined;
  }
  if (/^multipart\/(form-data|mixed)/i.test(type)) {
    return isObject(value)
      ? { type: `${type}; boundary=${boundary}`, text: multipart(document, media, value) }
      : undefined;
  }
  if (typeof value === 'string') return { type, text: value };
  const isXml = /[/+]xml\b/i.test(type) && media.schema !== undefined;
  return isXml ? { type, text: xmlText(document, media.schema?.at ?? '#', value) } : undefined;
}

/** A form's fields, each as its `encoding` says: `address[city]=Ulm` for `deepObject`. */
function formPairs(document: JsonObject, media: Media, value: Record<string, Json>): [string, string][] {
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

/** A list is a part for each item, unless its encoding says that all of it is one. */
function multipart(document: JsonObject, media: Media, value: Record<string, Json>): string {
  const parts = Object.entries(value).flatMap(([name, inner]) => {
    const said = contentTypeOf(document, media, name);
    const isWhole = said !== undefined && /json/i.test(said) && !isListOfObjects(document, media, name);
    const file = isFile(document, media, name);
    return (Array.isArray(inner) && !isWhole ? inner : [inner]).map((one) => part(name, one, file, said));
  });
  return `${parts.join('')}--${boundary}--\r\n`;
}

function part(name: string, value: Json, file: boolean, said: string | undefined): string {
  const named = `Content-Disposition: form-data; name="${name}"${file ? '; filename="file.bin"' : ''}`;
  const usual = file
    ? 'application/octet-stream'
    : typeof value === 'object' && value !== null
      ? 'application/json'
      : undefined;
  const type = said ?? usual;
  const typed = type === undefined ? '' : `\r\nContent-Type: ${type}`;
  const text = /json/i.test(type ?? '') ? JSON.stringify(value) : plain(value);
  return `--${boundary}\r\n${named}${typed}\r\n\r\n${text}\r\n`;
}

/** The first concrete media type that the encoding of a part names. */
function contentTypeOf(document: JsonObject, media: Media, name: string): string | undefined {
  const said = at(document, join(media.at, 'encoding', name));
  const types = isObject(said) && typeof said.contentType === 'string' ? said.contentType.split(',') : [];
  return types.map((type) => type.trim()).find((type) => type !== '' && !type.includes('*'));
}

function isListOfObjects(document: JsonObject, media: Media, name: string): boolean {
  const place = media.schema === undefined ? undefined : fieldsOf(document, media.schema.at).get(name);
  if (place === undefined || !typesIn(document, place).has('array')) return false;
  return typesIn(document, itemsOf(document, place)).has('object');
}

/** A part, or a list of parts, that is a file. */
function isFile(document: JsonObject, media: Media, name: string): boolean {
  const place = media.schema === undefined ? undefined : fieldsOf(document, media.schema.at).get(name);
  if (place === undefined) return false;
  const [field, fieldAt] = followRef(document, place);
  const [item] = followRef(document, join(fieldAt, 'items'));
  return [field, item].some(
    ({ format, contentMediaType, contentEncoding }) =>
      format === 'binary' ||
      (contentMediaType !== undefined &&
        contentMediaType !== 'application/json' &&
        contentEncoding === undefined),
  );
}
