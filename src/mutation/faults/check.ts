import type { HttpRequest } from '../../http/request.ts';
import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, join, type Pointer, steps } from '../../shared/pointer.ts';
import { jsonMedia } from '../../spec/openapi/media.ts';
import type { Operation } from '../../spec/operation.ts';
import { compileSchemas, type Schemas } from '../../spec/schemas.ts';
import { bodyOf, textOf } from '../incoming.ts';

/** Which parts of a request must be there; a fault may forget one. */
export interface CheckOptions {
  isOptional(pointer: Pointer): boolean;
}

/** True where a request keeps the schemas of an operation, as `schemas` has them. */
export function isConforming(
  operation: Operation,
  schemas: Schemas,
  request: HttpRequest,
  needs: CheckOptions,
): boolean {
  const { body } = operation;
  const fits = operation.parameters.every((parameter) => {
    const text = textOf(operation, parameter, request);
    if (text === undefined) return !parameter.required || needs.isOptional(parameter.at);
    const pointer = parameter.schema?.at;
    if (pointer === undefined || parameter.in === 'cookie') return true;
    return formsOf(text, parameter.json).some((form) => schemas.check(pointer, form, 'request').length === 0);
  });
  if (!fits || body === undefined) return fits;
  const isAbsent = request.body === undefined || request.body === '';
  if (isAbsent) return !body.required || needs.isOptional(body.at);
  const pointer = jsonMedia(body)?.schema?.at;
  const value = bodyOf(request);
  return (
    value !== undefined && (pointer === undefined || schemas.check(pointer, value, 'request').length === 0)
  );
}

/** The schemas of a document in which one schema object is another. */
export function editedSchemas(document: JsonObject, pointer: Pointer, schema: JsonObject): Schemas {
  const copy = structuredClone(document);
  const names = steps(pointer);
  const last = names.pop();
  const holder = names.reduce<Json | undefined>((value, name) => at(value, join('#', name)), copy);
  if (last !== undefined && (isObject(holder) || Array.isArray(holder)))
    (holder as Record<string, Json>)[last] = schema;
  return compileSchemas(copy, (place) => place);
}

/** What a text may stand for: itself, a number, a switch, a list. */
function formsOf(text: string, isJson: boolean): Json[] {
  if (isJson) return [parsed(text) ?? text];
  return [
    text,
    ...(/^-?\d+(\.\d+)?$/.test(text) ? [Number(text)] : []),
    ...(/^(true|false)$/.test(text) ? [text === 'true'] : []),
    text.split(','),
  ];
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
