import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { join, type Pointer } from '../../shared/pointer.ts';
import type { SchemaAt } from '../operation.ts';
import { followRef } from './follow-ref.ts';

export interface Reader {
  readonly api: string;
  readonly document: JsonObject;
}

export function schemaOf(reader: Reader, node: JsonObject, here: Pointer): SchemaAt | undefined {
  if (node.schema === undefined) return undefined;
  const [schema, schemaAt] = follow(reader, join(here, 'schema'));
  return { at: schemaAt, schema };
}

/** The object at a pointer after all `$ref`s in a row, and where it really stands. */
export function follow(reader: Reader, pointer: Pointer): [JsonObject, Pointer] {
  return followRef(reader.document, pointer);
}

export function objectAt(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function keys(value: Json | undefined): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

export function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

export function words(value: Json | undefined): string[] {
  return list(value).filter((word) => typeof word === 'string');
}

export function isJsonType(type: string | undefined): boolean {
  return type !== undefined && /[/+]json\b|^\*\/\*/.test(type);
}
