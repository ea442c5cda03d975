import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, join, type Pointer } from '../../shared/pointer.ts';
import { jsonMedia } from '../../spec/openapi/media.ts';
import { followRef } from '../../spec/openapi/read.ts';
import type { Body, Media } from '../../spec/operation.ts';
import { fieldsOf, itemsOf, typesOf } from '../memory/fields.ts';

/** What a form says under one name: texts, or by names in brackets what stands within. */
type Part = string[] | Map<string, Part>;

const isForm = (type: string) => /^application\/x-www-form-urlencoded\b/i.test(type);

/** The form side of a body; undefined where it has none. */
export function formMedia(body: Body | undefined): Media | undefined {
  return body?.media.find(({ type }) => isForm(type));
}

/** The side of a body that says what fields a thing has: JSON, else a form. */
export function bodyMedia(body: Body | undefined): Media | undefined {
  return jsonMedia(body) ?? formMedia(body);
}

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
  const types = schema === undefined ? [] : typesOf(document, schema);
  if (schema === undefined || !types.includes('array')) return scalarOf(types, texts.at(-1) ?? '');
  const all = isJoined(reader, name) ? texts.flatMap((text) => text.split(',')) : texts;
  const each = typesOf(document, itemsOf(document, schema));
  return all.map((text) => scalarOf(each, text));
}

/** True for a list that travels as one text, as its `encoding` says. */
function isJoined({ document, media }: Reader, name: string): boolean {
  const said = at(document, join(media.at, 'encoding', name));
  return isObject(said) && said.explode === false;
}

function scalarOf(types: readonly string[], text: string): Json {
  const isNumber = types.includes('integer') || types.includes('number');
  if (isNumber && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function mapAt(document: JsonObject, schema: Pointer | undefined): Pointer | undefined {
  if (schema === undefined) return undefined;
  const [node, here] = followRef(document, schema);
  return isObject(node.additionalProperties) ? join(here, 'additionalProperties') : undefined;
}
