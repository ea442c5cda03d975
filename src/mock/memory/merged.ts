import { isObject, type JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { fieldsOf, isReadOnly } from '../../spec/openapi/schema-fields.ts';
import type { Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import type { MatchedRequest } from '../behaviour/behaviour.ts';
import { schemaOf } from './described.ts';
import { isRequired } from './shape.ts';
import { stamped, touched } from './stamped.ts';
import type { StoredCollection } from './stored-collection.ts';
import { bodyFields } from './wrapped.ts';

/** A thing after a PUT: what the request describes is as it says, the server's own fields stay. */
export function replaced(
  shelf: StoredCollection,
  ask: MatchedRequest,
  body: JsonObject,
  old: JsonObject | undefined,
): JsonObject {
  if (old === undefined) return { ...stamped(shelf, body, ask), ...body };
  return {
    ...serverFields(shelf, ask, old),
    ...unsaid(shelf, ask, body, old),
    ...touched(shelf, body, old, ask.now),
    ...body,
  };
}

/** What a request could set and leaves out: its default, or as it was where a thing cannot be without it. */
function unsaid(
  shelf: StoredCollection,
  { operation }: MatchedRequest,
  body: JsonObject,
  old: JsonObject,
): JsonObject {
  const { document } = shelf.spec;
  const fields: JsonObject = {};
  for (const [name, place] of settable(shelf.spec, operation)) {
    if (Object.hasOwn(body, name)) continue;
    const kept = isRequired(shelf.spec, schemaOf(shelf), name) ? old[name] : undefined;
    const value = followRef(document, place)[0].default ?? kept;
    if (value !== undefined) fields[name] = value;
  }
  return fields;
}

/** A thing after a PATCH. */
export function changed(
  shelf: StoredCollection,
  ask: MatchedRequest,
  body: JsonObject,
  old: JsonObject,
): JsonObject {
  return { ...merge(old, removable(shelf, body)), ...touched(shelf, body, old, ask.now) };
}

/** What a request says of the fields that it can set. */
export function statedFields(shelf: StoredCollection, operation: Operation, body: JsonObject): JsonObject {
  const { spec } = shelf;
  const fields = bodyFields(spec, operation);
  const shown = fieldsOf(spec.document, schemaOf(shelf));
  // A field that only the answer describes may be the server's own
  const isOwn = (name: string) => isReadOnly(spec.document, fields.get(name) ?? shown.get(name));
  return Object.fromEntries(Object.entries(body).filter(([name]) => !isOwn(name)));
}

/** The fields of a thing that a request cannot set. */
function serverFields(shelf: StoredCollection, { operation }: MatchedRequest, old: JsonObject): JsonObject {
  const set = settable(shelf.spec, operation);
  return Object.fromEntries(Object.entries(old).filter(([name]) => !set.has(name)));
}

function settable(spec: Spec, operation: Operation): Map<string, Pointer> {
  const fields = bodyFields(spec, operation);
  return new Map([...fields].filter(([, place]) => !isReadOnly(spec.document, place)));
}

/** A change without the nulls that would take away what a thing has to have. */
function removable(shelf: StoredCollection, change: JsonObject): JsonObject {
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
