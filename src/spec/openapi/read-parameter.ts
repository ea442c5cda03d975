import { join, type Pointer } from '../../shared/pointer.ts';
import type { Parameter } from '../operation.ts';
import { readExamples } from './read-examples.ts';
import { follow, isJsonType, keys, type Reader, schemaOf, words } from './reader.ts';

export function readParameter(reader: Reader, pointer: Pointer): Parameter {
  const [node, here] = follow(reader, pointer);
  const place = node.in as Parameter['in'];
  const style =
    typeof node.style === 'string' ? node.style : place === 'query' || place === 'cookie' ? 'form' : 'simple';
  const [mediaType] = keys(node.content);
  const schema =
    mediaType === undefined
      ? schemaOf(reader, node, here)
      : schemaOf(reader, ...follow(reader, join(here, 'content', mediaType)));
  return {
    name: String(node.name),
    in: place,
    required: node.required === true || place === 'path',
    at: here,
    schema,
    style,
    explode: typeof node.explode === 'boolean' ? node.explode : style === 'form',
    json: isJsonType(mediaType),
    examples: readExamples(reader, node, here),
    unpromised: words(node['x-unpromised']),
  };
}
