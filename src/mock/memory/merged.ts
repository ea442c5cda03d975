import { isObject, type JsonObject } from '../../json.ts';
import { jsonMedia } from '../../openapi/media.ts';
import type { Pointer } from '../../pointer.ts';
import type { Ask } from '../behaviour.ts';
import { itemSchema } from './described.ts';
import { fieldsOf } from './fields.ts';
import type { Shelf } from './generic.ts';
import { isRequired, stamped, touched } from './shape.ts';

/** A thing after a PUT: what the request describes is as it says, the server's own fields stay. */
export function replaced(shelf: Shelf, ask: Ask, body: JsonObject, old: JsonObject | undefined): JsonObject {
  if (old === undefined) return { ...stamped(shelf, body, ask), ...body };
  return { ...serverFields(shelf, ask, old), ...touched(shelf, body, old, ask.now), ...body };
}

/** A thing after a PATCH. */
export function changed(shelf: Shelf, ask: Ask, body: JsonObject, old: JsonObject): JsonObject {
  return { ...merge(old, removable(shelf, body)), ...touched(shelf, body, old, ask.now) };
}

/** Where one thing of a shelf is described. */
export function schemaOf({ spec, operations, listAt }: Shelf): Pointer | undefined {
  return itemSchema(spec, { list: operations.list, read: operations.read, listAt });
}

/** The fields of a thing that a request cannot set. */
function serverFields(shelf: Shelf, ask: Ask, old: JsonObject): JsonObject {
  const settable = fieldsOf(shelf.spec.document, jsonMedia(ask.operation.body)?.schema?.at);
  return Object.fromEntries(Object.entries(old).filter(([name]) => !settable.has(name)));
}

/** A change without the nulls that would take away what a thing has to have. */
function removable(shelf: Shelf, change: JsonObject): JsonObject {
  const kept = Object.entries(change).filter(
    ([name, value]) => value !== null || !isRequired(shelf.spec, schemaOf(shelf), name),
  );
  return Object.fromEntries(kept);
}

/** RFC 7396: null takes a field away, an object is merged. */
function merge(old: JsonObject, change: JsonObject): JsonObject {
  const kept = Object.entries(old).filter(([name]) => change[name] !== null);
  const set = Object.entries(change)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const before = old[name];
      return [name, isObject(value) && isObject(before) ? merge(before, value) : value] as const;
    });
  return { ...Object.fromEntries(kept), ...Object.fromEntries(set) };
}
