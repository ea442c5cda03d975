import type { Json } from '../../json.ts';
import type { Parameter } from '../../operation.ts';
import type { Spec } from '../../spec.ts';
import { sample } from '../../values/sample.ts';
import { plainPath } from './aliases.ts';

/** Values of the path parameter that names a thing. */
export interface NamedValues {
  /** Values of it that stand for something, here or in a path below: the spec's examples, else one in its shape. */
  readonly examples: readonly Json[];
  /** Values in the shape of it, where a path shows none: there may be things below them. */
  readonly standIns: ReadonlySet<string>;
}

/** What the operations on a thing, and on what stands below it, call by the parameter that names it. */
export function valuesIn(spec: Spec, item: string, parameter: string): NamedValues {
  const index = item.split('/').length - 1;
  const at = spec.operations.filter(({ path }) => `${plainPath(path)}/`.startsWith(`${plainPath(item)}/`));
  const named = at.flatMap((operation) => {
    const name = operation.path.split('/')[index]?.slice(1, -1) ?? parameter;
    return operation.parameters.filter((one) => one.in === 'path' && one.name === name);
  });
  const shown = named.flatMap(({ examples }) => examples.slice(0, 1).map(({ value }) => value));
  const madeUp = named.filter(({ examples }) => examples.length === 0).map((one) => shapedAs(spec, one));
  const examples = shown.length > 0 ? shown : madeUp.slice(0, 1);
  const isShown = (value: string) => examples.some((example) => String(example) === value);
  return {
    examples: [...new Map(examples.map((value) => [String(value), value])).values()],
    standIns: new Set(madeUp.map(String).filter((value) => !isShown(value))),
  };
}

function shapedAs(spec: Spec, { schema }: Parameter): Json {
  if (schema === undefined) return 'value';
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'request' as const };
  return sample(reader, schema.at, { seed: 1, full: false });
}
