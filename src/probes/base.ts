import type { DraftBody, RequestDraft } from '../http/request.ts';
import type { Credential, Operation, Parameter } from '../spec/operation.ts';
import { encodeBody } from '../wire/encode-body.ts';
import { queryPairs } from '../wire/encode-parameter.ts';
import { bodyValue } from './body-value.ts';
import { type Context, requestReader } from './context.ts';
import { mediaOf } from './encode.ts';
import { parameterText, parameterValue } from './parameter-value.ts';

/** A valid request as the administrator; of the request example `name` where one is given. */
export function baseDraft(context: Context, name?: string): RequestDraft {
  const { operation } = context;
  const wanted = operation.parameters.filter((parameter) => isWanted(context, parameter, name));
  const of = (place: Parameter['in']) =>
    wanted
      .filter((parameter) => parameter.in === place)
      .map((parameter) => [parameter.name, parameterText(context, parameter, name)] as const);
  return {
    operation,
    identity: 'administrator',
    alternative: operation.security[0] ?? [],
    omit: [],
    wrong: [],
    path: Object.fromEntries(of('path')),
    query: wanted
      .filter((parameter) => parameter.in === 'query')
      .flatMap((parameter) => queryPairs(parameter, parameterValue(context, parameter, name))),
    headers: Object.fromEntries(of('header')),
    cookies: Object.fromEntries(of('cookie')),
    body: baseBody(context, name),
  };
}

/** The alternatives that an operation admits; the empty one where it needs no credentials. */
export function alternatives(operation: Operation): readonly (readonly Credential[])[] {
  return operation.security.length === 0 ? [[]] : operation.security;
}

function isWanted(context: Context, parameter: Parameter, name: string | undefined): boolean {
  if (parameter.required) return true;
  if (context.known(`${parameter.in}.${parameter.name}`) !== undefined) return true;
  return (
    name !== undefined && parameter.examples.some((example) => example.name === name && name !== 'example')
  );
}

function baseBody(context: Context, name: string | undefined): DraftBody | undefined {
  const media = mediaOf(context.operation.body);
  if (media === undefined) return undefined;
  const value = bodyValue(context, name);
  return value === undefined ? undefined : encodeBody(requestReader(context.spec), media, value);
}
