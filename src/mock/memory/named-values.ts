import type { Json } from '../../shared/json.ts';
import { examplesOf, type Operation, type Parameter } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { sample } from '../../values/sample.ts';
import { plainPath } from './aliases.ts';
import type { NamedValues } from './stored-collection.ts';

/** What the operations on a thing, and on what stands below it, call by the parameter that names it. */
export function valuesIn(spec: Spec, item: string, parameter: string): NamedValues {
  const index = item.split('/').length - 1;
  const at = spec.operations.filter(({ path }) => `${plainPath(path)}/`.startsWith(`${plainPath(item)}/`));
  const named = at.flatMap((operation) => {
    const name = operation.path.split('/')[index]?.slice(1, -1) ?? parameter;
    const parameters = operation.parameters.filter((one) => one.in === 'path' && one.name === name);
    return parameters.map((one) => ({ one, operation }));
  });
  const shown = named.flatMap(({ one, operation }) => standing(one, operation));
  const madeUp = named.filter(({ one }) => one.examples.length === 0).map(({ one }) => shapedAs(spec, one));
  const examples = shown.length > 0 ? shown : madeUp.slice(0, 1);
  return {
    examples: [...new Map(examples.map((value) => [String(value), value])).values()],
    isMadeUp: shown.length === 0,
    standIns: new Set(madeUp.map(String)),
  };
}

/** The examples of a parameter but those that a refusal is shown for under the same name. */
function standing({ examples }: Parameter, { responses }: Operation): Json[] {
  const refused = new Set(
    responses
      .filter(({ status }) => !status.startsWith('2'))
      .flatMap(examplesOf)
      .flatMap(({ name, elicit }) => [name, elicit?.request ?? name]),
  );
  return examples.filter(({ name }) => name === 'example' || !refused.has(name)).map(({ value }) => value);
}

function shapedAs(spec: Spec, { schema }: Parameter): Json {
  if (schema === undefined) return 'value';
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'request' as const };
  return sample(reader, schema.at, { seed: 1, full: false });
}
