import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { Spec } from '../../spec.ts';
import { sample } from '../../values/sample.ts';
import type { Collection } from './collection.ts';
import { itemSchema, successMedia } from './described.ts';
import { field, objectsOf, withField } from './entries.ts';
import { thingIn } from './wrapped.ts';

/**
 * The things that a collection holds at the start: those of the list's examples, completed and joined by those of
 * the examples that read one, and those that the path parameter's examples name.
 */
export function seedsOf(spec: Spec, collection: Collection): JsonObject[] {
  const { operations, listAt, idAt } = collection;
  const listed = (successMedia(operations.list)?.examples ?? []).flatMap(({ value }) =>
    objectsOf(listAt === '' ? value : field(thingIn(spec, operations.list, value), listAt ?? '')),
  );
  const read = (successMedia(operations.read)?.examples ?? [])
    .map(({ value }) => thingIn(spec, operations.read, value))
    .filter(isObject);
  if (collection.parameter === '') return listed.length > 0 ? listed : [madeUp(spec, collection)];
  const byId = new Map<string, JsonObject>();
  for (const thing of [...listed, ...read]) {
    const id = field(thing, ...idAt);
    if (id !== undefined) byId.set(String(id), { ...byId.get(String(id)), ...thing });
  }
  const template = read[0] ?? listed[0] ?? madeUp(spec, collection);
  for (const example of collection.examples) {
    if (byId.has(String(example))) continue;
    byId.set(String(example), withField(template, idAt, likeId(field(template, ...idAt), example)));
  }
  return [...byId.values()];
}

/** The id with the type that ids of this collection have. */
export function likeId(shape: Json | undefined, id: Json): Json {
  if (typeof shape === 'number' && /^-?\d+$/.test(String(id))) return Number(id);
  return typeof shape === 'string' ? String(id) : id;
}

/** A thing with every field that the spec describes, where it shows none. */
export function madeUp(spec: Spec, collection: Collection): JsonObject {
  const { list, read } = collection.operations;
  const schema = itemSchema(spec, { list, read, listAt: collection.listAt });
  if (schema === undefined) return {};
  const value = sample({ document: spec.document, schemas: spec.schemas, direction: 'response' }, schema, {
    seed: 1,
    full: true,
  });
  return isObject(value) ? value : {};
}
