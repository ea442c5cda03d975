import { isObject, type JsonObject } from '../../shared/json.ts';
import { escapeStep, type Pointer, targetOf } from '../../shared/pointer.ts';
import { followRef } from '../openapi/follow-ref.ts';
import { documentedJson } from '../openapi/media.ts';
import type { Operation, SchemaAt } from '../operation.ts';

/** A field of an object's schema, and where it stands. */
export interface Field extends SchemaAt {
  readonly required: boolean;
}

/** The fields that a schema names, those of its `allOf` parts too. */
export function fieldsAt(document: JsonObject, pointer: Pointer, depth = 0): Map<string, Field> {
  const [schema, at] = followRef(document, pointer);
  const fields = new Map<string, Field>();
  const parts = Array.isArray(schema.allOf) ? schema.allOf.map((_, index) => `${at}/allOf/${index}`) : [];
  // Beside other words a reference is one more part
  if (typeof schema.$ref === 'string' && schema.$ref.startsWith('#')) parts.push(targetOf(schema.$ref));
  const required: string[] = Array.isArray(schema.required) ? schema.required.map(String) : [];
  for (const part of depth > 8 ? [] : parts)
    for (const [name, field] of fieldsAt(document, part, depth + 1)) fields.set(name, field);
  for (const name of Object.keys(isObject(schema.properties) ? schema.properties : {})) {
    const [own, place] = followRef(document, `${at}/properties/${escapeStep(name)}`);
    fields.set(name, { at: place, schema: own, required: fields.get(name)?.required === true });
  }
  for (const name of required) {
    const field = fields.get(name);
    if (field !== undefined) fields.set(name, { ...field, required: true });
  }
  return fields;
}

/** What a call takes by name: the fields of its JSON body, or its query. */
export function takenBy(document: JsonObject, { body, parameters }: Operation): Map<string, Field> {
  const schema = documentedJson(body)?.schema;
  if (schema !== undefined) return fieldsAt(document, schema.at);
  return new Map(
    parameters.flatMap((one) =>
      one.in === 'query' && one.schema !== undefined
        ? [[one.name, { ...one.schema, required: one.required }] as const]
        : [],
    ),
  );
}

/** The field of a success around the thing, as `note` of `{ ok, note }`; undefined where the thing is not wrapped. */
export function wrapperOf(document: JsonObject, operation: Operation): string | undefined {
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  const schema = documentedJson(success)?.schema;
  if (schema === undefined) return undefined;
  const fields = [...fieldsAt(document, schema.at)];
  const things = fields.filter(([, { schema: own, at }]) => isThing(document, own, at));
  const others = fields.filter((field) => !things.includes(field));
  const isAround = others.every(([name]) =>
    /^(ok|success|status|code|message|error|errors|meta|request_?id|warnings?)$/i.test(name),
  );
  return things.length === 1 && isAround ? things[0]?.[0] : undefined;
}

function isThing(document: JsonObject, schema: JsonObject, at: Pointer): boolean {
  return schema.type === 'object' || isObject(schema.properties) || fieldsAt(document, at).size > 0;
}
