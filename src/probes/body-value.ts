import { isObject, type Json } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import { isJsonMedia } from '../spec/openapi/media.ts';
import { viewOf } from '../spec/remote/views.ts';
import { repair } from '../values/repair.ts';
import { sample } from '../values/sample.ts';
import { type Context, requestReader } from './context.ts';
import { mediaOf } from './encode.ts';
import { withKnownValues, withoutGuesses } from './known-body.ts';
import { parameterText } from './parameter-value.ts';
import { pathKey, withPathKey } from './path-key.ts';
import { isGood } from './request-examples.ts';

/** The Content-Type that a body is sent with. */
export function bodyType(type: string): string {
  return type === '*/*' ? 'application/json' : type;
}

/** The body of the named request example, else of the first valid one, else one made up; target values put in. */
export function bodyValue(context: Context, name?: string): Json | undefined {
  const known = bodies.get(context) ?? new Map<string | undefined, Json | undefined>();
  bodies.set(context, known);
  if (!known.has(name)) known.set(name, freshBody(context, name));
  return known.get(name);
}

/** A context does not change, and every probe of an operation starts from the same body. */
const bodies = new WeakMap<Context, Map<string | undefined, Json | undefined>>();

function freshBody(context: Context, name: string | undefined): Json | undefined {
  const chosen = chosenBody(context, name);
  const body = isRefused(context, name) ? chosen : ofCall(context, chosen);
  const key = pathKey(context.operation);
  const parameter = context.operation.parameters.find((one) => one.in === 'path' && one.name === key);
  if (body === undefined || key === undefined || parameter === undefined || name !== undefined) return body;
  const keyed = withPathKey(context.operation, body, { [key]: parameterText(context, parameter) });
  const pointer = mediaOf(context.operation.body)?.schema?.at;
  const isValid = (value: Json) =>
    pointer === undefined || context.spec.schemas.check(pointer, value, 'request').length === 0;
  return isValid(keyed) || !isValid(body) ? keyed : body;
}

/** True for an example of a request that is refused, perhaps for the very thing that it names. */
function isRefused({ operation }: Context, name: string | undefined): boolean {
  return operation.responses.some(
    ({ status, media }) =>
      !status.startsWith('2') && media.some(({ examples }) => examples.some((one) => one.name === name)),
  );
}

/** With the thing that is there, where a remote call names one in its body. */
function ofCall({ spec, operation, known }: Context, body: Json | undefined): Json | undefined {
  const key = viewOf(spec, operation).call?.key;
  const value = key === undefined ? undefined : known(`path.${key}`);
  if (key === undefined || value === undefined || !isObject(body)) return body;
  return { ...body, [key]: typeof body[key] === 'number' && /^\d+$/.test(value) ? Number(value) : value };
}

function chosenBody(context: Context, name: string | undefined): Json | undefined {
  const media = mediaOf(context.operation.body);
  if (media === undefined) return undefined;
  const chosen = media.examples.find((example) => example.name === name);
  if (name !== undefined && chosen !== undefined) return chosen.value;
  const example = media.examples.find((candidate) => isGood(context, candidate));
  if (example !== undefined) return withoutGuesses(context, withKnownValues(context, example.value));
  if (media.schema === undefined && isJsonMedia(media)) return {};
  // Raised from OpenAPI 3.0, bytes have no schema that says so.
  if (/octet-stream/i.test(media.type) && media.schema?.schema.type !== 'string') return 'contract';
  if (media.schema === undefined) return undefined;
  return withoutGuesses(context, withKnownValues(context, madeUp(context, media.schema.at)));
}

/** Full where that keeps the schema; else without the fields that nothing fits, else bare. */
function madeUp(context: Context, pointer: Pointer): Json {
  const reader = requestReader(context.spec);
  const made = (full: boolean) =>
    [0, 1, 2, 3].map((branch) => sample(reader, pointer, { seed: 1, full, branch }));
  const isValid = (value: Json) => reader.schemas.check(pointer, value, 'request').length === 0;
  const [full, bare] = [made(true), made(false)];
  return (
    full.find(isValid) ??
    firstOf(full.slice(0, 1), (value) => repair(reader, pointer, value), isValid) ??
    bare.find(isValid) ??
    firstOf([...full.slice(1), ...bare], (value) => repair(reader, pointer, value), isValid) ??
    bare[0] ??
    {}
  );
}

/** The first of some values that, once changed, is right: what comes behind it is not changed at all. */
function firstOf(
  values: readonly Json[],
  change: (value: Json) => Json,
  isRight: (value: Json) => boolean,
): Json | undefined {
  for (const value of values) {
    const changed = change(value);
    if (isRight(changed)) return changed;
  }
  return undefined;
}
