import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { documentedJson } from '../../spec/openapi/media.ts';
import { examplesOf, type Response } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { sample } from '../../values/sample.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { once } from '../once.ts';
import { explained } from './explained.ts';

/** An answer for which the operation documents nothing, in the API's own error shape. */
export interface Fallback {
  readonly status: number;
  readonly type: string;
  readonly body: Json;
}

/**
 * What this API would say with `status` where no operation matches or none documents it: what its behaviour knows,
 * the example of another operation's answer of that status, else its nearest error with the reason as its text.
 */
export function fallbackFor(
  spec: Spec,
  behaviour: Behaviour | undefined,
  status: number,
  why: string,
  wait?: number,
): Fallback {
  const [nearest] = [...errorsOf(spec)].sort((a, b) => distance(a, status) - distance(b, status));
  const type = nearest?.media[0]?.type ?? 'application/json';
  const own = behaviour?.refuse?.(status, why, wait);
  if (own !== undefined) return { status: own.status, type, body: own.body };
  if (nearest === undefined) return madeUpError(spec, status, why);
  const example = examplesOf(nearest)[0]?.value ?? { error: why };
  return {
    status,
    type,
    body: nearest.status === String(status) ? example : reworded(spec, nearest, example, status, why),
  };
}

/** Every documented error with an example. */
const errorsOf = once((spec: Spec): readonly Response[] =>
  spec.operations
    .flatMap((operation) => operation.responses)
    .filter((response) => /^[45]\d\d$/.test(response.status) && examplesOf(response).length > 0),
);

/** Where no error has an example: the nearest one that has a schema, with the reason in it. */
function madeUpError(spec: Spec, status: number, why: string): Fallback {
  const [nearest] = [...describedErrors(spec)].sort((a, b) => distance(a, status) - distance(b, status));
  const media = documentedJson(nearest);
  const place = media?.schema?.at;
  if (media === undefined || place === undefined)
    return { status, type: 'application/json', body: { error: why } };
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
  const made = sample(reader, place, { seed: 1, full: false });
  return { status, type: media.type, body: explained(spec, place, made, status, why) };
}

const describedErrors = once((spec: Spec): readonly Response[] =>
  spec.operations
    .flatMap((operation) => operation.responses)
    .filter(
      (response) =>
        /^([45](\d\d|XX)|default)$/i.test(response.status) && documentedJson(response)?.schema !== undefined,
    ),
);

/** The example with another text and number, where its schema admits them. */
function reworded(spec: Spec, response: Response, example: Json, status: number, why: string): Json {
  if (!isObject(example)) return example;
  const texts = Object.entries(example).map(([name, value]): [string, Json] => {
    if (
      typeof value === 'string' &&
      /^(message|error|msg|error_?msg|error_?message|detail|title|description)$/i.test(name)
    )
      return [name, why];
    return [name, typeof value === 'number' && /^(status|code|status_?code)$/i.test(name) ? status : value];
  });
  const schema = response.media[0]?.schema?.at;
  const other: JsonObject = Object.fromEntries(texts);
  return schema === undefined || spec.schemas.check(schema, other, 'response').length === 0 ? other : example;
}

function distance(documented: Response, status: number): number {
  const own = Number(documented.status.replace(/X/gi, '0'));
  return Number.isNaN(own) ? 1_000 : Math.abs(own - status);
}
