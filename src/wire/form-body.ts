import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at, join, type Pointer } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import { fieldsOf, itemsOf } from '../spec/openapi/schema-fields.ts';
import type { Media } from '../spec/operation.ts';
import { scalar, typesIn } from './types-in.ts';

/** What a form says under one name: texts, or by names in brackets what stands within. */
type Part = string[] | Map<string, Part>;

/** A form as the value that its schema describes: names in brackets nest, texts are what the fields are. */
export function formBody(document: JsonObject, media: Media, text: string): Json {
  const whole = new Map<string, Part>();
  for (const [name, value] of new URLSearchParams(text)) put(whole, stepsOf(name), value);
  return saidBy({ document, media }, media.schema?.at, whole);
}

/** `address[city]` is `address`, `city`; `tags[]` is `tags`. */
function stepsOf(name: string): string[] {
  const [first = ''] = name.split('[', 1);
  const inner = [...name.slice(first.length).matchAll(/\[([^[\]]*)\]/g)].map(([, step = '']) => step);
  return [first, ...inner.filter((step) => step !== '')].slice(0, 8);
}

function put(whole: Map<string, Part>, [step = '', ...rest]: readonly string[], value: string): void {
  const before = whole.get(step);
  if (rest.length === 0) {
    if (Array.isArray(before)) before.push(value);
    else whole.set(step, [value]);
    return;
  }
  const inner = before instanceof Map ? before : new Map<string, Part>();
  whole.set(step, inner);
  put(inner, rest, value);
}

interface Reader {
  readonly document: JsonObject;
  readonly media: Media;
}

function saidBy(reader: Reader, schema: Pointer | undefined, part: Part, name = ''): Json {
  if (Array.isArray(part)) return leafOf(reader, schema, part, name);
  const fields = fieldsOf(reader.document, schema);
  const more = mapAt(reader.document, schema);
  return Object.fromEntries(
    [...part].map(([key, inner]) => [key, saidBy(reader, fields.get(key) ?? more, inner, key)]),
  );
}

function leafOf(reader: Reader, schema: Pointer | undefined, texts: readonly string[], name: string): Json {
  const { document } = reader;
  const types = schema === undefined ? new Set<string>() : typesIn(document, schema);
  const last = texts.at(-1) ?? '';
  if (types.has('object') && /^\s*\{/.test(last)) return parsedJson(last);
  if (schema === undefined || !types.has('array')) return scalar(types, last);
  const between = separatorOf(reader, name);
  const all = between === undefined ? texts : texts.flatMap((text) => text.split(between));
  const each = typesIn(document, itemsOf(document, schema));
  return all.map((text) => (each.has('object') ? parsedJson(text) : scalar(each, text)));
}

/** What stands between the items of a list that travels as one text, as its `encoding` says. */
function separatorOf({ document, media }: Reader, name: string): string | undefined {
  const said = at(document, join(media.at, 'encoding', name));
  if (!isObject(said)) return undefined;
  const { style = 'form', explode = style === 'form' } = said;
  if (explode !== false) return undefined;
  return style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',';
}

/** An object travels in a form as JSON, unless its encoding says otherwise. */
function parsedJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function mapAt(document: JsonObject, schema: Pointer | undefined): Pointer | undefined {
  if (schema === undefined) return undefined;
  const [node, here] = followRef(document, schema);
  return isObject(node.additionalProperties) ? join(here, 'additionalProperties') : undefined;
}
