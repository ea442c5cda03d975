import { isObject, type Json, type JsonObject } from '../../json.ts';
import { followRef } from '../../openapi/read.ts';
import type { Operation } from '../../operation.ts';
import type { Pointer } from '../../pointer.ts';
import type { Spec } from '../../spec.ts';
import type { Ask } from '../behaviour.ts';
import { itemSchema, successMedia } from './described.ts';
import { entry } from './entries.ts';
import { fieldsOf } from './fields.ts';
import type { Shelf } from './generic.ts';
import { likeId, madeUp } from './seeds.ts';

/** A thing with the fields that an operation's answer declares; those it lacks come from the answer's example. */
export function shapeOf(spec: Spec, operation: Operation, thing: JsonObject): Json {
  const media = successMedia(operation);
  if (media?.schema === undefined) return thing;
  const shown = shapeTo(spec, media.schema.at, thing);
  const isWhole = isObject(shown) && spec.schemas.check(media.schema.at, shown, 'response').length === 0;
  const example = media.examples[0]?.value;
  return isWhole || !isObject(example) ? shown : { ...example, ...shown };
}

/** A thing with the fields that a schema declares; whole where it declares none. */
export function shapeTo(spec: Spec, schema: Pointer, thing: JsonObject): JsonObject {
  const fields = fieldsOf(spec.document, schema);
  if (fields.size === 0) return thing;
  const visible = Object.entries(thing).filter(([name]) => {
    const place = fields.get(name);
    return place !== undefined && followRef(spec.document, place)[0].writeOnly !== true;
  });
  return Object.fromEntries(visible);
}

/** A new thing: what the request says, and what only a server can, in the shape that the spec shows. */
export function stamped(
  shelf: Shelf,
  body: JsonObject,
  { now, params }: Pick<Ask, 'now' | 'params'>,
): JsonObject {
  const { spec } = shelf;
  const { list, read } = shelf.operations;
  const schema = itemSchema(spec, { list, read, listAt: shelf.listAt });
  const template = shelf.seeds[0] ?? madeUp(spec, shelf);
  const own: JsonObject = {};
  for (const [name, place] of fieldsOf(spec.document, schema)) {
    if (Object.hasOwn(body, name)) continue;
    const [node] = followRef(spec.document, place);
    const shown = entry(template, name);
    const parent = parentIn(params, name);
    if (parent !== undefined && name !== shelf.idAt[0]) own[name] = likeId(shown, parent);
    else if (node.default !== undefined) own[name] = node.default;
    else if (isTime(name, node)) own[name] = typeof shown === 'number' ? now : new Date(now).toISOString();
    else if (node.readOnly === true || isRequired(spec, schema, name))
      own[name] = shown ?? entry(madeUp(spec, shelf), name) ?? '';
  }
  return { ...own, ...body };
}

/** What the path names by the field's name: `authorId` or `author_id` of a thing below an author. */
function parentIn(params: Ask['params'], field: string): string | undefined {
  const plain = (name: string) => name.replace(/[_-]/g, '').toLowerCase();
  return Object.entries(params).find(([name]) => plain(name) === plain(field))?.[1];
}

/** The fields that say when a thing was changed last, where a request cannot set them. */
export function touched(shelf: Shelf, body: JsonObject, old: JsonObject, now: number): JsonObject {
  const { spec, operations, listAt } = shelf;
  const schema = itemSchema(spec, { list: operations.list, read: operations.read, listAt });
  const times = [...fieldsOf(spec.document, schema)].filter(
    ([name, place]) =>
      Object.hasOwn(old, name) &&
      !Object.hasOwn(body, name) &&
      /^(last_?)?(updated?|modified)/i.test(name) &&
      isTime(name, followRef(spec.document, place)[0]),
  );
  return Object.fromEntries(
    times.map(([name]) => [name, typeof old[name] === 'number' ? now : new Date(now).toISOString()]),
  );
}

function isTime(name: string, node: JsonObject): boolean {
  const isStamp =
    /^(created|updated|modified|creat(e|ion)|update|last_?modified)(_?(at|on|time|date|timestamp))?$/i.test(
      name,
    );
  return (
    isStamp &&
    (node.format === 'date-time' ||
      [node.type].flat().some((type) => type === 'integer' || type === 'number'))
  );
}

/** True when a schema requires the field, `$ref` and `allOf` followed. */
export function isRequired(spec: Spec, schema: Pointer | undefined, name: string): boolean {
  if (schema === undefined) return false;
  const [node, here] = followRef(spec.document, schema);
  if (Array.isArray(node.required) && node.required.includes(name)) return true;
  if (typeof node.$ref === 'string' && isRequired(spec, node.$ref, name)) return true;
  return (
    Array.isArray(node.allOf) &&
    node.allOf.some((_, index) => isRequired(spec, `${here}/allOf/${index}`, name))
  );
}
