import { isObject, type Json } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { fieldsOf, itemsOf } from '../../spec/openapi/schema-fields.ts';
import type { Spec } from '../../spec/spec.ts';
import { reasonPhrase } from './reason-phrase.ts';

const texts = /^(message|error|msg|error_?msg|error_?message|detail|title|description|reason)$/i;
const numbers = /^(status|code|status_?code)$/i;

/** What an option of an error's code may be called, by status. */
const options: Readonly<Record<number, RegExp>> = {
  400: /bad_?request|invalid|validation|malformed/i,
  401: /unauth|credential|token/i,
  403: /forbidden|permission|denied/i,
  404: /not_?found|missing|unknown|no_?such/i,
  409: /conflict|duplicate|exists|taken/i,
  412: /precondition|stale|changed/i,
  422: /unprocessable|invalid|validation/i,
  429: /too_?many|rate|limit|throttl/i,
  500: /internal|server/i,
};

/** An error that was made up from its schema, with what it is about in it: its status, and a text. */
export function explained(
  spec: Spec,
  schema: Pointer,
  made: Json,
  status: number,
  why: string = reasonPhrase(status) || 'Error',
): Json {
  const other = wordedPart(spec, schema, made, '', { status, why });
  return spec.schemas.check(schema, other, 'response').length === 0 ? other : made;
}

interface Said {
  readonly status: number;
  readonly why: string;
}

function wordedPart(spec: Spec, schema: Pointer, made: Json, name: string, said: Said): Json {
  if (Array.isArray(made)) {
    const items = itemsOf(spec.document, schema);
    return made.map((one) => wordedPart(spec, items, one, name, said));
  }
  if (isObject(made)) {
    const fields = fieldsOf(spec.document, schema);
    const parts = Object.entries(made).map(([key, value]): [string, Json] => {
      const place = fields.get(key);
      return [key, place === undefined ? value : wordedPart(spec, place, value, key, said)];
    });
    return Object.fromEntries(parts);
  }
  const [node] = followRef(spec.document, schema);
  return saidBy(node, name, made, said);
}

function saidBy(node: Readonly<Record<string, Json>>, name: string, made: Json, { status, why }: Said): Json {
  if (node.const !== undefined) return made;
  if (Array.isArray(node.enum)) {
    const named = node.enum.find((one) => options[status]?.test(String(one)));
    return named ?? made;
  }
  if (typeof made === 'number') return numbers.test(name) ? status : made;
  const isFree = node.pattern === undefined && node.format === undefined;
  return typeof made === 'string' && isFree && texts.test(name) ? why : made;
}
