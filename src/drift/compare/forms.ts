import { isObject, type Json, type JsonObject } from '../../shared/json.ts';

/** A schema that lets everything or nothing through, in the long form. */
export function asObject(schema: Json): Json {
  if (schema === true) return {};
  return schema === false ? { not: {} } : schema;
}

/** One way to say a thing that OpenAPI lets one say in two. Changes the node. */
export function oneForm(node: JsonObject): JsonObject {
  if (node.const !== undefined && node.enum === undefined) {
    node.enum = [node.const];
    delete node.const;
  }
  nullableInType(node);
  if (Array.isArray(node.type) && node.type.length === 1) node.type = node.type[0] ?? null;
  const implied = node.type === undefined ? typeOfAll(node.enum) : undefined;
  if (implied !== undefined) node.type = implied;
  if (node.type === 'integer') wholeLimits(node);
  if (isExclusive(node.anyOf) && node.oneOf === undefined) {
    node.oneOf = node.anyOf ?? [];
    delete node.anyOf;
  }
  if (typeof node.in === 'string' && typeof node.name === 'string') withoutUsualStyle(node);
  return node;
}

// --- internal ---

/** `oneOf: [{ type: string }, { type: null }]` is `type: [string, null]`. */
function nullableInType(node: JsonObject): void {
  for (const key of ['oneOf', 'anyOf']) {
    const branches = node[key];
    if (!Array.isArray(branches) || branches.length !== 2 || Object.keys(node).length !== 1) continue;
    const other = branches.find((one) => !isNull(one));
    if (!branches.some(isNull) || !isObject(other) || !isPlain(other)) continue;
    delete node[key];
    Object.assign(node, other, { type: [...new Set([...listOf(other.type), 'null'])].sort() });
    if (Array.isArray(other.enum) && !other.enum.includes(null)) node.enum = [...other.enum, null];
  }
}

function isNull(branch: Json): boolean {
  return isObject(branch) && Object.keys(branch).length === 1 && branch.type === 'null';
}

function isPlain(schema: JsonObject): boolean {
  const isMixed = ['allOf', 'oneOf', 'anyOf', 'not', 'if', '$ref'].some((key) => schema[key] !== undefined);
  return schema.type !== undefined && !isMixed;
}

function typeOfAll(values: Json | undefined): string | undefined {
  if (!Array.isArray(values)) return undefined;
  const kinds = new Set(values.map((value) => typeof value));
  const [kind] = kinds;
  return kinds.size === 1 && (kind === 'string' || kind === 'boolean') ? kind : undefined;
}

/** More than 0 is at least 1, where only whole numbers are. */
function wholeLimits(node: JsonObject): void {
  const { exclusiveMinimum: above, exclusiveMaximum: below } = node;
  if (typeof above === 'number' && Number.isInteger(above) && node.minimum === undefined) {
    node.minimum = above + 1;
    delete node.exclusiveMinimum;
  }
  if (typeof below === 'number' && Number.isInteger(below) && node.maximum === undefined) {
    node.maximum = below - 1;
    delete node.exclusiveMaximum;
  }
}

/** Branches of which no value fits two: any of them is one of them. */
function isExclusive(branches: Json | undefined): boolean {
  if (!Array.isArray(branches) || !branches.every(isObject)) return false;
  const types = branches.flatMap(({ type }) => listOf(type));
  const isApart =
    new Set(types).size === types.length && !(types.includes('integer') && types.includes('number'));
  return isApart && branches.every(({ type }) => type !== undefined);
}

function withoutUsualStyle(parameter: JsonObject): void {
  const style = parameter.in === 'query' || parameter.in === 'cookie' ? 'form' : 'simple';
  if (parameter.explode === ((parameter.style ?? style) === 'form')) delete parameter.explode;
  if (parameter.style === style) delete parameter.style;
}

function listOf(value: Json | undefined): Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
