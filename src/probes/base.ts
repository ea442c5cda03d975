import type { Json } from '../json.ts';
import { jsonMedia } from '../openapi/media.ts';
import type { Credential, NamedExample, Operation, Parameter } from '../operation.ts';
import { escapeStep, type Pointer, steps } from '../pointer.ts';
import type { Draft, DraftBody } from '../request.ts';
import type { Spec } from '../spec.ts';
import type { SchemaReader } from '../values/applicable.ts';
import { sample } from '../values/sample.ts';
import { withPart } from '../values/sites.ts';

/** What deriving needs to know about a target: values that exist there. `undefined` where nobody told. */
export type KnownValue = (place: string) => string | undefined;

/** One operation on its way to probes. */
export interface Context {
  readonly spec: Spec;
  readonly operation: Operation;
  readonly known: KnownValue;
  /** True for a place whose value was made for the run: what hangs on it need not be there. */
  readonly isNew?: (place: string) => boolean;
  /** Body places that a target gives values for: `body./permissions/*` + `/_id`. */
  readonly bodyPlaces: readonly string[];
  /** True where the examples of the spec exist on the target, as on a mock. */
  readonly examplesExist: boolean;
}

/** The schemas of the spec as a reader of requests sees them. */
export function requestReader(spec: Spec): SchemaReader {
  return { document: spec.document, schemas: spec.schemas, direction: 'request' };
}

/** The names of the operation's request examples: of its body, and of parameters that share a name with an answer. */
export function requestExampleNames({ operation }: Context): string[] {
  const fromBody = (jsonMedia(operation.body)?.examples ?? []).map((example) => example.name);
  const answers = new Set(
    operation.responses.flatMap((response) =>
      response.media.flatMap((media) => media.examples.map(({ name }) => name)),
    ),
  );
  const elicited = operation.responses.flatMap((response) => [
    response.elicit,
    ...response.media.flatMap((m) => m.examples.map((e) => e.elicit)),
  ]);
  const asked = new Set(
    elicited.flatMap((elicit) => (elicit?.request === undefined ? [] : [elicit.request])),
  );
  const fromParameters = operation.parameters
    .flatMap((parameter) => parameter.examples.map((example) => example.name))
    .filter((name) => (answers.has(name) || asked.has(name)) && name !== 'example');
  return [...new Set([...fromBody, ...fromParameters])];
}

/** A valid request as the administrator; of the request example `name` where one is given. */
export function baseDraft(context: Context, name?: string): Draft {
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

/** A parameter's value: the example of that name, what the target knows, its first example, or one made up. */
export function parameterValue(context: Context, parameter: Parameter, name?: string): Json {
  const paired = parameter.examples.find((example) => example.name === name && name !== 'example');
  if (paired !== undefined) return paired.value;
  const known = context.known(`${parameter.in}.${parameter.name}`);
  if (known !== undefined) return known;
  const [first] = parameter.examples;
  if (first !== undefined) return first.value;
  if (parameter.schema === undefined) return 'value';
  return sample(requestReader(context.spec), parameter.schema.at, { seed: 1, full: false });
}

/** A parameter as text, after its `style` for lists. */
export function parameterText(context: Context, parameter: Parameter, name?: string): string {
  return textOf(parameterValue(context, parameter, name), parameter);
}

/** A query parameter as it travels: a list that explodes is its name once an item. */
export function queryPairs(parameter: Parameter, value: Json): [string, string][] {
  const isExploded =
    Array.isArray(value) && parameter.explode && parameter.style === 'form' && !parameter.json;
  const values = isExploded ? value : [value];
  return values.map((one) => [parameter.name, textOf(one, parameter)]);
}

/** A value as the text of a parameter. */
export function textOf(value: Json, parameter: Parameter): string {
  if (parameter.json) return JSON.stringify(value);
  if (Array.isArray(value)) return value.map((item) => textOf(item, parameter)).join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function baseBody(context: Context, name: string | undefined): DraftBody | undefined {
  const media = jsonMedia(context.operation.body);
  if (media === undefined) return undefined;
  const value = bodyValue(context, name);
  return value === undefined ? undefined : { type: bodyType(media.type), text: JSON.stringify(value) };
}

/** The Content-Type that a body is sent with. */
export function bodyType(type: string): string {
  return type === '*/*' ? 'application/json' : type;
}

/** The body of the named request example, else of the first valid one, else one made up; target values put in. */
export function bodyValue(context: Context, name?: string): Json | undefined {
  const media = jsonMedia(context.operation.body);
  if (media === undefined) return undefined;
  const chosen = media.examples.find((example) => example.name === name);
  if (name !== undefined && chosen !== undefined) return chosen.value;
  const example = media.examples.find((candidate) => isGood(context, candidate));
  if (example !== undefined) return withKnownValues(context, example.value);
  if (media.schema === undefined) return {};
  return withKnownValues(context, madeUp(context, media.schema.at));
}

/** Full where that keeps the schema, else bare. */
function madeUp(context: Context, pointer: Pointer): Json {
  const reader = requestReader(context.spec);
  const choices = [0, 1, 2, 3].flatMap((branch) => [
    sample(reader, pointer, { seed: 1, full: true, branch }),
    sample(reader, pointer, { seed: 1, full: false, branch }),
  ]);
  return (
    choices.find((value) => reader.schemas.check(pointer, value, 'request').length === 0) ?? choices[1] ?? {}
  );
}

/** A request example that keeps the schema and is no partner of a refusal. */
export function isGood(context: Context, example: NamedExample): boolean {
  const media = jsonMedia(context.operation.body);
  const partners = context.operation.responses.filter((response) =>
    [...response.media.flatMap((m) => m.examples)].some(
      ({ name, elicit }) => (name === example.name && name !== 'example') || elicit?.request === example.name,
    ),
  );
  const refused = partners.length > 0 && !partners.some((response) => response.status.startsWith('2'));
  if (refused || media?.schema === undefined) return !refused;
  return context.spec.schemas.check(media.schema.at, example.value, 'request').length === 0;
}

/** The body with the target's own values at the places that `target.yaml` maps. */
function withKnownValues(context: Context, body: Json): Json {
  return context.bodyPlaces.reduce((value, place) => {
    const known = context.known(place);
    return known === undefined ? value : replaceAll(value, place.slice('body.'.length), known);
  }, body);
}

function replaceAll(body: Json, place: string, known: string): Json {
  const paths = expand(body, steps(`#${place}`), '#');
  return paths.reduce((value, path) => withPart(value, path, known), body);
}

/** The pointers that a place with `*` in it stands for, as far as they exist in the body. */
function expand(value: Json | undefined, rest: readonly string[], path: Pointer): Pointer[] {
  const [step, ...more] = rest;
  if (step === undefined) return [path];
  if (typeof value !== 'object' || value === null) return [];
  const names = step === '*' ? Object.keys(value) : [step];
  return names
    .filter((name) => Object.hasOwn(value, name))
    .flatMap((name) => expand((value as Record<string, Json>)[name], more, `${path}/${escapeStep(name)}`));
}
