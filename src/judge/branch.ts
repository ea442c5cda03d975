import type { Json, JsonObject } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Media, NamedExample } from '../spec/operation.ts';
import type { Violation } from '../spec/schemas.ts';
import type { Spec } from '../spec/spec.ts';
import { accepts, branches } from '../values/applicable.ts';

/** Where an example promises one branch of `oneOf` or `anyOf`, that branch; else the whole schema. */
export function promisedSchema(
  spec: Spec,
  media: Media,
  value: Json,
  examples: readonly NamedExample[],
): Pointer {
  const whole = media.schema?.at ?? '#';
  const own = examples.filter((example) => media.examples.some((known) => known.at === example.at));
  if (own.length === 0) return whole;
  const choices = alternativesOf(spec, whole);
  const promised = choices.filter((choice) =>
    own.some((example) => accepts(reader(spec), choice, example.value)),
  );
  if (promised.length === 0 || promised.length === choices.length) return whole;
  return promised.find((choice) => accepts(reader(spec), choice, value)) ?? closest(spec, promised, value);
}

/** True where an example and a value take the same branch of a schema that has several. */
export function sharesBranch(spec: Spec, media: Media, example: Json, value: Json): boolean {
  if (media.schema === undefined) return false;
  return alternativesOf(spec, media.schema.at).some(
    (choice) => accepts(reader(spec), choice, example) && accepts(reader(spec), choice, value),
  );
}

/** The violations that tell most: of alternatives, those of the one that fits best. */
export function explain(spec: Spec, pointer: Pointer, value: Json): Violation[] {
  const violations = spec.schemas.check(pointer, value, 'response');
  if (violations.length === 0) return [];
  const choices = alternativesOf(spec, pointer);
  if (choices.length > 0 && choices.every((choice) => !accepts(reader(spec), choice, value))) {
    return explain(spec, closest(spec, choices, value), value);
  }
  const telling = violations.filter(
    ({ keyword }) => !/^(anyOf|oneOf|allOf|\$ref|then|else|if)$/.test(keyword),
  );
  return telling.length > 0 ? telling : violations;
}

function closest(spec: Spec, choices: readonly Pointer[], value: Json): Pointer {
  const cost = (choice: Pointer) =>
    spec.schemas
      .check(choice, value, 'response')
      .reduce((sum, { keyword }) => sum + (keyword === 'type' || keyword === 'required' ? 2 : 1), 0);
  return [...choices].sort((a, b) => cost(a) - cost(b))[0] ?? '#';
}

function alternativesOf(spec: Spec, pointer: Pointer): Pointer[] {
  const [schema, here] = followRef(spec.document, pointer);
  return [
    ...branches(here, schema as JsonObject, 'oneOf'),
    ...branches(here, schema as JsonObject, 'anyOf'),
  ].map((choice) => followRef(spec.document, choice)[1]);
}

export function reader(spec: Spec) {
  return { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
}
