import { isObject, type Json, type JsonObject } from '../../shared/json.ts';

/** The entry of a map that data may name: `__proto__` and its kin are names like any other. */
export function entry<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The map with one entry set. */
export function withEntry<T>(map: Readonly<Record<string, T>>, key: string, value: T): Record<string, T> {
  return { ...map, [key]: value };
}

/** The map without one entry. */
export function withoutEntry<T>(map: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
}

/** An object's field; undefined where there is none, or no object. */
export function field(value: Json | undefined, ...steps: readonly string[]): Json | undefined {
  return steps.reduce<Json | undefined>(
    (here, step) => (isObject(here) ? entry(here, step) : undefined),
    value,
  );
}

/** The fields of an object that are there and not null, of those that are named. */
export function given(value: Json | undefined, names: readonly string[]): JsonObject {
  const pairs = names.map((name) => [name, field(value, name)] as const);
  return Object.fromEntries(
    pairs.filter((pair): pair is readonly [string, Json] => pair[1] !== undefined && pair[1] !== null),
  );
}

/** The object with the value at a path of fields set. */
export function withField(value: JsonObject, steps: readonly string[], set: Json): JsonObject {
  const [first, ...rest] = steps;
  if (first === undefined) return value;
  const inner = entry(value, first);
  return { ...value, [first]: rest.length === 0 ? set : withField(isObject(inner) ? inner : {}, rest, set) };
}

/** A list, or nothing for what is none. */
export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list. */
export function objectsOf(value: Json | undefined): JsonObject[] {
  return listOf(value).filter(isObject);
}

/** The first value of a query parameter. */
export function queryText(
  query: Readonly<Record<string, string | string[]>>,
  name: string,
): string | undefined {
  return [entry(query, name) ?? []].flat()[0];
}
