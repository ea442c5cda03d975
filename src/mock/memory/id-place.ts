import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { fieldsOf } from '../../spec/openapi/schema-fields.ts';
import type { Spec } from '../../spec/spec.ts';
import { itemSchema, type Shapes } from './described.ts';
import { field } from './entries.ts';
import { successMedia } from './success.ts';
import { thingIn } from './wrapped.ts';

/** Where the id stands: where the parameter's example does, else the field of the likeliest name. */
export function idPlace(
  spec: Spec,
  parameter: string,
  example: Json,
  shapes: Shapes,
): readonly string[] | undefined {
  const likely = byName(spec, parameter, itemSchema(spec, shapes));
  const shown = thingIn(spec, shapes.read, successMedia(shapes.read)?.examples[0]?.value);
  if (!isObject(shown)) return likely;
  if (likely !== undefined && isSame(field(shown, ...likely), example)) return likely;
  return placeOf(shown, example) ?? likely;
}

/** The schema of the field where the id stands. */
export function idSchemaOf(
  spec: Spec,
  idAt: readonly string[],
  thing: Pointer | undefined,
): Pointer | undefined {
  return idAt.reduce<Pointer | undefined>((place, step) => fieldsOf(spec.document, place).get(step), thing);
}

function isSame(value: Json | undefined, id: Json): boolean {
  return value !== undefined && typeof value !== 'object' && String(value) === String(id);
}

function placeOf(thing: JsonObject, id: Json): string[] | undefined {
  const direct = Object.keys(thing).find((name) => isSame(thing[name], id));
  if (direct !== undefined) return [direct];
  for (const [name, inner] of Object.entries(thing)) {
    if (!isObject(inner)) continue;
    const found = Object.keys(inner).find((key) => isSame(inner[key], id));
    if (found !== undefined) return [name, found];
  }
  return undefined;
}

function byName(spec: Spec, parameter: string, schema: Pointer | undefined): string[] | undefined {
  const tail = parameter
    .replace(/^.*[_-]/, '')
    .replace(/^.*[a-z](?=[A-Z])/, '')
    .toLowerCase();
  const names = [parameter, tail, 'id', 'uid', '_id', 'uuid', 'key', 'code', 'slug', 'name'];
  const fields = fieldsOf(spec.document, schema);
  const direct = names.find((name) => fields.has(name));
  if (direct !== undefined) return [direct];
  const metadata = fieldsOf(spec.document, fields.get('metadata'));
  const inner = names.find((name) => metadata.has(name));
  return inner === undefined ? undefined : ['metadata', inner];
}
