import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { suggest } from '../shared/nearest.ts';
import { join, type Pointer } from '../shared/pointer.ts';
import { visitDocument } from './position.ts';

/** Something in a document that could be worked around: where it is, what is wrong, and what is assumed instead. */
export interface Mend {
  readonly at: Pointer;
  readonly says: string;
}

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

/** A keyword's value that is right, what it can be taken for, or undefined for one that says nothing. */
type Check = (value: Json) => Json | undefined;

const isSchema = (value: Json | undefined): value is JsonObject | boolean =>
  isObject(value) || typeof value === 'boolean';
const ifText: Check = (value) => (typeof value === 'string' ? value : undefined);
const ifFlag: Check = (value) =>
  typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined;
const ifSchema: Check = (value) => (isSchema(value) ? value : (ifFlag(value) ?? undefined));
const ifNumber: Check = (value) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};
const ifCount: Check = (value) => {
  const number = ifNumber(value);
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
};
const ifPositive: Check = (value) => {
  const number = ifNumber(value);
  return typeof number === 'number' && number > 0 ? number : undefined;
};
const ifSchemas: Check = (value) =>
  Array.isArray(value) && value.some(isSchema) ? keepIf(value, value.filter(isSchema)) : undefined;
const ifSchemaMap: Check = (value) => {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  return entries.every(([, one]) => isSchema(one))
    ? value
    : Object.fromEntries(entries.map(([name, one]) => [name, isSchema(one) ? one : {}]));
};
const ifNames: Check = (value) => {
  if (!Array.isArray(value)) return undefined;
  return keepIf(value, [...new Set(value.filter((name) => typeof name === 'string'))]);
};

/** The list itself where nothing of it had to go. */
function keepIf(list: Json[], kept: Json[]): Json[] {
  return kept.length === list.length ? list : kept;
}

const ifType: Check = (value) => {
  const list = [value].flat();
  const known = list.filter((one) => types.includes(String(one)));
  if (known.length === 0) return undefined;
  return known.length === list.length ? value : (known as Json[]);
};

const ifPattern: Check = (value) => {
  if (typeof value !== 'string') return undefined;
  for (const flags of ['u', '']) {
    try {
      new RegExp(value, flags);
      return value;
    } catch {
      // The other flags may take it
    }
  }
  return undefined;
};

const ifOptions: Check = (value) => (Array.isArray(value) && value.length > 0 ? value : undefined);
const anything: Check = (value) => value;

const same = (check: Check, ...keywords: string[]) => keywords.map((keyword) => [keyword, check] as const);

/** What each keyword of JSON Schema 2020-12, and of OpenAPI's own vocabulary, may say. */
const checks = new Map<string, Check>([
  ...same(ifType, 'type'),
  ...same(ifOptions, 'enum'),
  ...same(ifPattern, 'pattern'),
  ...same(ifNumber, 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'),
  ...same(ifPositive, 'multipleOf'),
  ...same(
    ifCount,
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'minProperties',
    'maxProperties',
    'minContains',
    'maxContains',
  ),
  ...same(ifFlag, 'uniqueItems', 'readOnly', 'writeOnly', 'deprecated'),
  ...same(ifNames, 'required'),
  ...same(ifSchemaMap, 'properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'),
  ...same(
    ifSchema,
    'items',
    'additionalProperties',
    'not',
    'if',
    'then',
    'else',
    'contains',
    'propertyNames',
  ),
  ...same(ifSchema, 'unevaluatedItems', 'unevaluatedProperties', 'contentSchema'),
  ...same(ifSchemas, 'allOf', 'anyOf', 'oneOf', 'prefixItems'),
  ...same(
    ifText,
    'format',
    '$ref',
    '$anchor',
    '$dynamicRef',
    '$dynamicAnchor',
    '$comment',
    'title',
    'description',
  ),
  ...same(ifText, 'contentEncoding', 'contentMediaType'),
  ...same(
    anything,
    'const',
    'default',
    'example',
    'examples',
    'xml',
    'externalDocs',
    'discriminator',
    'dependentRequired',
  ),
]);

/** Words that say something elsewhere, or in another dialect, and what they are taken for. */
const passedOver: Readonly<Record<string, string>> = {
  $id: '"$id" is passed over: references in this document count from its own beginning.',
  $schema: '"$schema" is passed over: the dialect is that of OpenAPI 3.1.',
  nullable: '"nullable" says nothing in OpenAPI 3.1: write "null" among the types. It is passed over.',
};

/**
 * Mends the schemas of an OpenAPI 3.1 document, in place, so far that they compile: a keyword that cannot mean what it
 * says is left out, and any value passes there. Comes back with what was done.
 */
export function mendSchemas(document: JsonObject): Mend[] {
  const mends: Mend[] = [];
  const anchors = new Set<string>();
  visitDocument(document, (schema, position, steps) => {
    const here = join('#', ...steps);
    if (position === 'object' && schema.schema !== undefined && !isSchema(schema.schema)) {
      const says = `"schema" cannot be ${shown(schema.schema)}. Any value is taken to be right there.`;
      mends.push({ at: join(here, 'schema'), says });
      schema.schema = {};
    }
    if (position !== 'schema') return;
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const anchor = schema[keyword];
      if (typeof anchor !== 'string') continue;
      if (anchors.has(anchor)) {
        delete schema[keyword];
        const says = `"${keyword}": another schema is called ${JSON.stringify(anchor)} too. This one is not.`;
        mends.push({ at: join(here, keyword), says });
      }
      anchors.add(anchor);
    }
    for (const keyword of Object.keys(schema)) {
      const says = mendKeyword(schema, keyword);
      if (says !== undefined) mends.push({ at: join(here, keyword), says });
    }
  });
  return mends;
}

function mendKeyword(schema: JsonObject, keyword: string): string | undefined {
  const value = schema[keyword] as Json;
  if (keyword.startsWith('x-')) return undefined;
  if (keyword === 'items' && Array.isArray(value)) return asTuple(schema, value);
  if ((keyword === 'exclusiveMinimum' || keyword === 'exclusiveMaximum') && typeof value === 'boolean')
    return asBound(schema, keyword, value);
  const check = checks.get(keyword);
  if (check === undefined) {
    delete schema[keyword];
    return (
      passedOver[keyword] ??
      `${JSON.stringify(keyword)} is no keyword of a schema${suggest(keyword, [...checks.keys()])} It is passed over.`
    );
  }
  const right = check(value);
  if (right === value) return undefined;
  if (right === undefined) {
    delete schema[keyword];
    return `${JSON.stringify(keyword)} cannot be ${shown(value)}. It is passed over.`;
  }
  schema[keyword] = right;
  if (keyword === 'required') return undefined;
  return `${JSON.stringify(keyword)} cannot be ${shown(value)}. It is taken for ${shown(right)}.`;
}

/** A list below `items` described tuples before 2020-12. */
function asTuple(schema: JsonObject, items: Json[]): string {
  delete schema.items;
  const known = items.filter(isSchema);
  if (known.length > 0) schema.prefixItems = known;
  return '"items" is a list. It is taken for "prefixItems".';
}

/** `exclusiveMinimum: true` belongs to OpenAPI 3.0. */
function asBound(
  schema: JsonObject,
  keyword: 'exclusiveMinimum' | 'exclusiveMaximum',
  isExclusive: boolean,
): string {
  const plain = keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum';
  const limit = schema[plain];
  delete schema[keyword];
  if (isExclusive && typeof limit === 'number') {
    delete schema[plain];
    schema[keyword] = limit;
  }
  return `"${keyword}" has to be a number in OpenAPI 3.1. It is taken as OpenAPI 3.0 means it.`;
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
