import type { Json, JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import type { Parameter } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { isValid } from '../../values/absent.ts';
import { hash, textsMatching } from '../../values/text.ts';
import { freshId } from './fresh-id.ts';

/** What says of an id how it may look. */
export interface IdRules {
  readonly spec: Spec;
  /** The path parameter that names a thing. */
  readonly named: Parameter | undefined;
  /** The field of the thing that bears it. */
  readonly idSchema: Pointer | undefined;
}

/** True where both the path parameter and the field that bears it admit an id. */
export function admitsId({ spec, named, idSchema }: IdRules, id: Json): boolean {
  const isNamed = named?.schema === undefined || isValid(spec.schemas, named, String(id));
  return isNamed && (idSchema === undefined || spec.schemas.check(idSchema, id, 'response').length === 0);
}

/** Ids after the patterns of both: what a pattern begins with and letters and digits, then whatever else fits. */
export function* idsLike(
  spec: Spec,
  { named, idSchema }: Pick<IdRules, 'named' | 'idSchema'>,
  shape: Json,
  turn = 0,
): Generator<Json> {
  const patterns = [named?.schema?.schema ?? {}, idSchemaNode(spec.document, idSchema)]
    .map(({ pattern }) => pattern)
    .filter((pattern) => typeof pattern === 'string');
  for (const pattern of patterns) {
    const [, start = ''] = /^\^([\w-]*)/.exec(pattern.replace(/[^^](\*|\?|\{).*$/, '')) ?? [];
    if (start !== '') for (const length of [14, 8]) yield start + freshId('a'.repeat(length), turn);
  }
  yield shape;
  for (const pattern of patterns) yield* textsMatching(pattern, 2, hash(`${pattern} ${turn}`));
}

function idSchemaNode(document: JsonObject, idSchema: Pointer | undefined): JsonObject {
  return idSchema === undefined ? {} : followRef(document, idSchema)[0];
}
