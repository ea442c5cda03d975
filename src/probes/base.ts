import type { DraftBody, RequestDraft } from '../http/request.ts';
import { isObject, type Json } from '../shared/json.ts';
import { escapeStep, type Pointer, steps } from '../shared/pointer.ts';
import { isJsonMedia } from '../spec/openapi/media.ts';
import type { Credential, NamedExample, Operation, Parameter } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import type { SchemaReader } from '../values/applicable.ts';
import { repair } from '../values/repair.ts';
import { sample } from '../values/sample.ts';
import { isReference, sitesOf, withPart } from '../values/sites.ts';
import { isScalar } from '../values/variations.ts';
import { isSpread } from '../wire/decode-parameter.ts';
import { encodeBody } from '../wire/encode-body.ts';
import { queryPairs, textOf } from '../wire/encode-parameter.ts';
import { mediaOf } from './encode.ts';
import { namesakeOf } from './namesake.ts';
import { pathKey, withPathKey } from './path-key.ts';

/** What deriving needs to know about a target: values that exist there. `undefined` where nobody told. */
export type KnownValue = (place: string) => string | undefined;

/** One operation on its way to probes. */
export interface Context {
  readonly spec: Spec;
  readonly operation: Operation;
  readonly known: KnownValue;
  /** True for a place whose value was made for the run: what hangs on it need not be there. */
  readonly isNew?: (place: string) => boolean;
  /** The id of a thing that is there, for a field that is called after such things. */
  readonly reference?: (name: string) => string | undefined;
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
  const fromBody = (mediaOf(operation.body)?.examples ?? []).map((example) => example.name);
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

function baseBody(context: Context, name: string | undefined): DraftBody | undefined {
  const media = mediaOf(context.operation.body);
  if (media === undefined) return undefined;
  const value = bodyValue(context, name);
  return value === undefined ? undefined : encodeBody(requestReader(context.spec), media, value);
}

/** The Content-Type that a body is sent with. */
export function bodyType(type: string): string {
  return type === '*/*' ? 'application/json' : type;
}

/** The body of the named request example, else of the first valid one, else one made up; target values put in. */
export function bodyValue(context: Context, name?: string): Json | undefined {
  const known = bodies.get(context) ?? new Map<string | undefined, Json | undefined>();
  bodies.set(context, known);
  if (!known.has(name)) known.set(name, freshBody(context, name));
  return known.get(name);
}

/** A context does not change, and every probe of an operation starts from the same body. */
const bodies = new WeakMap<Context, Map<string | undefined, Json | undefined>>();

function freshBody(context: Context, name: string | undefined): Json | undefined {
  const body = chosenBody(context, name);
  const key = pathKey(context.operation);
  const parameter = context.operation.parameters.find((one) => one.in === 'path' && one.name === key);
  if (body === undefined || key === undefined || parameter === undefined || name !== undefined) return body;
  const keyed = withPathKey(context.operation, body, { [key]: parameterText(context, parameter) });
  const pointer = mediaOf(context.operation.body)?.schema?.at;
  const isValid = (value: Json) =>
    pointer === undefined || context.spec.schemas.check(pointer, value, 'request').length === 0;
  return isValid(keyed) || !isValid(body) ? keyed : body;
}

function chosenBody(context: Context, name: string | undefined): Json | undefined {
  const media = mediaOf(context.operation.body);
  if (media === undefined) return undefined;
  const chosen = media.examples.find((example) => example.name === name);
  if (name !== undefined && chosen !== undefined) return chosen.value;
  const example = media.examples.find((candidate) => isGood(context, candidate));
  if (example !== undefined) return withoutGuesses(context, withKnownValues(context, example.value));
  if (media.schema === undefined && isJsonMedia(media)) return {};
  // Raised from OpenAPI 3.0, bytes have no schema that says so.
  if (/octet-stream/i.test(media.type) && media.schema?.schema.type !== 'string') return 'contract';
  if (media.schema === undefined) return undefined;
  return withoutGuesses(context, withKnownValues(context, madeUp(context, media.schema.at)));
}

/** Full where that keeps the schema; else without the fields that nothing fits, else bare. */
function madeUp(context: Context, pointer: Pointer): Json {
  const reader = requestReader(context.spec);
  const made = (full: boolean) =>
    [0, 1, 2, 3].map((branch) => sample(reader, pointer, { seed: 1, full, branch }));
  const isValid = (value: Json) => reader.schemas.check(pointer, value, 'request').length === 0;
  const [full, bare] = [made(true), made(false)];
  return (
    full.find(isValid) ??
    firstOf(full.slice(0, 1), (value) => repair(reader, pointer, value), isValid) ??
    bare.find(isValid) ??
    firstOf([...full.slice(1), ...bare], (value) => repair(reader, pointer, value), isValid) ??
    bare[0] ??
    {}
  );
}

/** The first of some values that, once changed, is right: what comes behind it is not changed at all. */
function firstOf(
  values: readonly Json[],
  change: (value: Json) => Json,
  isRight: (value: Json) => boolean,
): Json | undefined {
  for (const value of values) {
    const changed = change(value);
    if (isRight(changed)) return changed;
  }
  return undefined;
}

/** A request example that keeps the schema and is no partner of a refusal. */
export function isGood(context: Context, example: NamedExample): boolean {
  const media = mediaOf(context.operation.body);
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
  const told = context.bodyPlaces.reduce((value, place) => {
    const known = context.known(place);
    return known === undefined ? value : replaceAll(value, place.slice('body.'.length), known);
  }, body);
  return withReferences(context, told);
}

/** The body with things that are there, wherever a field is called after them. */
function withReferences({ reference, bodyPlaces }: Context, body: Json): Json {
  if (reference === undefined) return body;
  const walk = (value: Json, name: string, place: string): Json => {
    if (Array.isArray(value)) return value.map((item) => walk(item, name, `${place}/*`));
    if (isObject(value))
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, walk(inner, key, `${place}/${key}`)]),
      );
    const isTold = bodyPlaces.includes(`body.${place}`);
    return typeof value === 'string' && !isTold ? (reference(name) ?? value) : value;
  };
  return walk(body, '', '');
}

/** On a real target: without names of things that nobody vouches for, where they may be left out. */
function withoutGuesses(context: Context, body: Json): Json {
  const pointer = mediaOf(context.operation.body)?.schema?.at;
  if (context.examplesExist || pointer === undefined) return body;
  const reader = requestReader(context.spec);
  const known = new Set(context.bodyPlaces.map((place) => context.known(place)));
  const isKnown = ({ name, value }: { name: string; value: Json }) =>
    known.has(String(value)) || context.reference?.(name) === value;
  const isValid = (value: Json) => reader.schemas.check(pointer, value, 'request').length === 0;
  if (!isValid(body)) return body;
  return sitesOf(reader, pointer, body)
    .filter((site) => site.path !== '#' && isScalar(site.value) && isReference(site))
    .filter((site) => !isKnown(site))
    .reduce((value, { path }) => {
      const rest = withPart(value, path, undefined);
      return !/\/\d+$/.test(path) && isValid(rest) ? rest : value;
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
