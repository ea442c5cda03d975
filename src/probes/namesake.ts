import type { Operation, Parameter } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';

/**
 * Of the parameters that stand in the same place of a path, as `id` of `/things/{id}` and of `/things/{id}/parts`, the
 * one that speaks for all: the first with an example, else the first. What is made up of it names the same thing.
 */
export function namesakeOf(spec: Spec, operation: Operation, parameter: Parameter): Parameter {
  if (parameter.in !== 'path') return parameter;
  const place = prefixOf(operation.path, parameter.name);
  const known = namesakes.get(spec) ?? new Map<string, Parameter>();
  namesakes.set(spec, known);
  const found = known.get(place) ?? firstAt(spec, place) ?? parameter;
  known.set(place, found);
  return found;
}

const namesakes = new WeakMap<Spec, Map<string, Parameter>>();

function firstAt(spec: Spec, place: string): Parameter | undefined {
  const all = spec.operations.flatMap(({ path, parameters }) =>
    parameters.filter((one) => one.in === 'path' && prefixOf(path, one.name) === place),
  );
  return all.find(({ examples }) => examples.length > 0) ?? all[0];
}

/** A path up to a parameter, whatever the parameters are called. */
function prefixOf(path: string, name: string): string {
  const end = path.indexOf(`{${name}}`);
  return end < 0 ? path : `${path.slice(0, end)}{}`.replace(/\{[^}]*\}/g, '{}');
}
