import type { Json } from '../../json.ts';
import { jsonMedia } from '../../openapi/media.ts';
import type { Method, Operation, Parameter } from '../../operation.ts';
import type { Spec } from '../../spec.ts';
import { sample } from '../../values/sample.ts';
import { successMedia } from './described.ts';
import { fieldsOf, typesOf } from './fields.ts';
import { idPlace } from './id-place.ts';

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

/** True when a create's body may bring its own id. */
export function takesId(spec: Spec, { operations, idAt }: Collection): boolean {
  const [first] = idAt;
  if (first === undefined || idAt.length > 1) return false;
  const place = fieldsOf(spec.document, jsonMedia(operations.create?.body)?.schema?.at).get(first);
  return place !== undefined;
}
