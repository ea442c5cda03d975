import { isObject, type Json, type JsonObject } from '../../src/shared/json.ts';
import { at, steps } from '../../src/shared/pointer.ts';
import type { Operation } from '../../src/spec/operation.ts';
import type { Spec } from '../../src/spec/spec.ts';

const constraints = [
  'format',
  'enum',
  'const',
  'default',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'multipleOf',
  'required',
  'deprecated',
  'not',
];

/** What a schema says, in the words of the data files: `type` is a type, a definition's name, `[x]` or `{x}`. */
export function statementsOf(schema: JsonObject): JsonObject {
  const said = constraints
    .filter((key) => schema[key] !== undefined)
    .map((key) => [key, schema[key] as Json]);
  const type = typeWord(schema);
  return {
    ...(type === undefined ? {} : { type }),
    ...nullable(schema),
    ...closed(schema),
    ...Object.fromEntries(said),
  };
}

function typeWord(schema: JsonObject): string | undefined {
  if (typeof schema.$ref === 'string') return steps(schema.$ref).at(-1);
  const names = typesOf(schema).filter((name) => typeof name === 'string' && name !== 'null');
  if (names.includes('array')) return `[${isObject(schema.items) ? typeWord(schema.items) : 'any'}]`;
  if (isObject(schema.additionalProperties)) return `{${typeWord(schema.additionalProperties)}}`;
  return names.length === 0 ? undefined : names.join(' or ');
}

function typesOf(schema: JsonObject): Json[] {
  const branches = Array.isArray(schema.oneOf) ? schema.oneOf.filter((branch) => isObject(branch)) : [];
  return schema.type === undefined ? branches.flatMap(({ type }) => type ?? []) : [schema.type].flat();
}

function nullable(schema: JsonObject): JsonObject {
  return Array.isArray(schema.type) && schema.type.includes('null') ? { nullable: true } : {};
}

function closed(schema: JsonObject): JsonObject {
  return schema.additionalProperties === false ? { closed: true } : {};
}

/** A named schema and its properties. */
export function definitionOf(schema: JsonObject): JsonObject {
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const said = properties.map(([name, property]): [string, Json] => [
    name,
    statementsOf(property as JsonObject),
  ]);
  return { ...statementsOf(schema), ...(said.length === 0 ? {} : { properties: Object.fromEntries(said) }) };
}

/** The named schemas of a spec. */
export function schemasOf({ document }: Spec): Record<string, JsonObject> {
  return at(document, '#/components/schemas') as Record<string, JsonObject>;
}

/** The object of an operation in the document. */
export function nodeOf({ document }: Spec, operation: Operation): JsonObject {
  return at(document, operation.at) as JsonObject;
}

/** The name of the schema that a pointer leads to. */
export function nameOf(pointer: string | undefined): string | undefined {
  return pointer === undefined ? undefined : steps(pointer).at(-1);
}
