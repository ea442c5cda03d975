import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at } from '../../shared/pointer.ts';

/** A copy of a value in which every `$ref` is replaced by what it leads to; one that leads back into itself stays. */
export function inline(document: JsonObject, value: Json, open: readonly string[] = []): Json {
  if (Array.isArray(value)) return value.map((item) => inline(document, item, open));
  if (!isObject(value)) return value;
  const reference = value.$ref;
  if (typeof reference === 'string' && reference.startsWith('#')) {
    if (open.includes(reference)) return { ...value };
    const target = inline(document, at(document, reference) ?? {}, [...open, reference]);
    const beside = Object.entries(value).filter(([key]) => key !== '$ref');
    return isObject(target) ? { ...target, ...Object.fromEntries(beside) } : target;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, inline(document, child, open)]),
  );
}
