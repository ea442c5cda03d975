import type { JsonObject } from '../shared/json.ts';
import { join, steps } from '../shared/pointer.ts';
import { type Position, rewriteDocument } from '../spec/position.ts';

/** Names that every object of JavaScript has: libraries that look names up in plain objects find those. */
const everywhere = new Set(Object.getOwnPropertyNames(Object.prototype));
const mark = '__isOwnName';
const maps: ReadonlySet<Position> = new Set(['schemas', 'objects', 'examples', 'links', 'callbacks']);

/** A copy of a document in which no field and no component is called as every object's own are; `givenNames` undoes it. */
export function withOwnNames(document: JsonObject): JsonObject {
  return rewriteDocument(document, (value, position) => {
    const { $ref } = value;
    const copy: JsonObject = {};
    for (const [name, child] of Object.entries(value))
      copy[maps.has(position) ? ownName(name) : name] = child;
    if (typeof $ref === 'string' && $ref.startsWith('#')) copy.$ref = join('#', ...steps($ref).map(ownName));
    if (Array.isArray(value.required)) copy.required = value.required.map((name) => ownName(String(name)));
    if (typeof value.operationId === 'string') copy.operationId = ownName(value.operationId);
    return copy;
  }) as JsonObject;
}

/** A text that was made from such a copy, with the names that were given. */
export function givenNames(text: string): string {
  return text.replaceAll(mark, '');
}

function ownName(name: string): string {
  return everywhere.has(name) ? name + mark : name;
}
