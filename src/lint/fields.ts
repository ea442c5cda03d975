import { isObject, type JsonObject } from '../shared/json.ts';
import { at, join, type Pointer } from '../shared/pointer.ts';

/** One property that a schema describes, wherever it stands below it. */
export interface Field {
  /** `grants/*` + `/user_id`; `*` stands for every item. */
  readonly path: string;
  readonly at: Pointer;
  /** True where the property or a schema around it carries `x-source`. */
  readonly sourced: boolean;
}

interface Place {
  readonly at: Pointer;
  readonly prefix: string;
  readonly sourced: boolean;
  readonly open: readonly Pointer[];
}

const alternatives = ['allOf', 'anyOf', 'oneOf'];
const single = ['if', 'then', 'else', 'not'];

/** Every property that the schema at a pointer describes, `$ref`s followed, recursion cut. */
export function fieldsOf(document: JsonObject, schema: Pointer, sourced: boolean): Field[] {
  return below(document, { at: schema, prefix: '', sourced, open: [] });
}

function below(document: JsonObject, place: Place): Field[] {
  const node = at(document, place.at);
  if (!isObject(node) || place.open.includes(place.at)) return [];
  const here = {
    ...place,
    sourced: place.sourced || node['x-source'] !== undefined,
    open: [...place.open, place.at],
  };
  const inside = (pointer: Pointer, prefix: string) => below(document, { ...here, at: pointer, prefix });
  const same = [
    ...(typeof node.$ref === 'string' ? [node.$ref] : []),
    ...alternatives.flatMap((key) => list(node[key]).map((_, index) => join(place.at, key, index))),
    ...single.filter((key) => isObject(node[key])).map((key) => join(place.at, key)),
  ];
  const properties = isObject(node.properties) ? Object.keys(node.properties) : [];
  return [
    ...same.flatMap((pointer) => inside(pointer, place.prefix)),
    ...(isObject(node.items) ? inside(join(place.at, 'items'), `${place.prefix}*/`) : []),
    ...properties.flatMap((name) => property(document, here, name)),
  ];
}

function property(document: JsonObject, place: Place, name: string): Field[] {
  const pointer = join(place.at, 'properties', name);
  const path = place.prefix + name;
  return [
    { path, at: pointer, sourced: place.sourced || isSourced(document, pointer) },
    ...below(document, { ...place, at: pointer, prefix: `${path}/` }),
  ];
}

/** True where an object, or what its `$ref`s lead to, carries `x-source`. */
export function isSourced(document: JsonObject, pointer: Pointer, hops = 0): boolean {
  const node = at(document, pointer);
  if (!isObject(node) || hops > 50) return false;
  if (node['x-source'] !== undefined) return true;
  return typeof node.$ref === 'string' && isSourced(document, node.$ref, hops + 1);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
