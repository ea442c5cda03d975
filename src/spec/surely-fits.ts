import formats from 'ajv-formats/dist/formats.js';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import { patternOf } from './pattern.ts';
import { costOf } from './pattern-cost.ts';

type Check = (limit: Json, value: Json, schema: JsonObject, document: JsonObject, depth: number) => boolean;

/** How deep schemas are followed before the question is left open. */
const deepest = 40;

const passed: Check = () => true;
const ofNumber =
  (holds: (value: number, limit: number) => boolean): Check =>
  (limit, value) =>
    typeof value !== 'number' || holds(value, Number(limit));
const ofLength =
  (holds: (length: number, limit: number) => boolean): Check =>
  (limit, value) =>
    typeof value !== 'string' || holds([...value].length, Number(limit));
const ofItems =
  (holds: (count: number, limit: number) => boolean): Check =>
  (limit, value) =>
    !Array.isArray(value) || holds(value.length, Number(limit));

/** The keywords whose meaning is plain; a schema with another one is left open. */
const checks: Readonly<Record<string, Check>> = {
  ...Object.fromEntries(
    ['title', 'description', 'example', 'examples', 'default', 'deprecated', 'xml', 'externalDocs']
      .concat('readOnly', 'writeOnly', '$comment', '$defs', 'contentEncoding', 'contentMediaType')
      .map((word) => [word, passed]),
  ),
  type: (types, value) => [types].flat().some((type) => isOfType(type, value)),
  enum: (options, value) => Array.isArray(options) && options.some((one) => one === value),
  const: (only, value) => only === value,
  minimum: ofNumber((value, limit) => value >= limit),
  maximum: ofNumber((value, limit) => value <= limit),
  exclusiveMinimum: ofNumber((value, limit) => value > limit),
  exclusiveMaximum: ofNumber((value, limit) => value < limit),
  minLength: ofLength((length, limit) => length >= limit),
  maxLength: ofLength((length, limit) => length <= limit),
  minItems: ofItems((count, limit) => count >= limit),
  maxItems: ofItems((count, limit) => count <= limit),
  pattern: (pattern, value) => typeof value !== 'string' || matches(String(pattern), value),
  multipleOf: ofNumber((value, limit) => Number.isInteger(value / limit)),
  uniqueItems: (_unique, value) =>
    !Array.isArray(value) ||
    (value.every((one) => typeof one === 'string') && new Set(value).size === value.length) ||
    value.length < 2,
  format: (name, value) => hasFormat(String(name), value),
  required: (names, value) =>
    !isObject(value) || (Array.isArray(names) && names.every((name) => Object.hasOwn(value, String(name)))),
  properties: (properties, value, _schema, document, depth) =>
    !isObject(value) ||
    !isObject(properties) ||
    Object.entries(value).every(
      ([name, one]) =>
        !Object.hasOwn(properties, name) || surelyFits(document, properties[name] as Json, one, depth + 1),
    ),
  additionalProperties: (other, value, { properties }, document, depth) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([name, one]) =>
        (isObject(properties) && Object.hasOwn(properties, name)) ||
        surelyFits(document, other, one, depth + 1),
    ),
  items: (items, value, _schema, document, depth) =>
    !Array.isArray(value) || value.every((one) => surelyFits(document, items, one, depth + 1)),
  allOf: (parts, value, _schema, document, depth) =>
    Array.isArray(parts) && parts.every((part) => surelyFits(document, part, value, depth + 1)),
  anyOf: (parts, value, _schema, document, depth) =>
    Array.isArray(parts) && parts.some((part) => surelyFits(document, part, value, depth + 1)),
  $ref: (ref, value, _schema, document, depth) => {
    const target = at(document, String(ref));
    return target !== undefined && surelyFits(document, target, value, depth + 1);
  },
};

/**
 * True where a value fits a schema beyond doubt; false where it does not, or where only a real validator can say. It
 * spares compiling the thousands of schemas whose values are right.
 */
export function surelyFits(document: JsonObject, schema: Json, value: Json, depth = 0): boolean {
  if (typeof schema === 'boolean') return schema;
  if (!isObject(schema) || depth > deepest) return false;
  for (const keyword in schema) {
    if (keyword.startsWith('x-')) continue;
    const check = checks[keyword];
    if (check === undefined || !check(schema[keyword] as Json, value, schema, document, depth)) return false;
  }
  return true;
}

function isOfType(type: Json, value: Json): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

/** A pattern that may run long is left open. */
function matches(pattern: string, text: string): boolean {
  return costOf(pattern, 'u') === 'small' && patternOf(pattern, 'u').test(text);
}

function hasFormat(name: string, value: Json): boolean {
  const format = formats.fullFormats[name as keyof typeof formats.fullFormats] as unknown;
  if (typeof value !== 'string' || format === undefined) return true;
  const test =
    isObject(format as Json) && !(format instanceof RegExp)
      ? (format as { validate?: unknown }).validate
      : format;
  if (test instanceof RegExp) return new RegExp(test.source, test.flags).test(value);
  return typeof test === 'function' && test(value) === true;
}
