import type { Ajv2020 } from 'ajv/dist/2020.js';
import { messageOf } from '../../shared/input-error.ts';
import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { suggest } from '../../shared/nearest.ts';
import { at, join, type Pointer, targetOf } from '../../shared/pointer.ts';
import { createAjv } from '../ajv.ts';
import type { Bundle } from '../bundle.ts';
import { kindOfValue } from './kind-of-value.ts';
import { diagnoseReference } from './reference.ts';

/** Keywords with a schema, a map of schemas, a list of schemas below them. */
const single =
  'items additionalProperties unevaluatedItems unevaluatedProperties propertyNames contains not if then else contentSchema'.split(
    ' ',
  );
const maps = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'];
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/**
 * Why a schema does not compile, as a sentence: a `$ref` that leads nowhere, or the innermost schema at or below the
 * pointer that does not compile by itself. Undefined where each does.
 */
export function diagnoseSchema({ document, source }: Bundle, pointer: Pointer): string | undefined {
  const reference = diagnoseReference(document, source.locate);
  if (reference !== undefined) return reference;
  const ajv = createAjv(document, new Map());
  const toVisit = new Set([pointer]);
  for (const here of toVisit) {
    const schema = at(document, here);
    const fault = faultOf(schema, ajv);
    if (fault !== undefined) {
      return `${source.locate(fault.key === undefined ? here : join(here, fault.key))} ${fault.says}`;
    }
    if (isObject(schema)) for (const next of below(schema, here)) toVisit.add(next);
  }
  return undefined;
}

interface Fault {
  readonly key: string | undefined;
  readonly says: string;
}

function below(schema: JsonObject, here: Pointer): Pointer[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === '$ref' && typeof value === 'string' && value.startsWith('#')) return [targetOf(value)];
    if (single.includes(key)) return [join(here, key)];
    const isHolder = (maps.includes(key) && isObject(value)) || (lists.includes(key) && Array.isArray(value));
    return isHolder ? Object.keys(value as object).map((name) => join(here, key, name)) : [];
  });
}

function faultOf(schema: Json | undefined, ajv: Ajv2020): Fault | undefined {
  if (typeof schema === 'boolean') return undefined;
  if (!isObject(schema)) {
    const said = JSON.stringify(schema);
    const isType = typeof schema === 'string' && types.includes(schema);
    const instead = isType ? `"type: ${schema}" below it` : 'a map of keywords';
    return { key: undefined, says: `says ${said} where a schema has to stand. Write ${instead}.` };
  }
  const alone = emptied(schema);
  const problem = compile(alone, ajv);
  if (problem === undefined) return undefined;
  const key = Object.keys(alone).find((name) => {
    const { [name]: _, ...others } = alone;
    return compile(others, ajv) === undefined;
  });
  if (key !== undefined) return { key, says: wording(key, schema[key], problem, ajv) };
  // Of several wrong keywords the first one that is wrong by itself
  for (const [name, value] of Object.entries(alone)) {
    const own = compile({ [name]: value }, ajv);
    if (own !== undefined) return { key: name, says: wording(name, value, own, ajv) };
  }
  return { key: undefined, says: wording(undefined, undefined, problem, ajv) };
}

/** The schema without what stands below it: that is looked at for itself. */
function emptied(schema: JsonObject): JsonObject {
  const alone: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === '$ref' || key === 'example' || key === 'examples' || key === 'default') continue;
    if (single.includes(key)) alone[key] = true;
    else if (maps.includes(key) && isObject(value)) {
      alone[key] = Object.fromEntries(Object.keys(value).map((name) => [name, true]));
    } else if (lists.includes(key) && Array.isArray(value)) alone[key] = value.map(() => true);
    else alone[key] = value;
  }
  return alone;
}

function compile(schema: JsonObject, ajv: Ajv2020): string | undefined {
  try {
    ajv.compile(schema);
    return undefined;
  } catch (thrown) {
    return messageOf(thrown);
  } finally {
    ajv.removeSchema(schema);
  }
}

function wording(key: string | undefined, value: Json | undefined, problem: string, ajv: Ajv2020): string {
  const name = JSON.stringify(key);
  if (key === 'type') {
    const wrong = [value].flat().find((one) => !types.includes(String(one)));
    return `"type" says ${JSON.stringify(wrong ?? value)}${suggest(String(wrong), types)}`;
  }
  if (problem.includes('unknown keyword') && key !== undefined) {
    return `${name} is no keyword of JSON Schema${suggest(key, keywordsOf(ajv))}`;
  }
  const wanted = /value must be (\[.*\])$/.exec(problem)?.[1];
  if (wanted !== undefined) {
    const kinds = JSON.parse(wanted) as string[];
    return `${name} has to be ${kindOfValue(kinds) ?? kinds.join(' or ')}.`;
  }
  const [invalid, says] = /^schema is invalid: data\/(\S+ must [^,]+)/.exec(problem) ?? [];
  if (invalid !== undefined && says !== undefined) return worded(says);
  return `is not a valid schema: ${problem.replace(/^strict mode: /, '')}. Correct it.`;
}

/** `required must be array`, `enum/0/a must match …`. */
function worded(problem: string): string {
  const [, name = '', wanted] = /^(\S+) must (.*)$/.exec(problem) ?? [];
  const kind = kindOfValue([wanted?.replace(/^be /, '') ?? '']);
  return kind === undefined
    ? `is not a valid schema: ${problem}. Correct it.`
    : `${JSON.stringify(name)} has to be ${kind}.`;
}

function keywordsOf(ajv: Ajv2020): string[] {
  return Object.keys(ajv.RULES.keywords).filter((name) => !name.startsWith('x-'));
}
