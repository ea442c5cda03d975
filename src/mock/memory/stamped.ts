import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, type Pointer, steps } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { isHidden } from '../../spec/openapi/hidden.ts';
import { fieldsOf, isNullable } from '../../spec/openapi/schema-fields.ts';
import type { Spec } from '../../spec/spec.ts';
import type { SchemaReader } from '../../values/applicable.ts';
import { repair } from '../../values/repair.ts';
import { sample } from '../../values/sample.ts';
import type { MatchedRequest } from '../behaviour/behaviour.ts';
import { isEqual } from '../equal.ts';
import { paramsFor } from './aliases.ts';
import { schemaOf } from './described.ts';
import { entry } from './entries.ts';
import { parentFields } from './parents.ts';
import { madeUp } from './seeds.ts';
import { isRequired, shapeTo } from './shape.ts';
import type { StoredCollection } from './stored-collection.ts';
import { bodyFields } from './wrapped.ts';

/** A new thing: what the request says, and what only a server can, in the shape that the spec shows. */
export function stamped(
  shelf: StoredCollection,
  body: JsonObject,
  ask: Pick<MatchedRequest, 'now' | 'params' | 'operation'>,
): JsonObject {
  const { spec } = shelf;
  const schema = schemaOf(shelf);
  const template = shelf.seeds[0] ?? madeUp(spec, shelf);
  const above = parentFields(shelf.parents, paramsFor(shelf, ask), template);
  const wanted = bodyFields(spec, ask.operation);
  const own: JsonObject = {};
  for (const [name, place] of fieldsOf(spec.document, schema)) {
    if (Object.hasOwn(body, name)) continue;
    const [node] = followRef(spec.document, place);
    const preset = defaultAt(spec.document, wanted.get(name)) ?? node.default;
    const shown = entry(template, name);
    if (Object.hasOwn(above, name)) own[name] = above[name] ?? null;
    else if (preset !== undefined) own[name] = preset;
    else if (isTime(name, node)) own[name] = timeLike(shown, ask.now);
    else if (!isSetByServer(spec, place) && !isRequired(spec, schema, name)) continue;
    else if (isHidden(spec.document, at(spec.document, place), 'writeOnly')) continue;
    else if (isNullable(spec.document, place)) own[name] = null;
    else own[name] = shown ?? entry(madeUp(spec, shelf), name) ?? '';
  }
  return { ...own, ...body };
}

function isSetByServer({ document }: Spec, place: Pointer): boolean {
  return isHidden(document, at(document, place), 'readOnly');
}

function defaultAt(document: JsonObject, place: Pointer | undefined): Json | undefined {
  return place === undefined ? undefined : followRef(document, place)[0].default;
}

/** A thing that its answers can show: what the branch that it took asks for is added. What `body` says stays. */
export function presentable(shelf: StoredCollection, thing: JsonObject, body: JsonObject): JsonObject {
  const schema = schemaOf(shelf);
  if (schema === undefined || isPresentable(shelf, thing)) return thing;
  const { document, schemas } = shelf.spec;
  const reader = { document, schemas, direction: 'response' as const };
  const shown = shapeTo(shelf.spec, schema, thing);
  const said = Object.keys(body).filter((name) => Object.hasOwn(shown, name));
  const isSaid = (other: Json): other is JsonObject =>
    isObject(other) && said.every((name) => isEqual(entry(other, name), entry(shown, name)));
  const repaired = repair(reader, schema, shown);
  if (isSaid(repaired) && schemas.check(schema, repaired, 'response').length === 0)
    return { ...thing, ...repaired };
  const whole = completed(reader, schema, shown);
  return whole === undefined ? withoutMisfits(reader, schema, thing, shown) : { ...thing, ...whole };
}

/** A thing without what was said in another shape than answers show it, as ids in the place of things. */
function withoutMisfits(
  { schemas }: SchemaReader,
  schema: Pointer,
  thing: JsonObject,
  shown: JsonObject,
): JsonObject {
  const wrong = new Set(schemas.check(schema, shown, 'response').map(({ path }) => steps(path)[0] ?? ''));
  const rest = Object.fromEntries(Object.entries(shown).filter(([name]) => !wrong.has(name)));
  if (wrong.has('') || schemas.check(schema, rest, 'response').length > 0) return thing;
  return Object.fromEntries(Object.entries(thing).filter(([name]) => !wrong.has(name)));
}

/** A thing with what the branch lacks that has to add least to it; undefined where none fits. */
function completed(reader: SchemaReader, schema: Pointer, shown: JsonObject): JsonObject | undefined {
  return firstBranches
    .map((branch) => sample(reader, schema, { seed: 1, full: false, branch }))
    .map((made) => (isObject(made) ? { ...made, ...shown } : shown))
    .filter((one) => reader.schemas.check(schema, one, 'response').length === 0)
    .sort((a, b) => Object.keys(a).length - Object.keys(b).length)[0];
}

/** Which branches of a choice are tried for what a thing lacks. */
const firstBranches = [0, 1, 2, 3, 4, 5];

/** True for a thing that the answers can show as it stands. */
export function isPresentable(shelf: StoredCollection, thing: JsonObject): boolean {
  const schema = schemaOf(shelf);
  if (schema === undefined) return true;
  return shelf.spec.schemas.check(schema, shapeTo(shelf.spec, schema, thing), 'response').length === 0;
}

/** The fields that say when a thing was changed last, where a request cannot set them. */
export function touched(shelf: StoredCollection, body: JsonObject, old: JsonObject, now: number): JsonObject {
  const { spec } = shelf;
  const times = [...fieldsOf(spec.document, schemaOf(shelf))].filter(
    ([name, place]) =>
      Object.hasOwn(old, name) &&
      !Object.hasOwn(body, name) &&
      /^(last_?)?(updated?|modified)/i.test(name) &&
      isTime(name, followRef(spec.document, place)[0]),
  );
  return Object.fromEntries(times.map(([name]) => [name, timeLike(entry(old, name), now)]));
}

/** A time as another one is told: a text, milliseconds or, where the other shows it, seconds since 1970. */
function timeLike(shown: Json | undefined, now: number): Json {
  if (typeof shown !== 'number') return new Date(now).toISOString();
  return shown > 1e8 && shown < 1e11 ? Math.floor(now / 1_000) : now;
}

const stamps =
  /^(at|timestamp|((creat(ed|e|ion)|updated?|modified|last_?modified|submitted|received|placed)(_?(at|on|time|date|timestamp))?))$/i;

function isTime(name: string, node: JsonObject): boolean {
  const types = [node.type].flat();
  return (
    stamps.test(name) &&
    (node.format === 'date-time' || types.includes('integer') || types.includes('number'))
  );
}
