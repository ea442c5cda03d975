import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at, join, type Pointer } from '../shared/pointer.ts';
import { jsonMedia } from '../spec/openapi/media.ts';
import type { Operation, Parameter } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';

/** One keyword that restricts what an operation may be sent. */
export interface Constraint {
  readonly operation: Operation;
  /** `body`, or `query limit`. */
  readonly place: string;
  readonly keyword: string;
  /** The keyword's place in the spec. */
  readonly at: Pointer;
  /** What it asks for, in short: `maxLength 64`. */
  readonly detail: string;
  /** Why a side cannot count: the spec waives it, or nothing can break it. */
  readonly waived: string | undefined;
}

/** Every constraint on the requests of a spec, operation by operation in the spec's order. */
export function constraintsOf(spec: Spec): Constraint[] {
  return spec.operations.flatMap((operation) => [
    ...operation.parameters.flatMap((parameter) => ofParameter(spec, operation, parameter)),
    ...ofBody(spec, operation),
  ]);
}

function ofParameter(spec: Spec, operation: Operation, parameter: Parameter): Constraint[] {
  const place = `${parameter.in} ${parameter.name}`;
  const required: Constraint[] =
    parameter.required && parameter.in !== 'path'
      ? [requirement(operation, place, parameter.at, parameter.unpromised)]
      : [];
  if (parameter.schema === undefined) return required;
  return [...required, ...walk(spec, operation, place, parameter.schema.at)];
}

function ofBody(spec: Spec, operation: Operation): Constraint[] {
  const { body } = operation;
  const schema = jsonMedia(body)?.schema;
  if (body === undefined || schema === undefined) return [];
  const required = body.required ? [requirement(operation, 'body', body.at, body.unpromised)] : [];
  return [...required, ...walk(spec, operation, 'body', schema.at)];
}

function requirement(
  operation: Operation,
  place: string,
  pointer: Pointer,
  unpromised: readonly string[],
): Constraint {
  const waived = unpromised.includes('required') ? notPromised : undefined;
  return {
    operation,
    place,
    keyword: 'required',
    at: join(pointer, 'required'),
    detail: `${place} is required`,
    waived,
  };
}

const notPromised = 'the spec says that nobody promises it (x-unpromised)';

const keywords = [
  ...['type', 'enum', 'const', 'not', 'minLength', 'maxLength', 'pattern', 'format'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
  ...['required', 'additionalProperties', 'dependentRequired', 'propertyNames', 'anyOf', 'oneOf'],
];

function walk(spec: Spec, operation: Operation, place: string, root: Pointer): Constraint[] {
  const seen = new Set<Pointer>();
  const found: Constraint[] = [];
  const visit = (pointer: Pointer): void => {
    const schema = at(spec.document, pointer);
    if (!isObject(schema) || seen.has(pointer) || schema.readOnly === true) return;
    seen.add(pointer);
    for (const keyword of keywords) {
      const value = schema[keyword];
      if (value === undefined || !restricts(keyword, value)) continue;
      const waived = waiver(schema, keyword, place);
      const detail = show(keyword, value);
      found.push({ operation, place, keyword, at: join(pointer, keyword), detail, waived });
    }
    for (const next of below(pointer, schema)) visit(next);
  };
  visit(root);
  return found;
}

function restricts(keyword: string, value: Json): boolean {
  if (keyword === 'additionalProperties' || keyword === 'uniqueItems') {
    return value === (keyword === 'uniqueItems');
  }
  if (keyword === 'required') return Array.isArray(value) && value.length > 0;
  if (keyword === 'minLength' || keyword === 'minItems') return value !== 0;
  return true;
}

const unchecked = ['int32', 'int64', 'float', 'double', 'password', 'byte', 'binary'];

function waiver(schema: JsonObject, keyword: string, place: string): string | undefined {
  const words = Array.isArray(schema['x-unpromised']) ? schema['x-unpromised'] : [];
  if (words.includes(keyword)) return notPromised;
  if (keyword === 'format' && unchecked.includes(String(schema.format))) {
    return `format ${schema.format} is a hint, nothing checks it`;
  }
  const isText = place !== 'body' && keyword === 'type' && schema.type === 'string';
  return isText ? 'every text is a string' : undefined;
}

/** The schemas that a schema refers to or holds. */
function below(pointer: Pointer, schema: JsonObject): Pointer[] {
  const own = ['items', 'additionalProperties', 'then', 'else'].filter((name) => isObject(schema[name]));
  const maps = ['properties', 'patternProperties'].flatMap((name) =>
    Object.keys(isObject(schema[name]) ? schema[name] : {}).map((key) => join(pointer, name, key)),
  );
  const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'].flatMap((name) =>
    (Array.isArray(schema[name]) ? schema[name] : []).map((_, index) => join(pointer, name, index)),
  );
  const target = typeof schema.$ref === 'string' && schema.$ref.startsWith('#') ? [schema.$ref] : [];
  return [...target, ...lists, ...maps, ...own.map((name) => join(pointer, name))];
}

function show(keyword: string, value: Json): string {
  if (keyword === 'anyOf' || keyword === 'oneOf') return `${keyword} of ${(value as Json[]).length}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `${keyword} ${text.length > 60 ? `${text.slice(0, 57)}…` : text}`;
}
