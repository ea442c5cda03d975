import { isObject, type JsonObject } from '../../shared/json.ts';
import { join, type Pointer } from '../../shared/pointer.ts';
import type { Body, Media } from '../operation.ts';
import { readExamples } from './read-examples.ts';
import { follow, keys, type Reader, schemaOf, words } from './reader.ts';

export function readBody(reader: Reader, pointer: Pointer): Body {
  const [node, here] = follow(reader, pointer);
  return {
    required: node.required === true,
    at: here,
    media: readMedia(reader, node, here),
    unpromised: words(node['x-unpromised']),
  };
}

export function readMedia(reader: Reader, node: JsonObject, here: Pointer): Media[] {
  return keys(node.content).map((type) => {
    const [media, mediaAt] = follow(reader, join(here, 'content', type));
    return {
      type,
      at: mediaAt,
      schema: schemaOf(reader, media, mediaAt),
      examples: readExamples(reader, media, mediaAt),
      ...(isObject(media.encoding) ? { encoding: media.encoding as Media['encoding'] } : {}),
    } as Media;
  });
}
