import { isObject, type Json, type JsonObject } from '../../src/shared/json.ts';
import { at } from '../../src/shared/pointer.ts';
import type { Operation } from '../../src/spec/operation.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { type Facts, flatten } from './compare.ts';
import { definitionOf, nameOf, nodeOf, schemasOf } from './statements.ts';

/** The definitions of the data file; a bare word there is a type. */
export function publishedDefinitions(definitions: Record<string, JsonObject>): Facts {
  return flatten(
    Object.fromEntries(
      Object.entries(definitions).map(([name, { properties, ...rest }]) => [
        name,
        {
          ...rest,
          ...(isObject(properties)
            ? { properties: Object.fromEntries(Object.entries(properties).map(typed)) }
            : {}),
        },
      ]),
    ),
  );
}

/** The same of a spec. */
export function ourDefinitions(spec: Spec): Facts {
  const definitions = Object.entries(schemasOf(spec)).map(([name, schema]) => [name, definitionOf(schema)]);
  return flatten(Object.fromEntries(definitions));
}

/** The operations of a spec, in the words of the data file. */
export function ourOperations(spec: Spec): Facts {
  return flatten(Object.fromEntries(spec.operations.map((one) => [one.id, operationFacts(spec, one)])));
}

function typed([name, said]: [string, Json]): [string, Json] {
  return [name, isObject(said) ? said : { type: said }];
}

function operationFacts(spec: Spec, operation: Operation): JsonObject {
  const node = nodeOf(spec, operation);
  const inPlace = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
  const word = (required: boolean) => (required ? 'required' : 'optional');
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  const answer = nameOf(success?.media[0]?.schema?.at);
  const headers = (success?.headers ?? []).map(({ name }) => name);
  const query = inPlace('query').map(({ name, required }) => [name, word(required)]);
  return {
    call: `${operation.method} ${operation.path}`,
    page: new URL(String(at(node, '#/externalDocs/url'))).pathname,
    ...(inPlace('path').length > 0 ? { path: inPlace('path').map(({ name }) => name) } : {}),
    ...(query.length > 0 ? { query: Object.fromEntries(query) } : {}),
    ...(operation.body === undefined
      ? {}
      : { body: nameOf(operation.body.media[0]?.schema?.at) ?? '', bodyRequired: operation.body.required }),
    statuses: operation.responses.map(({ status }) => Number(status)),
    ...(answer === undefined ? {} : { answer }),
    ...(headers.length > 0 ? { headers } : {}),
    ...(operation.deprecated ? { deprecated: true } : {}),
  };
}
