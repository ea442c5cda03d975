import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import type { Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { sample } from '../../values/sample.ts';
import { isBelow } from './aliases.ts';
import { itemSchema } from './described.ts';
import { field, objectsOf, withField } from './entries.ts';
import { admitsId, idsLike } from './fitting-id.ts';
import type { Collection } from './stored-collection.ts';
import { successMedia } from './success.ts';
import { bodyFields, insideOf, thingIn } from './wrapped.ts';

/**
 * The things that a collection holds at the start: those of the list's examples, completed and joined by those of
 * the examples that read one, those that other answers show, and those that the path parameter's examples name.
 */
export function seedsOf(spec: Spec, collection: Collection, idSchema: Pointer | undefined): JsonObject[] {
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
  const others = alsoShown(spec, collection);
  const template = read[0] ?? listed[0] ?? others[0] ?? madeUp(spec, collection);
  for (const thing of others) {
    const id = field(thing, ...idAt);
    if (id === undefined || byId.has(String(id))) continue;
    byId.set(String(id), isWhole(spec, collection, thing) ? thing : { ...template, ...thing });
  }
  const named = collection.isMadeUp ? fittingIds(spec, collection, idSchema, template) : collection.examples;
  for (const example of named) {
    if (byId.has(String(example))) continue;
    byId.set(String(example), withField(template, idAt, likeId(field(template, ...idAt), example)));
  }
  return [...byId.values()];
}

/** The things that the other answers show: what a write answers, or something that is done to one. */
function alsoShown(spec: Spec, { item, idAt, operations }: Collection): JsonObject[] {
  const { create, replace, change } = operations;
  // What a create brings its own key to is free to be made
  const made = bodyFields(spec, create).has(idAt[0] ?? '') ? undefined : create;
  const schema = placeOf(spec, operations.read);
  const done = spec.operations.filter(
    (one) => isBelow(one.path, item) && schema !== undefined && placeOf(spec, one) === schema,
  );
  return [made, replace, change, ...done]
    .filter((one) => one !== undefined)
    .flatMap((one) => (successMedia(one)?.examples ?? []).map(({ value }) => thingIn(spec, one, value)))
    .filter(isObject);
}

/** Where the thing is described that an operation answers with. */
function placeOf({ document }: Spec, operation: Operation | undefined): Pointer | undefined {
  const inside = insideOf(document, successMedia(operation)?.schema?.at);
  return inside === undefined ? undefined : followRef(document, inside)[1];
}

function isWhole(spec: Spec, { operations, listAt }: Collection, thing: JsonObject): boolean {
  const schema = itemSchema(spec, { list: operations.list, read: operations.read, listAt });
  return schema === undefined || spec.schemas.check(schema, thing, 'response').length === 0;
}

/** Things for the values that stand for some thing where the spec shows none: those that a thing can bear. */
export function unlistedOf(
  spec: Spec,
  { idAt, named, idSchema }: Collection & { readonly idSchema: Pointer | undefined },
  template: JsonObject | undefined,
  ids: readonly string[],
): ReadonlyMap<string, JsonObject> {
  if (template === undefined) return new Map();
  const likely = ids.map((id) => [id, likeId(field(template, ...idAt), id)] as const);
  const fitting = likely.filter(([, id]) => admitsId({ spec, named, idSchema }, id));
  return new Map(fitting.map(([text, id]) => [text, withField(template, idAt, id)]));
}

/** Where nothing shows an id: one that both the path and the thing's own field admit. */
function fittingIds(
  spec: Spec,
  collection: Collection,
  idSchema: Pointer | undefined,
  template: JsonObject,
): readonly Json[] {
  const [made = null] = collection.examples;
  const shape = field(template, ...collection.idAt) ?? null;
  const ids = [likeId(shape, made), ...idsLike(spec, { ...collection, idSchema }, shape)];
  const fits = ids.find((id) => admitsId({ spec, named: collection.named, idSchema }, id));
  return [fits ?? made];
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
