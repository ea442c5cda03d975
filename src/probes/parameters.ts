import type { RequestDraft } from '../http/request.ts';
import type { Json } from '../shared/json.ts';
import { isConditional, isPrecondition } from '../spec/header-kinds.ts';
import type { Parameter } from '../spec/operation.ts';
import { admittedTypes } from '../values/applicable.ts';
import { isReference, sitesOf } from '../values/sites.ts';
import { isToken } from '../values/token.ts';
import { isScalar, type Variation, variationsOf } from '../values/variations.ts';
import { decodeParameter, isSpread } from '../wire/decode-parameter.ts';
import { pathSegment, queryPairs, textOf } from '../wire/encode-parameter.ts';
import { baseDraft } from './base.ts';
import { type Context, requestReader } from './context.ts';
import { probe } from './make.ts';
import { parameterValue } from './parameter-value.ts';
import type { Probe, Promised } from './probe.ts';
import { neverSucceeds, orAlso, promiseInvalid, promiseSuccess } from './promises.ts';
import { requestExampleNames } from './request-examples.ts';

/** Both sides of each constraint of query, header and cookie parameters; what is required left out. */
export function parameterProbes(context: Context): Probe[] {
  return context.operation.parameters.flatMap((parameter) => {
    // A part, or nothing new, is a right answer to them: nothing can be told from what comes.
    if (isConditional(parameter)) return [];
    const varied = variations(context, parameter).flatMap((variation) =>
      fromVariation(context, parameter, variation),
    );
    return [...left(context, parameter), ...given(context, parameter), ...varied];
  });
}

function left(context: Context, parameter: Parameter): Probe[] {
  const promised =
    parameter.required && parameter.in !== 'path' && !parameter.unpromised.includes('required');
  if (!promised || mayBeNothing(context, parameter)) return [];
  const draft = withoutParameter(context, parameter);
  const { operation } = context;
  const plain = promiseInvalid(operation, parameter.in);
  const promise = isPrecondition(parameter) ? orAlso(operation, plain, /^(412|428)$/) : plain;
  return [probe(context, 'invalid', `without ${parameter.name}`, draft, promise)];
}

/** True for an object that is there, and empty, where none of its fields is. */
function mayBeNothing({ spec }: Context, parameter: Parameter): boolean {
  const place = parameter.schema?.at;
  if (place === undefined || !isSpread(spec.document, parameter)) return false;
  return spec.schemas.check(place, {}, 'request').length === 0;
}

/** The request without a parameter, wherever it travels. */
function withoutParameter(context: Context, parameter: Parameter): RequestDraft {
  const base = baseDraft(context);
  const isOther = ([name]: readonly [string, string]) => name !== parameter.name;
  const sent = queryPairs(parameter, parameterValue(context, parameter)).map(([name]) => name);
  const isKept = ([name]: readonly [string, string]) => !sent.includes(name);
  const rest = (all: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(all).filter(isOther));
  if (parameter.in === 'query') return { ...base, query: base.query.filter(isKept) };
  return parameter.in === 'cookie'
    ? { ...base, cookies: rest(base.cookies) }
    : { ...base, headers: rest(base.headers) };
}

/** An optional parameter given once: what is optional may be there. */
function given(context: Context, parameter: Parameter): Probe[] {
  const { operation } = context;
  const isThere = baseDraft(context);
  const isSent =
    parameter.required ||
    isThere.query.some(([name]) => name === parameter.name) ||
    parameter.name in isThere.headers;
  if (isSent || neverSucceeds(operation) || (parameter.in !== 'query' && parameter.in !== 'header'))
    return [];
  const value = plainValue(context, parameter);
  const site = { name: parameter.name, schemas: parameter.schema === undefined ? [] : [parameter.schema] };
  if (value === undefined || (!context.examplesExist && isReference(site))) return [];
  const title = `${parameter.in} ${parameter.name}/given`;
  return [
    probe(
      context,
      'boundary',
      title,
      putValue(context, parameter, value),
      promiseOfGiven(context, parameter),
    ),
  ];
}

/** A valid value succeeds; a made-up token may be refused. */
function promiseOfGiven({ operation, examplesExist }: Context, parameter: Parameter): Promised {
  const promise = promiseSuccess(operation);
  return isToken(parameter) && !examplesExist ? { ...promise, lenient: true } : promise;
}

/** A value that no refusal is paired with. */
function plainValue(context: Context, parameter: Parameter): Json | undefined {
  const paired = new Set(requestExampleNames(context));
  const [example] = parameter.examples.filter(({ name }) => !paired.has(name));
  if (example !== undefined) return example.value;
  if (parameter.examples.length > 0) return undefined;
  const made = parameterValue(context, parameter);
  const place = parameter.schema?.at;
  // What nobody can make up is not sent as right
  const isRight = place === undefined || context.spec.schemas.check(place, made, 'request').length === 0;
  return isRight || context.known(`${parameter.in}.${parameter.name}`) !== undefined ? made : undefined;
}

function variations(context: Context, parameter: Parameter): Variation[] {
  if (parameter.schema === undefined || parameter.json) return [];
  const base = parameterValue(context, parameter);
  // The fields of an object travel one by one: a bare value under its name is just another parameter.
  if (!isScalar(base) && !Array.isArray(base)) return [];
  const reader = requestReader(context.spec);
  const typed = sitesOf(reader, parameter.schema.at, base)[0];
  const isText = (admittedTypes(typed?.schemas ?? []) ?? ['string']).includes('string');
  return variationsOf(reader, parameter.schema.at, base).filter(
    (variation) =>
      variation.text === undefined &&
      isScalar(variation.value) &&
      variation.value !== null &&
      // Many servers roll 30 February on to March where they only look something up
      !/ that is not there$/.test(variation.id) &&
      !(isText && typeof variation.value !== 'string'),
  );
}

function fromVariation(context: Context, parameter: Parameter, variation: Variation): Probe[] {
  const verdict = onTheWire(context, parameter, variation);
  // Who cannot speak a language answers in another one.
  const isWish = parameter.in === 'header' && /^accept-/i.test(parameter.name);
  if (verdict === 'invalid' && isWish) return [];
  const isGiven = parameter.in === 'path' || (namesOwner(parameter) && !context.examplesExist);
  if (verdict === 'unknown' || (isGiven && verdict === 'valid')) return [];
  const { operation } = context;
  const kind = verdict === 'valid' ? 'boundary' : 'invalid';
  const promise =
    verdict === 'valid' ? promiseOfGiven(context, parameter) : promiseInvalid(operation, parameter.in);
  const text = textOf(variation.value, parameter);
  if (!isSendable(parameter, text)) return [];
  const label = variation.id.split('/').slice(1).join('/');
  const at = verdict === 'invalid' ? variation.constraint : promise.at;
  return [
    probe(context, kind, `${parameter.in} ${parameter.name}/${label}`, put(context, parameter, text), {
      ...promise,
      at,
      ...(variation.tolerable ? { lenient: true } : {}),
    }),
  ];
}

/** A header that says in whose name: a well-formed one that nobody bears may be refused. */
function namesOwner({ in: place, name }: Parameter): boolean {
  return (
    place === 'header' &&
    /(tenant|account|organi[sz]ation|org|project|workspace|realm|customer|shop|store)$/i.test(name)
  );
}

/** A value can become valid once it is text: `7` is a fine string. What arrives is judged, not what was meant. */
function onTheWire(context: Context, parameter: Parameter, variation: Variation): Variation['verdict'] {
  if (variation.verdict !== 'invalid' || parameter.schema === undefined) return variation.verdict;
  const text = textOf(variation.value, parameter);
  const forms: Json[] = [
    text,
    ...(/^-?\d+(\.\d+)?$/.test(text) ? [Number(text)] : []),
    ...(/^(true|false)$/.test(text) ? [text === 'true'] : []),
  ];
  const arrived = arrivedValue(context, parameter, text);
  // A single value is a list of one, where a list is wanted.
  const isValid = [
    ...forms,
    ...forms.map((form) => [form]),
    ...(arrived === undefined ? [] : [arrived]),
  ].some((form) => context.spec.schemas.check(parameter.schema?.at ?? '#', form, 'request').length === 0);
  return isValid ? 'unknown' : 'invalid';
}

/** What a server reads that decodes the parameter as the document says. */
function arrivedValue({ spec }: Context, parameter: Parameter, text: string): Json | undefined {
  const { name, in: place } = parameter;
  if (place === 'cookie') return undefined;
  return decodeParameter(spec.document, parameter, {
    path: { [name]: decodeURIComponent(pathSegment(parameter, text)) },
    query: { [name]: text },
    headers: { [name.toLowerCase()]: text },
  });
}

/** An empty path segment is another path; control characters and non-Latin text cannot stand in a header. */
function isSendable(parameter: Parameter, text: string): boolean {
  if (parameter.in === 'path') return text !== '' && !/^\.+$/.test(text);
  return parameter.in !== 'header' || /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text);
}

function putValue(context: Context, parameter: Parameter, value: Json): RequestDraft {
  if (parameter.in !== 'query') return put(context, parameter, textOf(value, parameter));
  const base = withoutParameter(context, parameter);
  return { ...base, query: [...base.query, ...queryPairs(parameter, value)] };
}

function put(context: Context, parameter: Parameter, text: string): RequestDraft {
  const base = baseDraft(context);
  const { name } = parameter;
  if (parameter.in === 'path') return { ...base, path: { ...base.path, [name]: text } };
  if (parameter.in === 'header') return { ...base, headers: { ...base.headers, [name]: text } };
  if (parameter.in === 'cookie') return { ...base, cookies: { ...base.cookies, [name]: text } };
  return { ...base, query: [...base.query.filter(([known]) => known !== name), [name, text]] };
}
