import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { Pointer } from '../../pointer.ts';
import type { Spec } from '../../spec.ts';
import { itemSchema, type Shapes, successMedia } from './described.ts';
import { field } from './entries.ts';
import { fieldsOf } from './fields.ts';

/** Where the id stands: where the parameter's example does, else the field of the likeliest name. */
export function idPlace(
  spec: Spec,
  parameter: string,
  example: Json,
  shapes: Shapes,
): readonly string[] | undefined {
  const shown = successMedia(shapes.read)?.examples[0]?.value;
  if (isObject(shown)) {
    const found = placeOf(shown, example);
    if (found !== undefined) return found;
  }
  return byName(spec, parameter, itemSchema(spec, shapes));
}

function placeOf(thing: JsonObject, id: Json): string[] | undefined {
  const is = (value: Json | undefined) =>
    value !== undefined && typeof value !== 'object' && String(value) === String(id);
  const direct = Object.keys(thing).find((name) => is(thing[name]));
  if (direct !== undefined) return [direct];
  for (const [name, inner] of Object.entries(thing)) {
    if (!isObject(inner)) continue;
    const found = Object.keys(inner).find((key) => is(field(inner, key)));
    if (found !== undefined) return [name, found];
  }
  return undefined;
}

function byName(spec: Spec, parameter: string, schema: Pointer | undefined): string[] | undefined {
  const tail = parameter
    .replace(/^.*[_-]/, '')
    .replace(/^.*[a-z](?=[A-Z])/, '')
    .toLowerCase();
  const names = [parameter, 'id', 'uid', '_id', 'uuid', tail, 'key', 'code', 'slug', 'name'];
  const fields = fieldsOf(spec.document, schema);
  const direct = names.find((name) => fields.has(name));
  if (direct !== undefined) return [direct];
  const metadata = fieldsOf(spec.document, fields.get('metadata'));
  const inner = names.find((name) => metadata.has(name));
  return inner === undefined ? undefined : ['metadata', inner];
}
