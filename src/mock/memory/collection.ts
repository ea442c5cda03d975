import type { Pointer } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { fieldsOf, isReadOnly, itemsOf, typesOf } from '../../spec/openapi/schema-fields.ts';
import type { Method, Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { plainPath } from './aliases.ts';
import { itemSchema, type Shapes } from './described.ts';
import { idPlace, idSchemaOf } from './id-place.ts';
import { valuesIn } from './named-values.ts';
import type { Collection, NamedValues } from './stored-collection.ts';
import { successMedia, successOf } from './success.ts';
import { bodyFields, insideOf } from './wrapped.ts';

/** The plain collections of a spec: paths that end in one parameter, and can be read. */
export function collectionsOf(spec: Spec): Collection[] {
  const paths = [...new Set(spec.operations.map(({ path }) => path))];
  return paths.flatMap((path) => {
    const match = /^(.+)\/\{([^}/]+)\}\/?$/.exec(path);
    const found =
      match === null ? growing(spec, path, paths) : describe(spec, match[1] ?? '', path, match[2] ?? '');
    return found === undefined ? [] : [found];
  });
}

/** A list that grows with a POST to it, and of which no path names a thing. */
function growing(spec: Spec, path: string, paths: readonly string[]): Collection | undefined {
  const at = (method: Method) => spec.operations.find((one) => one.path === path && one.method === method);
  const [list, create] = [at('GET'), at('POST')];
  if (list === undefined || create === undefined) return undefined;
  if (paths.some((other) => other.startsWith(`${path.replace(/\/$/, '')}/{`))) return undefined;
  const listAt = listFieldOf(spec, list);
  const thing = itemSchema(spec, { list, listAt, read: undefined });
  if (listAt === undefined || thing === undefined || !makes(spec, create, thing)) return undefined;
  const idAt = ownId(spec, create, thing);
  const operations = { list, create };
  return {
    path,
    item: `${path}/{}`,
    parameter: '',
    named: undefined,
    examples: [],
    standIns: new Set(),
    isMadeUp: true,
    idAt,
    operations,
    listAt,
  };
}

/** Where the id stands that only the server gives. */
function ownId(spec: Spec, create: Operation, thing: Pointer): string[] {
  const [fields, said] = [fieldsOf(spec.document, thing), bodyFields(spec, create)];
  const isOwn = (name: string) => !said.has(name) || isReadOnly(spec.document, said.get(name));
  return ['id', '_id', 'uid', 'uuid'].filter((name) => fields.has(name) && isOwn(name)).slice(0, 1);
}

/** True for an operation that makes such a thing: it answers with one, or says with a 201 that it took one. */
function makes(spec: Spec, create: Operation, thing: Pointer): boolean {
  const { document } = spec;
  const made = insideOf(document, successMedia(create)?.schema?.at);
  if (made !== undefined && followRef(document, made)[1] === followRef(document, thing)[1]) return true;
  if (successOf(create)?.status !== '201') return false;
  const fields = fieldsOf(document, thing);
  return [...bodyFields(spec, create).keys()].some((name) => fields.has(name));
}

function describe(spec: Spec, path: string, item: string, parameter: string): Collection | undefined {
  const at = (where: string, method: Method) =>
    spec.operations.find((one) => plainPath(one.path) === plainPath(where) && one.method === method);
  const operations = {
    list: at(path, 'GET'),
    create: at(path, 'POST'),
    read: at(item, 'GET'),
    replace: at(item, 'PUT'),
    change: at(item, 'PATCH') ?? changing(spec, at(item, 'POST'), at(item, 'GET')),
    remove: at(item, 'DELETE'),
  };
  const listAt = operations.list === undefined ? undefined : listFieldOf(spec, operations.list);
  if (operations.read === undefined && listAt === undefined) return undefined;
  const any = Object.values(operations).find((operation) => operation?.path === item);
  const named = any?.parameters.find(({ name, in: place }) => place === 'path' && name === parameter);
  const values = valuesIn(spec, item, parameter);
  const [example = 'value'] = values.examples;
  const known = { list: operations.list, listAt, read: operations.read };
  const idAt = idPlace(spec, parameter, example, known);
  if (idAt === undefined || !mayBear(spec, idAt, known, values)) return undefined;
  const present = Object.fromEntries(
    Object.entries(operations).filter(([, operation]) => operation !== undefined),
  );
  return { path, item, parameter, named, ...values, idAt, operations: present, listAt };
}

/** False where no value that the spec shows of a path can stand in the field of the likeliest name. */
function mayBear(
  spec: Spec,
  idAt: readonly string[],
  shapes: Shapes,
  { examples, isMadeUp }: NamedValues,
): boolean {
  const place = idSchemaOf(spec, idAt, itemSchema(spec, shapes));
  if (isMadeUp || place === undefined) return true;
  const forms = examples.flatMap((value) => [value, String(value), Number(value)]);
  return forms.some((value) => spec.schemas.check(place, value, 'response').length === 0);
}

/** A POST to a thing changes it where it answers with such a thing and takes fields of it. */
function changing(
  spec: Spec,
  post: Operation | undefined,
  read: Operation | undefined,
): Operation | undefined {
  const { document } = spec;
  const shown = insideOf(document, successMedia(post)?.schema?.at);
  const thing = insideOf(document, successMedia(read)?.schema?.at);
  if (shown === undefined || thing === undefined || successOf(post)?.status === '201') return undefined;
  const fields = fieldsOf(document, thing);
  const taken = [...bodyFields(spec, post).keys()];
  const isThing = [...fieldsOf(document, shown).keys()].every((name) => fields.has(name));
  return isThing && taken.some((name) => fields.has(name)) ? post : undefined;
}

/** `''` for an answer that is a list, else the field of it that is one: that of things before that of texts. */
function listFieldOf({ document }: Spec, list: Operation): string | undefined {
  const schema = insideOf(document, successMedia(list)?.schema?.at);
  if (schema === undefined) return undefined;
  if (typesOf(document, schema).includes('array')) return '';
  const lists = [...fieldsOf(document, schema)].filter(([, place]) =>
    typesOf(document, place).includes('array'),
  );
  const ofThings = lists.find(([, place]) => fieldsOf(document, itemsOf(document, place)).size > 0);
  return (ofThings ?? lists[0])?.[0];
}
