import type { Json, JsonObject } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';

/** A text as what a schema of these types takes: a number, a switch, null, else the text. */
export function scalar(types: ReadonlySet<string>, text: string): Json {
  const isNumber = types.has('integer') || types.has('number');
  if (isNumber && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (types.has('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  if (types.has('null') && !types.has('string') && (text === 'null' || text === '')) return null;
  return text;
}

export const known = new WeakMap<JsonObject, Map<Pointer, ReadonlySet<string>>>();

/** The types that a schema admits, its branches included. */
export function typesIn(document: JsonObject, schema: Pointer): ReadonlySet<string> {
  const cache = known.get(document) ?? new Map<Pointer, ReadonlySet<string>>();
  known.set(document, cache);
  const types = cache.get(schema) ?? new Set(readTypes(document, schema, 0));
  cache.set(schema, types);
  return types;
}

function readTypes(document: JsonObject, schema: Pointer, depth: number): string[] {
  const [node, here] = followRef(document, schema);
  const own = [node.type ?? []].flat().map(String);
  const options = [node.enum, node.const === undefined ? undefined : [node.const]]
    .flat()
    .flatMap((one) => (one === undefined ? [] : [typeof one]));
  const implied =
    node.properties !== undefined || node.additionalProperties !== undefined
      ? ['object']
      : node.items === undefined
        ? []
        : ['array'];
  const inner =
    depth > 6
      ? []
      : ['anyOf', 'oneOf', 'allOf'].flatMap((word) => {
          const branches = node[word];
          return Array.isArray(branches)
            ? branches.flatMap((_, index) => readTypes(document, `${here}/${word}/${index}`, depth + 1))
            : [];
        });
  const referred =
    typeof node.$ref === 'string' && depth < 6 ? readTypes(document, node.$ref, depth + 1) : [];
  return [...own, ...(own.length === 0 ? [...implied, ...options] : []), ...inner, ...referred];
}
