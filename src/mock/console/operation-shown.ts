import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at } from '../../shared/pointer.ts';
import { documentedResponses } from '../../spec/documented-responses.ts';
import type { Media, NamedExample, Operation, Parameter, Response } from '../../spec/operation.ts';
import { examplesOf } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { valueFor } from '../../target/identity.ts';
import { repair } from '../../values/repair.ts';
import { sample } from '../../values/sample.ts';

/** Everything that the console shows of one operation: its documentation, and a request that keeps the contract. */
export function operationShown(spec: Spec, operation: Operation): JsonObject {
  const { id, method, path, deprecated, body } = operation;
  const node = nodeAt(spec, operation.at);
  return {
    id,
    method,
    path,
    deprecated,
    line: spec.locate(operation.at),
    summary: textOf(node.summary),
    description: textOf(node.description),
    tags: tagsOf(node),
    link: linkOf(node),
    parameters: operation.parameters.map((one) => parameterShown(spec, one)),
    body:
      body === undefined
        ? null
        : {
            required: body.required,
            description: textOf(nodeAt(spec, body.at).description),
            line: spec.locate(body.at),
            media: body.media.map((one) => mediaShown(spec, one, 'request')),
          },
    responses: operation.responses.map((one) => responseShown(spec, operation, one)),
    security: operation.security.map((set) => set.map(credentialShown)),
    // The generated client takes credentials where any operation asks for some
    isOpenApi: spec.operations.every((one) => one.security.flat().length === 0),
  };
}

/** The texts of an operation as lists show them. */
export function operationInList(
  spec: Spec,
  { id, method, path, deprecated, at: place }: Operation,
): JsonObject {
  const node = nodeAt(spec, place);
  return { id, method, path, deprecated, summary: textOf(node.summary), tags: tagsOf(node) };
}

function parameterShown(spec: Spec, parameter: Parameter): JsonObject {
  const { name, in: place, required, style, explode, json, schema } = parameter;
  const node = nodeAt(spec, parameter.at);
  return {
    name,
    in: place,
    required,
    style,
    explode,
    json,
    description: textOf(node.description ?? schema?.schema.description),
    deprecated: node.deprecated === true,
    schema: schema === undefined ? null : { at: schema.at, value: schema.schema },
    examples: parameter.examples.map((one) => exampleShown(spec, one)),
    value: required ? filledValue(spec, parameter) : null,
  };
}

function mediaShown(
  spec: Spec,
  { type, schema, examples }: Media,
  direction: 'request' | 'response',
): JsonObject {
  const shown = examples.map((one) => exampleShown(spec, one));
  return {
    type,
    schema: schema === undefined ? null : { at: schema.at, value: schema.schema },
    examples:
      shown.length > 0 || schema === undefined
        ? shown
        : [{ name: 'example', summary: 'Made up from the schema', value: made(spec, schema.at, direction) }],
  };
}

function responseShown(spec: Spec, operation: Operation, response: Response): JsonObject {
  return {
    status: response.status,
    description: textOf(nodeAt(spec, response.at).description),
    line: spec.locate(response.at),
    names: [...new Set(examplesOf(response).map(({ name }) => name))],
    causes: documentedResponses(operation)
      .filter((one) => one.response === response)
      .map(({ example, cause }) => ({ example: example?.name ?? null, ...cause }) as JsonObject),
    headers: response.headers.map(({ name, required, at: place, schema }) => ({
      name,
      required,
      description: textOf(nodeAt(spec, place).description),
      schema: schema === undefined ? null : { at: schema.at, value: schema.schema },
    })),
    media: response.media.map((one) => mediaShown(spec, one, 'response')),
  };
}

function exampleShown(spec: Spec, { name, at: place, value }: NamedExample): JsonObject {
  return { name, summary: textOf(nodeAt(spec, place.replace(/\/value$/, '')).summary), value };
}

const identities = ['administrator', 'unprivileged', 'invalid'] as const;

/** A credential with the values by which the mock knows an identity, as they travel and as a client is given them. */
function credentialShown(credential: Operation['security'][number][number]): JsonObject {
  const { scheme, kind, in: place, name, shape } = credential;
  const sent = identities.map((identity): [string, string] => [identity, valueFor(credential, identity)]);
  const given = identities.map((identity): [string, string] => [
    identity,
    kind === 'basic'
      ? `${identity}:${identity}`
      : kind === 'bearer' && shape === undefined
        ? identity
        : valueFor(credential, identity),
  ]);
  return { scheme, kind, in: place, name, sent: Object.fromEntries(sent), given: Object.fromEntries(given) };
}

function filledValue(spec: Spec, { examples: [first], schema }: Parameter): Json {
  if (first !== undefined) return first.value;
  return schema === undefined ? 'value' : made(spec, schema.at, 'request');
}

function made({ document, schemas }: Spec, pointer: string, direction: 'request' | 'response'): Json {
  const reader = { document, schemas, direction };
  return repair(reader, pointer, sample(reader, pointer, { seed: 1, full: false }));
}

function nodeAt({ document }: Spec, pointer: string): JsonObject {
  const node = at(document, pointer);
  return isObject(node) ? node : {};
}

function tagsOf({ tags }: JsonObject): string[] {
  return Array.isArray(tags) ? tags.map(String) : [];
}

/** Where more is to be read: only what a browser opens as a page. */
function linkOf({ externalDocs }: JsonObject): JsonObject | null {
  if (!isObject(externalDocs) || !/^https?:\/\//.test(String(externalDocs.url))) return null;
  return { url: externalDocs.url ?? null, description: textOf(externalDocs.description) };
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
