import type { Context } from '../src/probes/context.ts';
import type { Json, JsonObject } from '../src/shared/json.ts';
import { readOperations } from '../src/spec/openapi/read.ts';
import type { Operation } from '../src/spec/operation.ts';
import { compileSchemas, type Direction } from '../src/spec/schemas.ts';
import type { Spec } from '../src/spec/spec.ts';
import type { SchemaReader } from '../src/values/applicable.ts';

/** A spec from a document that a test writes down; a place is its own pointer. */
export function specOf(document: JsonObject): Spec {
  const whole = { openapi: '3.1.0', info: { title: 'Garden', version: '1.0.0' }, ...document };
  return {
    api: { name: 'garden', folder: '', spec: 'garden.yaml' },
    variant: undefined,
    document: whole,
    operations: readOperations('garden', whole),
    schemas: compileSchemas(whole, (at) => at),
    files: [],
    warnings: [],
    locate: (pointer) => pointer,
  };
}

/** Where `readerOf` puts its schema. */
export const schemaAt = '#/components/schemas/It';

/** A reader of one schema, which stands at `schemaAt`; others beside it by name. */
export function readerOf(
  schema: Json,
  direction: Direction = 'request',
  others: JsonObject = {},
): SchemaReader {
  const { document, schemas } = specOf({ components: { schemas: { It: schema, ...others } } });
  return { document, schemas, direction };
}

/** The only operation of a document with one path, `POST /beds` unless told otherwise. */
export function operationOf(node: JsonObject, more: JsonObject = {}, call = 'POST /beds'): [Spec, Operation] {
  const [method = '', path = ''] = call.split(' ');
  const spec = specOf({
    paths: { [path]: { [method.toLowerCase()]: { operationId: 'act', ...node } } },
    ...more,
  });
  const [operation] = spec.operations;
  if (operation === undefined) throw new Error('the document has no operation');
  return [spec, operation];
}

/** What a probe is derived from: a target on which the examples exist and nothing else is known. */
export function contextOf([spec, operation]: [Spec, Operation], more: Partial<Context> = {}): Context {
  return { spec, operation, known: () => undefined, bodyPlaces: [], examplesExist: true, ...more };
}
