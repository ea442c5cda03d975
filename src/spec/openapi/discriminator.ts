import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, join, type Pointer, targetOf } from '../../shared/pointer.ts';

/** A union whose branches a field tells apart. */
export interface Discriminated {
  readonly field: string;
  readonly word: 'oneOf' | 'anyOf';
  /** By branch: the values of the field that lead there; undefined for a branch that takes any. */
  readonly values: readonly (readonly string[] | undefined)[];
}

/** A schema that others extend with `allOf`, and whose discriminator says which of them a value is. */
export interface Family {
  readonly field: string;
  readonly children: readonly { readonly at: Pointer; readonly values: readonly string[] }[];
}

/** How deep references and unions within unions are followed. */
const deepest = 10;

/**
 * What a discriminator says of the union beside it: by its mapping, by the closed lists of the branches, else by the
 * names of their schemas. Undefined where there is no discriminator, or no union.
 */
export function discriminated(
  document: JsonObject,
  schema: JsonObject,
  depth = 0,
): Discriminated | undefined {
  const said = discriminatorOf(schema);
  const word = (['oneOf', 'anyOf'] as const).find((one) => Array.isArray(schema[one]));
  if (said === undefined || word === undefined || depth > deepest) return undefined;
  const branches = schema[word] as Json[];
  const mapped = mappingOf(said);
  const values = branches.map((branch) => valuesOf(document, branch, said.propertyName, mapped, depth));
  return { field: said.propertyName, word, values };
}

const known = new WeakMap<JsonObject, ReadonlyMap<Pointer, Family>>();

/** The families of a document, by the place of the schema that the others extend. */
export function familiesOf(document: JsonObject): ReadonlyMap<Pointer, Family> {
  const before = known.get(document);
  if (before !== undefined) return before;
  const families = readFamilies(document);
  known.set(document, families);
  return families;
}

function readFamilies(document: JsonObject): ReadonlyMap<Pointer, Family> {
  const components = isObject(document.components) ? document.components.schemas : undefined;
  const schemas = Object.entries(isObject(components) ? components : {});
  const bases = schemas.filter(
    (entry): entry is [string, JsonObject] => isObject(entry[1]) && isBase(entry[1]),
  );
  if (bases.length === 0) return new Map();
  return new Map(
    bases.flatMap(([name, base]) => {
      const said = discriminatorOf(base);
      const here = join('#', 'components', 'schemas', name);
      const heirs = schemas.filter(([, schema]) => extendsBase(document, schema, here, 0));
      const mapped = mappingOf(said ?? {});
      const targets = new Set([
        ...[...mapped.values()].filter((target) => target !== here && at(document, target) !== undefined),
        ...heirs.map(([heir]) => join('#', 'components', 'schemas', heir)),
      ]);
      if (said === undefined || targets.size === 0) return [];
      const children = [...targets].map((target) => ({
        at: target,
        values: valuesOf(document, { $ref: target }, said.propertyName, mapped, 0) ?? [],
      }));
      return [[here, { field: said.propertyName, children }] as const];
    }),
  );
}

function isBase(schema: JsonObject): boolean {
  return discriminatorOf(schema) !== undefined && schema.oneOf === undefined && schema.anyOf === undefined;
}

function extendsBase(document: JsonObject, schema: Json, base: Pointer, depth: number): boolean {
  if (!isObject(schema) || depth > deepest) return false;
  return listOf(schema.allOf).some((part) => {
    const target = isObject(part) && typeof part.$ref === 'string' ? targetOf(part.$ref) : undefined;
    if (target === undefined) return false;
    return target === base || extendsBase(document, at(document, target) ?? null, base, depth + 1);
  });
}

function discriminatorOf({ discriminator }: JsonObject): (JsonObject & { propertyName: string }) | undefined {
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') return undefined;
  return discriminator as JsonObject & { propertyName: string };
}

/** Where each value of a mapping leads. */
function mappingOf({ mapping }: JsonObject): ReadonlyMap<string, Pointer> {
  const entries = Object.entries(isObject(mapping) ? mapping : {});
  return new Map(entries.map(([value, target]) => [value, placeOf(String(target))]));
}

/** A mapping names a schema by its place or by its bare name. */
function placeOf(target: string): Pointer {
  return target.startsWith('#') ? targetOf(target) : join('#', 'components', 'schemas', target);
}

function valuesOf(
  document: JsonObject,
  branch: Json,
  field: string,
  mapped: ReadonlyMap<string, Pointer>,
  depth: number,
): readonly string[] | undefined {
  if (!isObject(branch)) return undefined;
  const target = typeof branch.$ref === 'string' ? targetOf(branch.$ref) : undefined;
  const schema = target === undefined ? branch : at(document, target);
  if (!isObject(schema)) return undefined;
  if (schema.type === 'null') return [];
  const names = [...mapped].filter(([, place]) => place === target).map(([value]) => value);
  const inner = discriminated(document, schema, depth + 1);
  const own =
    inner?.field === field
      ? inner.values.every((values) => values !== undefined)
        ? inner.values.flatMap((values) => values ?? [])
        : undefined
      : closedValues(document, schema, field, 0);
  if (own === undefined || own.length === 0) {
    if (names.length > 0) return names;
    return target === undefined || inner?.field === field ? undefined : [target.split('/').at(-1) ?? ''];
  }
  if (names.length === 0) {
    const name = target?.split('/').at(-1);
    return name !== undefined && own.includes(name) ? [name] : own;
  }
  const both = names.filter((name) => own.includes(name));
  return both.length > 0 ? both : [...new Set([...names, ...own])];
}

/** The texts that a schema admits for a field, where it closes the list. */
function closedValues(document: JsonObject, schema: Json | undefined, field: string, hops: number): string[] {
  if (!isObject(schema) || hops > deepest) return [];
  const target = typeof schema.$ref === 'string' ? at(document, targetOf(schema.$ref)) : undefined;
  const property = isObject(schema.properties) ? resolved(document, schema.properties[field]) : undefined;
  const options = property?.const === undefined ? property?.enum : [property.const];
  const own = listOf(options).filter((value) => typeof value === 'string');
  if (own.length > 0) return own;
  for (const part of [...listOf(schema.allOf), ...(target === undefined ? [] : [target])]) {
    const found = closedValues(document, part, field, hops + 1);
    if (found.length > 0) return found;
  }
  return [];
}

function resolved(document: JsonObject, value: Json | undefined): JsonObject | undefined {
  const target = isObject(value) && typeof value.$ref === 'string' ? at(document, value.$ref) : value;
  return isObject(target) ? target : undefined;
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
