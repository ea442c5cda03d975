import type { Json, JsonObject } from '../shared/json.ts';
import { isObject } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import { fieldsOf, itemsOf } from '../spec/openapi/schema-fields.ts';
import { scalar, typesIn } from './types-in.ts';

/** Names and texts, some of them several times. */
export type Pairs = Readonly<Record<string, string | string[]>>;

/** `f[kind]=x&f[at][from]=1`: each name in brackets is a field. */
export function deepObject(
  document: JsonObject,
  schema: Pointer,
  name: string,
  pairs: Pairs,
): Json | undefined {
  const own = Object.entries(pairs).filter(([key]) => key.startsWith(`${name}[`));
  if (own.length === 0) return undefined;
  const value: JsonObject = {};
  for (const [key, given] of own) {
    const path = [...key.slice(name.length).matchAll(/\[([^[\]]*)\]/g)]
      .map(([, step = '']) => step)
      .slice(0, 8);
    put(document, schema, value, path, [given].flat());
  }
  return value;
}

function put(
  document: JsonObject,
  schema: Pointer | undefined,
  into: JsonObject,
  [step = '', ...rest]: string[],
  texts: string[],
): void {
  const place = schema === undefined ? undefined : fieldsOf(document, schema).get(step);
  if (rest.length === 0 || (rest.length === 1 && rest[0] === '')) {
    const types = place === undefined ? new Set<string>() : typesIn(document, place);
    const value =
      place !== undefined && types.has('array')
        ? items(document, place, texts)
        : scalar(types, texts.at(-1) ?? '');
    Object.defineProperty(into, step, { value, enumerable: true, writable: true, configurable: true });
    return;
  }
  // A step may be called `__proto__`: only what the value itself has counts
  const before = Object.hasOwn(into, step) ? into[step] : undefined;
  const inner = isObject(before) ? before : {};
  Object.defineProperty(into, step, { value: inner, enumerable: true, writable: true, configurable: true });
  put(document, place, inner, rest, texts);
}

/** Each property is a parameter of its own name. Undefined where none of them came. */
export function spreadFields(document: JsonObject, schema: Pointer, pairs: Pairs): Json | undefined {
  const entries = [...fieldsOf(document, schema)].flatMap(([field, place]): [string, Json][] => {
    const given = pairs[field];
    if (given === undefined) return [];
    const types = typesIn(document, place);
    const texts = [given].flat();
    return [[field, types.has('array') ? items(document, place, texts) : scalar(types, texts.at(-1) ?? '')]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export function fields(
  document: JsonObject,
  schema: Pointer,
  entries: readonly (readonly [string, string])[],
): Json {
  const known = fieldsOf(document, schema);
  const values = entries.map(([name, text]): [string, Json] => {
    const place = known.get(name);
    return [name, place === undefined ? text : scalar(typesIn(document, place), text)];
  });
  return Object.fromEntries(values);
}

export function items(document: JsonObject, schema: Pointer, texts: readonly string[]): Json[] {
  const types = typesIn(document, itemsOf(document, arrayIn(document, schema)));
  return texts.map((text) => scalar(types, text));
}

/** The branch of a schema that describes the list. */
function arrayIn(document: JsonObject, schema: Pointer, depth = 0): Pointer {
  const [node, here] = followRef(document, schema);
  if (node.items !== undefined || depth > 5) return here;
  for (const word of ['anyOf', 'oneOf', 'allOf'] as const) {
    const branches = Array.isArray(node[word]) ? node[word] : [];
    for (const index of branches.keys()) {
      const branch = `${here}/${word}/${index}`;
      if (typesIn(document, branch).has('array')) return arrayIn(document, branch, depth + 1);
    }
  }
  return here;
}
