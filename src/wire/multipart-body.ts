import type { Json, JsonObject } from '../shared/json.ts';
import { fieldsOf, itemsOf } from '../spec/openapi/schema-fields.ts';
import type { Media } from '../spec/operation.ts';
import { scalar, typesIn } from './types-in.ts';

/** One part of a multipart body. */
interface Part {
  readonly name: string;
  readonly type: string | undefined;
  readonly isFile: boolean;
  readonly text: string;
}

/**
 * A multipart body as the value that its schema describes: a list is as many parts of one name, an object a part of
 * JSON, a file the text of its bytes. Undefined where the boundary is missing.
 */
export function multipartBody(
  document: JsonObject,
  media: Media,
  text: string,
  contentType: string,
): Json | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined || media.schema === undefined) return undefined;
  const known = fieldsOf(document, media.schema.at);
  const value = Object.create(null) as JsonObject;
  for (const part of partsOf(text, boundary)) {
    const place = known.get(part.name);
    const types = place === undefined ? new Set<string>() : typesIn(document, place);
    if (place === undefined || !types.has('array')) {
      value[part.name] = partValue(part, types);
      continue;
    }
    const before = value[part.name];
    const item = partValue(part, typesIn(document, itemsOf(document, place)));
    // A whole list may come as one part of JSON
    const more: Json[] = isJson(part) && Array.isArray(item) ? item : [item];
    value[part.name] = [...(Array.isArray(before) ? before : []), ...more];
  }
  return { ...value };
}

function isJson({ type }: Part): boolean {
  return /[/+]json\b/i.test(type ?? '');
}

function partValue(part: Part, types: ReadonlySet<string>): Json {
  if (isJson(part) || (types.has('object') && !part.isFile)) {
    try {
      return JSON.parse(part.text) as Json;
    } catch {
      return part.text;
    }
  }
  return part.isFile ? part.text : scalar(types, part.text);
}

function partsOf(text: string, boundary: string): Part[] {
  return text
    .split(`--${boundary}`)
    .slice(1)
    .flatMap((piece): Part[] => {
      const cut = piece.indexOf('\r\n\r\n');
      if (cut === -1 || piece.startsWith('--')) return [];
      const head = piece.slice(0, cut);
      const name = /\bname="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1];
      if (name === undefined) return [];
      const type = /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim();
      return [
        {
          name: name.replace(/\[\]$/, ''),
          type,
          isFile: /\bfilename\*?=/i.test(head),
          text: piece.slice(cut + 4).replace(/\r\n$/, ''),
        },
      ];
    });
}
