import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { join, type Pointer } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { jsonMedia } from '../../spec/openapi/media.ts';
import { fieldsOf, itemsOf } from '../../spec/openapi/schema-fields.ts';
import type { Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { once } from '../once.ts';
import type { DecisionInput } from './decision-input.ts';

/** How many are told of. */
const most = 5;
const deepest = 6;

/** What a request has that its contract neither names nor forbids, each in a sentence: a misspelt word, mostly. */
export function undeclaredIn(spec: Spec, { operation, query, body }: DecisionInput): string[] {
  const schema = jsonMedia(operation.body)?.schema?.at;
  const fields = schema === undefined || body === undefined ? [] : unknownFields(spec, schema, body, []);
  return [
    ...unknownParameters(operation, query).map((name) => `\`${name}\` is no query parameter here: ignored`),
    ...fields.map((name) => `\`${name}\` is no field of this body: ignored`),
  ].slice(0, most);
}

function unknownParameters({ parameters, security }: Operation, query: DecisionInput['query']): string[] {
  const declared = parameters.filter((one) => one.in === 'query');
  // The fields of an object may each be a parameter
  const isSpread = declared.some(
    ({ schema, explode, style }) => explode && style === 'form' && isMap(schema?.schema),
  );
  if (isSpread) return [];
  const shown = security.flat().filter((one) => one.in === 'query');
  const names = new Set([...declared, ...shown].map(({ name }) => name));
  return Object.keys(query).filter((name) => !names.has(name) && !names.has(name.replace(/\[.*$/s, '')));
}

function isMap(schema: JsonObject | undefined): boolean {
  return schema !== undefined && [schema.type].flat().includes('object');
}

function unknownFields(spec: Spec, schema: Pointer, value: Json, at: readonly string[]): string[] {
  if (at.length > deepest) return [];
  const shape = shapeOf(spec.document, schema);
  if (Array.isArray(value)) {
    const { items } = shape;
    return value.slice(0, most).flatMap((one, index) => unknownFields(spec, items, one, [...at, `${index}`]));
  }
  if (!isObject(value)) return [];
  const { fields } = shape;
  if (fields.size === 0 || shape.isOpen) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const place = fields.get(name);
    const here = [...at, name];
    return place === undefined ? [here.join('.')] : unknownFields(spec, place, part, here);
  });
}

/** What a schema says of the names within. */
interface Shape {
  readonly fields: ReadonlyMap<string, Pointer>;
  readonly items: Pointer;
  readonly isOpen: boolean;
}

const shapes = once((_: JsonObject) => new Map<Pointer, Shape>());

function shapeOf(document: JsonObject, schema: Pointer): Shape {
  const known = shapes(document).get(schema);
  if (known !== undefined) return known;
  const shape = {
    fields: fieldsOf(document, schema),
    items: itemsOf(document, schema),
    isOpen: isOpen(document, schema, 0),
  };
  shapes(document).set(schema, shape);
  return shape;
}

/** Words with which a schema admits fields that it does not name as its own. */
const opening = ['patternProperties', 'if', 'dependentSchemas', 'unevaluatedProperties', '$dynamicRef'];

/** True where a schema says that there may be fields of any name, or may say so. */
function isOpen(document: JsonObject, schema: Pointer, depth: number): boolean {
  const [node, here] = followRef(document, schema);
  const { additionalProperties: more, $ref } = node;
  if (depth > deepest || more === true || isObject(more) || opening.some((word) => node[word] !== undefined))
    return true;
  if (typeof $ref === 'string' && isOpen(document, $ref, depth + 1)) return true;
  return ['allOf', 'oneOf', 'anyOf'].some((word) => {
    const branches = node[word];
    return (
      Array.isArray(branches) &&
      branches.some((_, index) => isOpen(document, join(here, word, index), depth + 1))
    );
  });
}
