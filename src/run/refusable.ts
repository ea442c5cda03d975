import { bodyOf } from '../http/body-of.ts';
import { requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import type { Probe } from '../probes/probe.ts';
import { isObject, type Json } from '../shared/json.ts';
import { at, type Pointer } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Response } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { sitesOf } from '../values/sites.ts';

/**
 * What the document says with `x-refusable` (`true`, or the rule in words): of the operation, of the response that came,
 * or of a parameter or a property that the request holds. Such a request may be refused for a cause that no schema can
 * say. Undefined where it does not say so.
 */
export function refusableReason(
  spec: Spec,
  { operation, draft }: Probe,
  response: Response,
): string | undefined {
  const says = (pointer: Pointer): string | undefined => {
    const own = at(spec.document, pointer);
    const [value] = followRef(spec.document, pointer);
    return first([own, value], wordsIn);
  };
  const whole = says(operation.at) ?? says(response.at);
  if (whole !== undefined || draft === undefined) return whole;
  const isSent = (name: string) =>
    name in draft.path || name in draft.headers || draft.query.some(([sent]) => sent === name);
  const inParameters = first(operation.parameters, ({ name, at: place, schema }) =>
    isSent(name) ? (says(place) ?? (schema === undefined ? undefined : says(schema.at))) : undefined,
  );
  const pointer = mediaOf(operation.body)?.schema?.at;
  const body = bodyOf(draft);
  if (inParameters !== undefined || pointer === undefined || body === undefined) return inParameters;
  const schemas = sitesOf(requestReader(spec), pointer, body).flatMap((site) => site.schemas);
  return first(schemas, ({ schema }) => wordsIn(schema));
}

function wordsIn(value: Json | undefined): string | undefined {
  const said = isObject(value) ? value['x-refusable'] : undefined;
  if (said === true) return 'the document says x-refusable';
  return typeof said === 'string' && said !== '' ? `the document says x-refusable: ${said}` : undefined;
}

function first<T>(list: readonly T[], look: (one: T) => string | undefined): string | undefined {
  for (const one of list) {
    const found = look(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
