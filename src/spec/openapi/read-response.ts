import { join, type Pointer } from '../../shared/pointer.ts';
import type { Header, Response } from '../operation.ts';
import { readElicit } from './read-examples.ts';
import { readMedia } from './read-media.ts';
import { follow, isJsonType, keys, type Reader, schemaOf } from './reader.ts';

export function readResponse(reader: Reader, status: string, pointer: Pointer): Response {
  const [node, here] = follow(reader, pointer);
  return {
    status,
    at: here,
    media: readMedia(reader, node, here),
    ...(typeof node.description === 'string' ? { description: node.description } : {}),
    headers: keys(node.headers)
      .filter((name) => name.toLowerCase() !== 'content-type')
      .map((name) => readHeader(reader, name, join(here, 'headers', name))),
    elicit: readElicit(node),
  };
}

function readHeader(reader: Reader, name: string, pointer: Pointer): Header {
  const [node, here] = follow(reader, pointer);
  const [type] = keys(node.content);
  const schema =
    type === undefined
      ? schemaOf(reader, node, here)
      : schemaOf(reader, ...follow(reader, join(here, 'content', type)));
  const explode = node.explode === true;
  return { name, required: node.required === true, at: here, schema, explode, json: isJsonType(type) };
}
