import { bodyOf } from '../http/request.ts';
import { requestReader } from '../probes/base.ts';
import { mediaOf } from '../probes/encode.ts';
import type { Probe } from '../probes/probe.ts';
import { isObject } from '../shared/json.ts';
import { at, type Pointer } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/read.ts';
import type { Response } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { sitesOf } from '../values/sites.ts';

/**
 * True where the document says `x-refusable: true`: of the operation, of the response that came, or of a parameter or
 * a property that the request holds. Such a request may be refused for a cause that no schema can say.
 */
export function isRefusable(spec: Spec, { operation, draft }: Probe, response: Response): boolean {
  const says = (pointer: Pointer) => {
    const own = at(spec.document, pointer);
    const [value] = followRef(spec.document, pointer);
    return [own, value].some((one) => isObject(one) && one['x-refusable'] === true);
  };
  if (says(operation.at) || says(response.at)) return true;
  if (draft === undefined) return false;
  const isSent = (name: string) =>
    name in draft.path || name in draft.headers || draft.query.some(([sent]) => sent === name);
  const inParameters = operation.parameters.some(
    ({ name, at: place, schema }) =>
      isSent(name) && (says(place) || (schema !== undefined && says(schema.at))),
  );
  const pointer = mediaOf(operation.body)?.schema?.at;
  const body = bodyOf(draft);
  if (inParameters || pointer === undefined || body === undefined) return inParameters;
  return sitesOf(requestReader(spec), pointer, body).some(({ schemas }) =>
    schemas.some(({ schema }) => schema['x-refusable'] === true),
  );
}
