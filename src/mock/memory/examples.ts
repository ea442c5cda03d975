import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { examplesOf } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';

/** The example of an operation's success: the named one, else the first; an empty object where there is none. */
export function successExample(spec: Spec, operationId: string, name?: string): JsonObject {
  const value = responseExample(spec, operationId, '2', name);
  return isObject(value) ? value : {};
}

/** The example of an operation's answer whose status begins with `status`. */
export function responseExample(
  spec: Spec,
  operationId: string,
  status: string,
  name?: string,
): Json | undefined {
  const operation = spec.operations.find(({ id }) => id === operationId);
  const examples = (operation?.responses ?? [])
    .filter((response) => response.status.startsWith(status))
    .flatMap(examplesOf);
  return (examples.find((example) => example.name === name) ?? examples[0])?.value;
}

/** The example of a path parameter, wherever the spec has it. */
export function parameterExample(spec: Spec, name: string): string {
  const all = spec.operations.flatMap(({ parameters }) => parameters);
  return String(
    all.find((parameter) => parameter.name === name && parameter.examples.length > 0)?.examples[0]?.value ??
      '',
  );
}
