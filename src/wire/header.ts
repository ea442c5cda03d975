import type { Json, JsonObject } from '../shared/json.ts';
import type { Header, Parameter } from '../spec/operation.ts';
import { decodeParameter } from './decode-parameter.ts';
import { textOf } from './encode-parameter.ts';

/** The value that a documented header of an answer holds. */
export function headerValueOf(document: JsonObject, header: Header, text: string): Json {
  const headers = { [header.name.toLowerCase()]: text };
  return decodeParameter(document, asParameter(header), { path: {}, query: {}, headers }) ?? text;
}

/** A value as the text of a header. */
export function headerText(header: Header, value: Json): string {
  return textOf(value, asParameter(header));
}

/** A header travels as a parameter of a request would. */
function asParameter(header: Header): Parameter {
  return { ...header, in: 'header', style: 'simple', examples: [], unpromised: [] };
}
