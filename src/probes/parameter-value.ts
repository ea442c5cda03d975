import { isObject, type Json } from '../shared/json.ts';
import type { Parameter } from '../spec/operation.ts';
import { repair } from '../values/repair.ts';
import { sample } from '../values/sample.ts';
import { isSpread } from '../wire/decode-parameter.ts';
import { textOf } from '../wire/encode-parameter.ts';
import { type Context, requestReader } from './context.ts';
import { namesakeOf } from './namesake.ts';

/** A parameter's value: the example of that name, what the target knows, its first example, or one made up. */
export function parameterValue(context: Context, parameter: Parameter, name?: string): Json {
  const key = `${parameter.at} ${name}`;
  const known = values.get(context) ?? new Map<string, Json>();
  values.set(context, known);
  const value = known.get(key) ?? freshValue(context, parameter, name);
  known.set(key, value);
  return value;
}

const values = new WeakMap<Context, Map<string, Json>>();

function freshValue(context: Context, parameter: Parameter, name: string | undefined): Json {
  const paired = parameter.examples.find((example) => example.name === name && name !== 'example');
  if (paired !== undefined) return paired.value;
  const known = context.known(`${parameter.in}.${parameter.name}`);
  if (known !== undefined) return known;
  const [first] = parameter.examples;
  if (first !== undefined) return first.value;
  const shared = sharedValue(context, parameter);
  if (shared !== undefined) return shared;
  if (parameter.schema === undefined) return 'value';
  const reader = requestReader(context.spec);
  const bare = repair(
    reader,
    parameter.schema.at,
    sample(reader, parameter.schema.at, { seed: 1, full: false }),
  );
  if (!isSpread(context.spec.document, parameter) || !isEmptyObject(bare)) return bare;
  // An object whose fields travel by themselves is not there without one
  return repair(reader, parameter.schema.at, sample(reader, parameter.schema.at, { seed: 1, full: true }));
}

/** What another operation calls the same thing, where this one admits it too. */
function sharedValue({ spec, operation }: Context, parameter: Parameter): Json | undefined {
  const other = namesakeOf(spec, operation, parameter);
  const [from, to] = [other.schema, parameter.schema];
  if (other === parameter || from === undefined || to === undefined) return undefined;
  const reader = requestReader(spec);
  const value =
    other.examples[0]?.value ?? repair(reader, from.at, sample(reader, from.at, { seed: 1, full: false }));
  return spec.schemas.check(to.at, value, 'request').length === 0 ? value : undefined;
}

function isEmptyObject(value: Json): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** A parameter as text, after its `style` for lists. */
export function parameterText(context: Context, parameter: Parameter, name?: string): string {
  return textOf(parameterValue(context, parameter, name), parameter);
}
