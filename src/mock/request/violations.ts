import type { Json } from '../../shared/json.ts';
import { type Pointer, steps } from '../../shared/pointer.ts';
import { formMedia, isJsonMedia, jsonMedia, mediaFor } from '../../spec/openapi/media.ts';
import type { Media, Operation, Parameter } from '../../spec/operation.ts';
import type { Violation } from '../../spec/schemas.ts';
import type { Spec } from '../../spec/spec.ts';
import { decodeBody } from '../../wire/decode-body.ts';
import { decodeParameter, type RawParameters } from '../../wire/decode-parameter.ts';
import { once } from '../once.ts';
import type { DecisionInput } from './decision-input.ts';

/** A request as its contract sees it: parameters as texts, the body as it was parsed. */
export interface CheckedRequest extends DecisionInput {
  readonly headers: Readonly<Record<string, string>>;
  /** The body as Prism is shown it: text where it is no JSON. */
  readonly text: Json | undefined;
}

/** How many are told. */
const most = 20;

/** A promise that a request breaks. */
export interface BrokenPromise {
  /** In plain words that begin with the place: `request.query.limit must be integer`. */
  readonly text: string;
  /** Where the document makes it. */
  readonly at: Pointer;
}

/**
 * The promises that a request breaks, in plain words that begin with the place: `request.query.limit must be integer`.
 * Parameters are decoded as their styles say, bodies as their media types do; then the document's own schemas judge.
 */
export function violationsOf(spec: Spec, request: CheckedRequest): string[] {
  return brokenPromisesOf(spec, request).map(({ text }) => text);
}

/** The same, each with its place in the document. */
export function brokenPromisesOf(spec: Spec, request: CheckedRequest): BrokenPromise[] {
  const { operation, params, query, headers } = request;
  const raw: RawParameters = { path: params, query, headers };
  const parameters = inOrder(operation).flatMap((one) => parameterViolations(spec, one, raw));
  const body = bodyViolations(spec, request);
  return parameters.length === 0 ? body.slice(0, most) : [...parameters, ...body].slice(0, most);
}

/** The parameters of an operation by their places. */
const inOrder = once(({ parameters }: Operation): readonly Parameter[] =>
  (['path', 'query', 'header', 'cookie'] as const).flatMap((place) =>
    parameters.filter((one) => one.in === place),
  ),
);

function parameterViolations(spec: Spec, parameter: Parameter, raw: RawParameters): BrokenPromise[] {
  const value = decodeParameter(spec.document, parameter, raw);
  const { in: place, name, schema, required, at } = parameter;
  const text = `request.${place} must have required property '${name}'`;
  if (value === undefined) return required ? [{ text, at }] : [];
  if (schema === undefined) return [];
  return checked(spec, schema.at, value, `request.${place}.${name}`);
}

function bodyViolations(spec: Spec, request: CheckedRequest): BrokenPromise[] {
  const { operation, text, headers } = request;
  if (operation.body === undefined) return [];
  const isEmpty = text === undefined;
  const { required, at } = operation.body;
  if (isEmpty) {
    // A form without a field is an empty text
    const form = isFormType(headers['content-type']) ? formMedia(operation.body)?.schema : undefined;
    if (form !== undefined) return checked(spec, form.at, {}, 'request.body');
    return required ? [{ text: 'request.body is required', at }] : [];
  }
  const media = mediaOf(operation, headers['content-type']);
  if (media?.schema === undefined) return [];
  const value = bodyValue(spec, media, request);
  return value === undefined ? [] : checked(spec, media.schema.at, value, 'request.body');
}

function isFormType(type: string | undefined): boolean {
  return /^\s*application\/x-www-form-urlencoded\b/i.test(type ?? '');
}

/** The documented media type that the request names; the first one where it names none. */
function mediaOf({ body }: Operation, type: string | undefined): Media | undefined {
  const essence = type?.split(';')[0]?.trim().toLowerCase();
  return essence === undefined ? (jsonMedia(body) ?? body?.media[0]) : mediaFor(body?.media ?? [], essence);
}

/** What the body says; undefined for what no schema describes, such as bytes. */
function bodyValue(spec: Spec, media: Media, { body, text, headers }: CheckedRequest): Json | undefined {
  if (isJsonMedia(media) || typeof text !== 'string' || media === formMedia({ media: [media] })) return body;
  return decodeBody(spec.document, media, { type: headers['content-type'] ?? '', text });
}

function checked(spec: Spec, schema: string, value: Json, where: string): BrokenPromise[] {
  return spec.schemas
    .check(schema, value, 'request')
    .filter(isTold)
    .map((violation) => ({ text: said(violation, where), at: violation.at }));
}

/** A branch's own complaints say more than that none of the branches fits; both are told. */
function isTold({ keyword }: Violation): boolean {
  return keyword !== 'if' && keyword !== '$ref';
}

function said({ path, message, keyword, expected }: Violation, where: string): string {
  const place = [where, ...steps(path)].join('.');
  const options = keyword === 'enum' && Array.isArray(expected) ? `: ${expected.map(String).join(', ')}` : '';
  return `${place} ${message}${options}`;
}
