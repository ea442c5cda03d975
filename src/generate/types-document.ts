import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at, steps, targetOf } from '../shared/pointer.ts';
import { rewriteDocument } from '../spec/position.ts';
import { pascal } from './client.ts';

/**
 * The document as openapi-typescript says most of it: what callers see is the same, written in words that become
 * types. Discriminators become the values of their field; a choice of what is required becomes a choice of objects.
 */
export function typesDocument(document: JsonObject): JsonObject {
  return narrowed(withNamedTargets(document));
}

function narrowed(document: JsonObject): JsonObject {
  const values = discriminatorValues(document);
  const named = rewriteDocument(document, (value, position) => {
    if (position === 'schema')
      return withoutData(withoutDiscriminator(withRequiredChoices(withoutNullableBase(document, value))));
    return position === 'object' || position === 'paths' ? withoutData(value) : undefined;
  }) as JsonObject;
  for (const [pointer, fields] of values) {
    const schema = at(named, pointer);
    if (isObject(schema)) for (const [field, options] of fields) narrow(named, schema, field, [...options]);
  }
  return named;
}

/** Extensions and examples become no types, and may refer to files. */
function withoutData(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !/^(x-|examples?$)/.test(key)));
}

function withoutDiscriminator({ discriminator, ...rest }: JsonObject): JsonObject {
  return rest;
}

/** `anyOf: [{ required: [a] }, { required: [b] }]` beside fields: each branch is the whole object with other fields required. */
function withRequiredChoices(schema: JsonObject): JsonObject {
  for (const word of ['anyOf', 'oneOf'] as const) {
    const branches = schema[word];
    if (!Array.isArray(branches) || !branches.every(isRequiredOnly)) continue;
    const { [word]: _, ...rest } = schema;
    if (!isObject(rest.properties) || branches.length > 4) return rest;
    const own = Array.isArray(rest.required) ? rest.required : [];
    return {
      anyOf: branches.map((branch) => ({ ...rest, required: [...new Set([...own, ...requiredOf(branch)])] })),
    };
  }
  return schema;
}

/** What may be null has no fields that could be required of it: openapi-typescript would write a type that is none. */
function withoutNullableBase(document: JsonObject, schema: JsonObject): JsonObject {
  const isNullable = listOf(schema.allOf).some((part) =>
    [resolved(document, part)?.type].flat().includes('null'),
  );
  if (!isNullable || schema.properties !== undefined) return schema;
  const { required, ...rest } = schema;
  return rest;
}

function isRequiredOnly(branch: Json): boolean {
  if (!isObject(branch)) return false;
  const words = Object.keys(branch).filter((word) => !/^(type|title|description|x-.*)$/.test(word));
  return words.length > 0 && words.every((word) => word === 'required' || word === 'not');
}

function requiredOf(branch: Json): Json[] {
  return isObject(branch) && Array.isArray(branch.required) ? branch.required : [];
}

/** Of each schema that a discriminator leads to: the values of its field that do. */
function discriminatorValues(document: JsonObject): Map<string, Map<string, Set<string>>> {
  const values = new Map<string, Map<string, Set<string>>>();
  const add = (pointer: string, field: string, value: string) => {
    const fields = values.get(pointer) ?? new Map<string, Set<string>>();
    values.set(pointer, fields);
    fields.set(field, (fields.get(field) ?? new Set()).add(value));
  };
  rewriteDocument(document, (schema, position) => {
    const { discriminator } = schema;
    if (position !== 'schema' || !isObject(discriminator) || typeof discriminator.propertyName !== 'string')
      return undefined;
    const field = discriminator.propertyName;
    const mapping = Object.entries(isObject(discriminator.mapping) ? discriminator.mapping : {});
    for (const [value, target] of mapping) add(schemaPointer(String(target)), field, value);
    const mapped = new Set(mapping.map(([, target]) => schemaPointer(String(target))));
    for (const branch of [...listOf(schema.oneOf), ...listOf(schema.anyOf)]) {
      if (!isObject(branch) || typeof branch.$ref !== 'string') continue;
      const pointer = targetOf(branch.$ref);
      if (!mapped.has(pointer)) add(pointer, field, pointer.split('/').at(-1) ?? '');
    }
    return undefined;
  });
  return values;
}

/** A mapping names a schema by its place or by its bare name. */
function schemaPointer(target: string): string {
  return target.startsWith('#') ? targetOf(target) : `#/components/schemas/${target}`;
}

/** Gives the field of a schema its values, unless the schema says itself which. */
function narrow(document: JsonObject, schema: JsonObject, field: string, options: string[]): void {
  const property = propertyOf(document, schema, field);
  if (property !== undefined && (property.enum !== undefined || property.const !== undefined)) return;
  const part = {
    type: 'object',
    properties: { [field]: { type: 'string', enum: options } },
    required: [field],
  };
  if (isObject(schema.properties)) {
    schema.properties = { ...schema.properties, [field]: { ...property, type: 'string', enum: options } };
  } else if (Array.isArray(schema.allOf)) schema.allOf = [...schema.allOf, part];
}

function propertyOf(
  document: JsonObject,
  schema: JsonObject,
  field: string,
  hops = 0,
): JsonObject | undefined {
  if (hops > 10) return undefined;
  const own = isObject(schema.properties) ? resolved(document, schema.properties[field]) : undefined;
  if (own !== undefined) return own;
  for (const part of listOf(schema.allOf)) {
    const target = resolved(document, part);
    const found = target === undefined ? undefined : propertyOf(document, target, field, hops + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolved(document: JsonObject, value: Json | undefined): JsonObject | undefined {
  const target = isObject(value) && typeof value.$ref === 'string' ? at(document, value.$ref) : value;
  return isObject(target) ? target : undefined;
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/**
 * What is referred to where it is used, as joined files do, gets a name among the components: a type can then refer to
 * it. What is no schema is written out.
 */
function withNamedTargets(document: JsonObject): JsonObject {
  const names = new Map<string, string>();
  const taken = new Set(Object.keys(schemasOf(document)));
  const isPlaced = (ref: Json | undefined): ref is string =>
    typeof ref === 'string' &&
    (ref.startsWith('#/paths/') ||
      /^#\/components\/schemas\/[^/]+\/(?!properties\/[^/]+$)/.test(ref) ||
      /^#\/components\/(?!schemas\/)[^/]+\/[^/]+\/./.test(ref));
  const nameOf = (pointer: string): string => {
    const known = names.get(pointer);
    if (known !== undefined) return known;
    const words = steps(pointer)
      .slice(2)
      .filter((step) => !/^(schema|properties|content|items|application|json|responses|\d+)$/.test(step));
    const base =
      words
        .slice(-3)
        .map((word) => pascal(word.replace(/[^A-Za-z0-9]+/g, '-')))
        .join('') || 'Shared';
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}${count}`;
    taken.add(name);
    names.set(pointer, name);
    return name;
  };
  let isPending = false;
  const replace = (whole: JsonObject): JsonObject =>
    rewriteDocument(whole, (value, position) => {
      const { $ref, ...own } = value;
      if (!isPlaced($ref)) return undefined;
      const pointer = targetOf($ref);
      if (position === 'schema') return { ...own, $ref: `#/components/schemas/${nameOf(pointer)}` };
      isPending = true;
      const target = at(document, pointer);
      return isObject(target) ? { ...target, ...own } : own;
    }) as JsonObject;
  let replaced = replace(document);
  // What is written out may refer to what is not written out yet
  for (let turn = 0; isPending && turn < 5; turn += 1) {
    isPending = false;
    replaced = replace(replaced);
  }
  if (names.size === 0) return replaced;
  const named: JsonObject = {};
  for (const [pointer, name] of names) named[name] = at(replaced, pointer) ?? {};
  const components = isObject(replaced.components) ? replaced.components : {};
  return { ...replaced, components: { ...components, schemas: { ...schemasOf(replaced), ...named } } };
}

function schemasOf({ components }: JsonObject): JsonObject {
  const schemas = isObject(components) ? components.schemas : undefined;
  return isObject(schemas) ? schemas : {};
}
