import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, type Pointer } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { isHidden } from '../../spec/openapi/hidden.ts';
import { fieldsOf } from '../../spec/openapi/schema-fields.ts';
import type { Media, Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { sample } from '../../values/sample.ts';
import { once } from '../once.ts';
import { successMedia } from './success.ts';
import { insideOf, wrapped } from './wrapped.ts';

/** A thing with the fields that an operation's answer declares; those it lacks come from the answer's example. */
export function shapeOf(spec: Spec, operation: Operation, thing: JsonObject): Json {
  const media = successMedia(operation);
  if (media?.schema === undefined) return thing;
  const inside = insideOf(spec.document, media.schema.at) ?? media.schema.at;
  const shown = wrapped(spec, operation, shapeTo(spec, inside, thing));
  const isWhole = isObject(shown) && spec.schemas.check(media.schema.at, shown, 'response').length === 0;
  if (isWhole) return shown;
  const example = media.examples[0]?.value ?? sampleOf(spec)(media);
  return isObject(example) ? { ...example, ...shown } : shown;
}

/** What stands in an answer that the spec shows no example of, for what no thing has: `deleted: true`. */
const sampleOf = once((spec: Spec) =>
  once((media: Media): Json => {
    const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
    return media.schema === undefined ? {} : sample(reader, media.schema.at, { seed: 1, full: false });
  }),
);

/** A thing with the fields that a schema declares; whole where it declares none. */
export function shapeTo(spec: Spec, schema: Pointer, thing: JsonObject): JsonObject {
  const fields = fieldsOf(spec.document, schema);
  if (fields.size === 0) return thing;
  const visible = Object.entries(thing).filter(([name]) => {
    const place = fields.get(name);
    return place !== undefined && !isHidden(spec.document, at(spec.document, place), 'writeOnly');
  });
  return Object.fromEntries(visible);
}

/** True when a schema requires the field, `$ref` and `allOf` followed. */
export function isRequired(spec: Spec, schema: Pointer | undefined, name: string): boolean {
  if (schema === undefined) return false;
  const [node, here] = followRef(spec.document, schema);
  if (Array.isArray(node.required) && node.required.includes(name)) return true;
  if (typeof node.$ref === 'string' && isRequired(spec, node.$ref, name)) return true;
  return (
    Array.isArray(node.allOf) &&
    node.allOf.some((_, index) => isRequired(spec, `${here}/allOf/${index}`, name))
  );
}
