import { isObject, type Json, type JsonObject } from '../../json.ts';
import { jsonMedia } from '../../openapi/media.ts';
import type { Media, Method, Operation, Parameter, Response } from '../../operation.ts';
import type { Pointer } from '../../pointer.ts';
import type { Spec } from '../../spec.ts';
import { sample } from '../../values/sample.ts';
import { field } from './entries.ts';
import { fieldsOf, itemsOf, typesOf } from './fields.ts';

/** A path of things and the path of one of them: `/users/{u}/posts` and `/users/{u}/posts/{id}`. */
export interface Collection {
  readonly path: string;
  readonly item: string;
  /** The path parameter that names one. */
  readonly parameter: string;
  /** A value of it that stands for something: the spec's example, else one in its shape. */
  readonly example: Json;
  /** Where the id stands in a thing: `['metadata', 'uid']`. */
  readonly idAt: readonly string[];
  readonly operations: Readonly<
    Partial<Record<'list' | 'create' | 'read' | 'replace' | 'change' | 'remove', Operation>>
  >;
  /** The field of the list's answer that holds the things; `''` where the answer is the list itself. */
  readonly listAt: string | undefined;
}

/** The plain collections of a spec: paths that end in one parameter, and can be read. */
export function collectionsOf(spec: Spec): Collection[] {
  const paths = [...new Set(spec.operations.map(({ path }) => path))];
  return paths.flatMap((item) => {
    const match = /^(.+)\/\{([^}/]+)\}$/.exec(item);
    if (match === null) return [];
    const collection = describe(spec, match[1] ?? '', item, match[2] ?? '');
    return collection === undefined ? [] : [collection];
  });
}

/** The success that an operation documents first. */
export function successOf(operation: Operation | undefined): Response | undefined {
  return operation?.responses.find(({ status }) => /^2/.test(status));
}

/** The JSON side of a success. */
export function successMedia(operation: Operation | undefined): Media | undefined {
  return successOf(operation)?.media.find(({ type }) => /[/+]json\b/.test(type));
}

function describe(spec: Spec, path: string, item: string, parameter: string): Collection | undefined {
  const at = (where: string, method: Method) =>
    spec.operations.find((operation) => operation.path === where && operation.method === method);
  const operations = {
    list: at(path, 'GET'),
    create: at(path, 'POST'),
    read: at(item, 'GET'),
    replace: at(item, 'PUT'),
    change: at(item, 'PATCH'),
    remove: at(item, 'DELETE'),
  };
  const listAt = operations.list === undefined ? undefined : listFieldOf(spec, operations.list);
  if (operations.read === undefined && listAt === undefined) return undefined;
  const any = Object.values(operations).find((operation) => operation?.path === item);
  const example = exampleOf(
    spec,
    any?.parameters.find(({ name, in: place }) => place === 'path' && name === parameter),
  );
  const known = { list: operations.list, listAt, read: operations.read };
  const idAt = idPlace(spec, parameter, example, known);
  if (idAt === undefined) return undefined;
  const present = Object.fromEntries(
    Object.entries(operations).filter(([, operation]) => operation !== undefined),
  );
  return { path, item, parameter, example, idAt, operations: present, listAt };
}

function exampleOf(spec: Spec, parameter: Parameter | undefined): Json {
  const [example] = parameter?.examples ?? [];
  if (example !== undefined) return example.value;
  if (parameter?.schema === undefined) return 'value';
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'request' as const };
  return sample(reader, parameter.schema.at, { seed: 1, full: false });
}

/** `''` for an answer that is a list, else the first field of it that is one. */
function listFieldOf(spec: Spec, list: Operation): string | undefined {
  const schema = successMedia(list)?.schema?.at;
  if (schema === undefined) return undefined;
  if (typesOf(spec.document, schema).includes('array')) return '';
  const fields = [...fieldsOf(spec.document, schema)];
  return fields.find(([, place]) => typesOf(spec.document, place).includes('array'))?.[0];
}

interface Shapes {
  readonly list: Operation | undefined;
  readonly listAt: string | undefined;
  readonly read: Operation | undefined;
}

/** Where the id stands: where the parameter's example does, else the field of the likeliest name. */
function idPlace(
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

/** Where one thing is described: in the answer that reads it, else in the list. */
export function itemSchema(spec: Spec, { list, listAt, read }: Shapes): Pointer | undefined {
  const own = successMedia(read)?.schema?.at;
  if (own !== undefined) return own;
  const whole = successMedia(list)?.schema?.at;
  if (whole === undefined || listAt === undefined) return undefined;
  const array = listAt === '' ? whole : fieldsOf(spec.document, whole).get(listAt);
  return array === undefined ? undefined : itemsOf(spec.document, array);
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

/** True when a create's body may bring its own id. */
export function takesId(spec: Spec, { operations, idAt }: Collection): boolean {
  const [first] = idAt;
  if (first === undefined || idAt.length > 1) return false;
  const place = fieldsOf(spec.document, jsonMedia(operations.create?.body)?.schema?.at).get(first);
  return place !== undefined;
}
