import type { Json } from '../../shared/json.ts';
import { essence, mediaFor } from '../../spec/openapi/media.ts';
import type { Response } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { xmlText } from '../../wire/xml-text.ts';

/** A remembered body as the media type of its answer writes it: XML for XML, else as it is. */
export function asTyped(
  spec: Spec,
  response: Response | undefined,
  headers: Readonly<Record<string, string>>,
  body: Json,
): Json {
  const said = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const type = essence(said ?? '');
  if (!/[/+]xml$/.test(type)) return body;
  const place = mediaFor(response?.media ?? [], type)?.schema?.at;
  return place === undefined ? body : xmlText(spec.document, place, body);
}
