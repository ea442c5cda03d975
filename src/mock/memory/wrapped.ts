import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { bodyMedia } from '../../spec/openapi/media.ts';
import { fieldsOf } from '../../spec/openapi/schema-fields.ts';
import type { Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { sample } from '../../values/sample.ts';
import { once } from '../once.ts';
import { field } from './entries.ts';
import { successMedia } from './success.ts';

const wrappers = ['data', 'result', 'item', 'payload'];
const beside =
  /^(code|status|message|msg|success|meta|links?|errors?|request_?id|jsonapi|included|timestamp|version)$/i;

/**
 * The field of a body in which the thing stands: the only one (`{ article: {…} }`), or `data` and its like beside
 * fields that say nothing of a thing. Undefined where the body is the thing.
 */
export function wrapperOf(document: JsonObject, schema: Pointer | undefined): string | undefined {
  const fields = fieldsOf(document, schema);
  const names = [...fields.keys()];
  const name = names.length === 1 ? names[0] : names.find((one) => wrappers.includes(one));
  if (name === undefined || fieldsOf(document, fields.get(name)).size === 0) return undefined;
  return names.every((one) => one === name || beside.test(one)) ? name : undefined;
}

/** Where the thing itself is described that a body holds. */
export function insideOf(document: JsonObject, schema: Pointer | undefined): Pointer | undefined {
  const name = wrapperOf(document, schema);
  return name === undefined ? schema : fieldsOf(document, schema).get(name);
}

/** The thing that an answer of an operation holds. */
export function thingIn(
  { document }: Spec,
  operation: Operation | undefined,
  body: Json | undefined,
): Json | undefined {
  const name = wrapperOf(document, successMedia(operation)?.schema?.at);
  return name === undefined ? body : field(body, name);
}

/** The fields that a request's body says of a thing, with the place of each. */
export function bodyFields(spec: Spec, operation: Operation | undefined): ReadonlyMap<string, Pointer> {
  const schema = bodyMedia(operation?.body)?.schema?.at;
  const fields = fieldsOf(spec.document, schema);
  const name = bodyWrapperOf(spec, operation);
  return name === undefined ? fields : fieldsOf(spec.document, fields.get(name));
}

/** What a request's body says of a thing; undefined where it is no object. */
export function bodyIn(spec: Spec, operation: Operation, body: Json | undefined): JsonObject | undefined {
  const name = bodyWrapperOf(spec, operation);
  const inner = name === undefined ? body : field(body, name);
  return isObject(inner) ? inner : undefined;
}

/** A body's only field wraps the thing where the answer's does too; else it is one of its fields. */
function bodyWrapperOf({ document }: Spec, operation: Operation | undefined): string | undefined {
  const name = wrapperOf(document, bodyMedia(operation?.body)?.schema?.at);
  if (name === undefined || wrappers.includes(name)) return name;
  return name === wrapperOf(document, successMedia(operation)?.schema?.at) ? name : undefined;
}

/** A thing in the answer of an operation, with what stands around it. */
export function wrapped(spec: Spec, operation: Operation, thing: JsonObject): JsonObject {
  const name = wrapperOf(spec.document, successMedia(operation)?.schema?.at);
  return name === undefined ? thing : { ...envelopeOf(spec)(operation), [name]: thing };
}

/** What stands around a list or a thing: as the spec's example shows it, else made up in its shape. */
export const envelopeOf = once((spec: Spec) =>
  once((operation: Operation): JsonObject => {
    const media = successMedia(operation);
    const example = media?.examples[0]?.value;
    if (isObject(example) || media?.schema === undefined) return isObject(example) ? example : {};
    const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
    const made = sample(reader, media.schema.at, { seed: 1, full: false });
    return isObject(made) ? made : {};
  }),
);
