import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at, join, type Pointer, targetOf } from '../shared/pointer.ts';
import { discriminated } from '../spec/openapi/discriminator.ts';
import type { SchemaAt } from '../spec/operation.ts';
import type { Direction, Schemas } from '../spec/schemas.ts';

/** What is needed to read schemas together with values. */
export interface SchemaReader {
  readonly document: JsonObject;
  readonly schemas: Schemas;
  readonly direction: Direction;
}

/**
 * All schema objects that have a say on `value` at `pointer`: the schema itself, what `$ref` and `allOf` add,
 * the branches of `anyOf` and `oneOf` that it takes, and `then` or `else`.
 */
export function applicable(reader: SchemaReader, pointer: Pointer, value: Json, depth = 0): SchemaAt[] {
  const schema = at(reader.document, pointer);
  if (!isObject(schema) || depth > 20) return [];
  const deeper = (next: Pointer) => applicable(reader, next, value, depth + 1);
  const list: SchemaAt[] = [{ at: pointer, schema }];
  if (typeof schema.$ref === 'string' && schema.$ref.startsWith('#'))
    list.push(...deeper(targetOf(schema.$ref)));
  for (const next of branches(pointer, schema, 'allOf')) list.push(...deeper(next));
  for (const next of [...branches(pointer, schema, 'anyOf'), ...branches(pointer, schema, 'oneOf')]) {
    if (isMeant(reader, schema, next, value) && accepts(reader, next, value)) list.push(...deeper(next));
  }
  if (schema.if !== undefined) {
    const next = accepts(reader, join(pointer, 'if'), value) ? 'then' : 'else';
    if (schema[next] !== undefined) list.push(...deeper(join(pointer, next)));
  }
  return list;
}

/** True unless a discriminator leads the value to another branch. */
function isMeant({ document }: SchemaReader, schema: JsonObject, branch: Pointer, value: Json): boolean {
  const said = isObject(value) ? discriminated(document, schema) : undefined;
  const tag = said === undefined || !isObject(value) ? undefined : value[said.field];
  const [index = '', word] = branch.split('/').reverse();
  const values = said?.word === word ? said?.values[Number(index)] : undefined;
  return typeof tag !== 'string' || values === undefined || values.includes(tag);
}

/** The pointers of a keyword's branches. */
export function branches(
  pointer: Pointer,
  schema: JsonObject,
  keyword: 'allOf' | 'anyOf' | 'oneOf',
): Pointer[] {
  const list = schema[keyword];
  return Array.isArray(list) ? list.map((_, index) => join(pointer, keyword, index)) : [];
}

/** True when the value keeps the schema at `pointer`. */
export function accepts(reader: SchemaReader, pointer: Pointer, value: Json): boolean {
  return reader.schemas.check(pointer, value, reader.direction).length === 0;
}

/** The JSON types that all of these schemas admit together; undefined where none of them says. */
export function admittedTypes(schemas: readonly SchemaAt[]): string[] | undefined {
  let types: string[] | undefined;
  for (const { schema } of schemas) {
    const own = schema.type;
    if (own === undefined) continue;
    const list = (Array.isArray(own) ? own : [own]).map(String);
    types = types === undefined ? list : types.filter((type) => list.includes(type));
  }
  return types;
}
