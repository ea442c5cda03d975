import { isObject, type Json, type JsonObject } from '../../src/shared/json.ts';
import { at } from '../../src/shared/pointer.ts';
import type { Parameter } from '../../src/spec/operation.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { type Facts, flatten } from './compare.ts';
import { definitionOf, nameOf, nodeOf, schemasOf, statementsOf } from './statements.ts';

/** The data file. */
export interface Published {
  readonly operations: Record<string, JsonObject>;
  readonly common: JsonObject;
  readonly parameters: JsonObject;
  readonly schemas: JsonObject;
  readonly huawei: JsonObject;
}

/** What is published, as a variant has it where one is named. */
export function publishedFacts(
  { operations, common, parameters, schemas, huawei }: Published,
  variant?: string,
): Facts {
  const each = Object.entries(operations).map(([id, said]) => [id, { ...said, ...common }]);
  const base = flatten({ operations: Object.fromEntries(each), parameters, schemas });
  return variant === undefined ? base : new Map([...base, ...flatten(huawei)]);
}

/** The same of a spec. */
export function ourFacts(spec: Spec): Facts {
  const parameters = spec.operations.flatMap((operation) => operation.parameters);
  const schemas = Object.entries(schemasOf(spec)).map(([name, schema]) => [name, whole(schema)]);
  return flatten({
    operations: Object.fromEntries(
      spec.operations.map((operation) => [operation.id, operationFacts(spec, operation)]),
    ),
    parameters: Object.fromEntries(
      parameters.map((parameter) => [parameter.name, parameterFacts(parameter)]),
    ),
    schemas: Object.fromEntries(schemas),
  });
}

function operationFacts(spec: Spec, operation: Spec['operations'][number]): JsonObject {
  const permission = at(nodeOf(spec, operation), '#/x-permission');
  const answer = operation.responses.find(({ status }) => status === '200');
  return {
    call: `${operation.method} ${operation.path}`,
    ...(typeof permission === 'string' ? { permission: permission.split(':').at(-1) ?? '' } : {}),
    ...(operation.body === undefined
      ? {}
      : { body: nameOf(operation.body.media[0]?.schema?.at) ?? '', bodyRequired: operation.body.required }),
    answer: nameOf(answer?.media[0]?.schema?.at) ?? '',
    statuses: operation.responses.map(({ status }) => Number(status)),
    credentials: operation.security.map((alternative) => alternative.map(({ name }) => name)),
  };
}

function parameterFacts({ in: place, required, schema }: Parameter): JsonObject {
  return { in: place, required, ...statementsOf(schema?.schema ?? {}) };
}

/** A schema with what it takes in by `allOf`, and with the ways to say that fields belong together. */
function whole(schema: JsonObject): JsonObject {
  const parts = list(schema.allOf);
  const extended = parts.flatMap((part) => (typeof part.$ref === 'string' ? [nameOf(part.$ref) ?? ''] : []));
  const own = parts.find((part) => part.$ref === undefined);
  const together = isObject(schema.dependentRequired) ? Object.entries(schema.dependentRequired).flat(2) : [];
  return {
    ...definitionOf(extended.length > 0 && own !== undefined ? { ...own, type: schema.type ?? [] } : schema),
    ...(extended.length > 0 ? { extends: extended } : {}),
    ...(schema.anyOf === undefined ? {} : { anyOf: schema.anyOf }),
    ...(together.length > 0 ? { together: together.sort() } : {}),
  };
}

function list(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter((item) => isObject(item)) : [];
}
