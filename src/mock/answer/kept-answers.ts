import type { Json } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { documentedJson } from '../../spec/openapi/media.ts';
import { type Operation, type Response, responseFor } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import type { SchemaReader } from '../../values/applicable.ts';
import { repair } from '../../values/repair.ts';
import { sample } from '../../values/sample.ts';
import { type Site, sitesOf, withPart } from '../../values/sites.ts';
import { xmlText } from '../../wire/xml-text.ts';
import type { Prism, PrismAnswer, PrismRequest, ResponseChoice } from '../prism/prism.ts';
import { explained } from './explained.ts';
import { headerValue } from './header-value.ts';
import { isFileType, madeUpFile } from './sample-file.ts';

/**
 * Prism, but that what it makes up without an example keeps the spec: it writes "string" whatever the pattern. An
 * error says its own status.
 */
export function keepAnswers(prism: Prism, spec: Spec): Prism {
  const operations = new Map(spec.operations.map((one) => [`${one.method} ${one.path}`, one]));
  const kept = (request: PrismRequest, wanted: ResponseChoice, given: PrismAnswer): PrismAnswer => {
    const operation = operations.get(`${request.method} ${request.route ?? request.path}`);
    return operation === undefined || given.own ? given : keeping(spec, operation, wanted, given);
  };
  const asked = async (
    ask: Prism['give'],
    request: PrismRequest,
    wanted: ResponseChoice,
  ): Promise<PrismAnswer> => {
    const first = await ask(request, wanted);
    // Prism looks for an example in the media type that the caller likes best alone
    const given =
      first.own && wanted.example !== undefined ? await ask(forExample(request, wanted), wanted) : first;
    if (!given.own || wanted.dynamic !== true) return kept(request, wanted, given);
    // Prism makes nothing up from some schemas: what it says without making up takes its place
    const { dynamic, ...plain } = wanted;
    const other = await ask(request, plain);
    return other.own ? given : kept(request, plain, other);
  };
  const forExample = (request: PrismRequest, { code, example }: ResponseChoice): PrismRequest => {
    const operation = operations.get(`${request.method} ${request.route ?? request.path}`);
    const media = operation?.responses
      .filter(({ status }) => code === undefined || status === String(code))
      .flatMap((response) => response.media)
      .find(({ examples }) => examples.some(({ name }) => name === example));
    return media === undefined
      ? request
      : { ...request, headers: { ...request.headers, accept: media.type } };
  };
  return {
    prepare: () => prism.prepare(),
    answer: (request, wanted = {}) => asked(prism.answer, request, wanted),
    give: (request, wanted) => asked(prism.give, request, wanted),
  };
}

function keeping(spec: Spec, operation: Operation, wanted: ResponseChoice, given: PrismAnswer): PrismAnswer {
  const response = responseFor(operation, given.status);
  if (response === undefined) return given;
  const headers = headersOf(spec, response, given);
  const isMadeUp = wanted.dynamic === true;
  const other = otherThanJson(spec, response, headers, given);
  if (other !== undefined) return { ...given, ...other };
  if (isMadeUp && given.status < 400) return { ...given, headers };
  const shown = isMadeUp ? exampleOf(response, wanted.example) : undefined;
  return { ...given, headers, ...(shown ?? bodyOf(spec, response, isMadeUp, given)) };
}

/** The body of an answer that is no JSON, where it can be made what its media type says: XML, or a whole file. */
function otherThanJson(
  spec: Spec,
  response: Response,
  headers: PrismAnswer['headers'],
  { body }: PrismAnswer,
): Partial<PrismAnswer> | undefined {
  const said = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const type = said ?? (body === undefined ? response.media[0]?.type : undefined);
  const media = response.media.find((one) => one.type === type) ?? response.media[0];
  if (type === undefined || media === undefined || documentedJson({ media: [media] }) !== undefined)
    return undefined;
  const place = media.schema?.at;
  if (/[/+]xml\b/i.test(type) && place !== undefined && typeof body !== 'string' && body !== undefined) {
    const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
    const value = media.examples.length > 0 ? body : sample(reader, place, { seed: 1, full: true });
    return { headers, body: xmlText(spec.document, place, value) };
  }
  if (!isFileType(type) || media.examples.length > 0) return undefined;
  const file = madeUpFile(type);
  return file === undefined ? undefined : { headers: { ...headers, 'content-type': type }, body: file };
}

/** An error that the spec shows is not made up. */
function exampleOf(response: Response, name: string | undefined): Partial<PrismAnswer> | undefined {
  const examples = documentedJson(response)?.examples ?? [];
  const shown = examples.find((example) => example.name === name) ?? examples[0];
  return shown === undefined ? undefined : { body: shown.value };
}

function bodyOf(
  spec: Spec,
  response: Response,
  isMadeUp: boolean,
  { status, body }: PrismAnswer,
): Partial<PrismAnswer> {
  const media = documentedJson(response);
  const place = media?.schema?.at;
  if (place === undefined || (body === undefined && /^(204|205|304)$/.test(String(status)))) return {};
  if (media?.examples.length !== 0) return body === undefined ? {} : shownBody(spec, place, body);
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
  const isKept = (value: Json) =>
    spec.schemas.check(place, value, 'response').length === 0 &&
    hiddenSites(reader, place, value).length === 0;
  const made = (full: boolean) => repair(reader, place, sample(reader, place, { seed: 1, full }));
  // What is large beyond checking is shown with what it must have alone
  const ways = [...(isMadeUp || body === undefined ? [] : [() => body]), () => made(true), () => made(false)];
  const whole = firstOf(ways, isKept);
  if (whole === undefined) return {};
  return { body: status < 400 ? whole : explained(spec, place, whole, status) };
}

/** What the first of some ways gives that is kept. */
function firstOf(ways: readonly (() => Json)[], isKept: (value: Json) => boolean): Json | undefined {
  for (const way of ways) {
    const value = way();
    if (isKept(value)) return value;
  }
  return undefined;
}

/**
 * An example as it is, but without fields that no answer shows; JSON that a document writes down as a text is what the
 * text says, where only that keeps the schema.
 */
function shownBody(spec: Spec, place: Pointer, example: Json): Partial<PrismAnswer> {
  const isKept = (value: Json) => spec.schemas.check(place, value, 'response').length === 0;
  const said = typeof example === 'string' && !isKept(example) ? parsed(example) : undefined;
  const body = said !== undefined && isKept(said) ? said : example;
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
  const hidden = hiddenSites(reader, place, body);
  if (hidden.length === 0) return body === example ? {} : { body };
  return { body: hidden.reduce((rest, { path }) => withPart(rest, path, undefined), body) };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The fields that no answer shows: they are write-only. */
function hiddenSites(reader: SchemaReader, place: Pointer, value: Json): Site[] {
  return sitesOf(reader, place, value).filter(({ schemas }) =>
    schemas.some(({ schema }) => schema.writeOnly === true),
  );
}

/** Prism leaves out what may be left out, and writes "string" for the rest. */
function headersOf(spec: Spec, response: Response, { headers, body }: PrismAnswer): PrismAnswer['headers'] {
  const kept: Record<string, string> = { ...concrete({ headers, body }) };
  for (const header of response.headers) {
    const name = Object.keys(headers).find((one) => one.toLowerCase() === header.name.toLowerCase());
    // Of some schemas Prism makes no header at all
    if (name === undefined && !header.required) continue;
    const value = headerValue(spec, header, name === undefined ? 'string' : String(headers[name]));
    if (name !== undefined && value !== undefined) kept[name] = value;
    else if (name === undefined) kept[header.name] = value ?? 'string';
  }
  return kept;
}

/** A range, such as `text/*`, is no type of an answer: a concrete one of the range is sent. */
function concrete({ headers, body }: Pick<PrismAnswer, 'headers' | 'body'>): PrismAnswer['headers'] {
  const name = Object.keys(headers).find((one) => one.toLowerCase() === 'content-type');
  const type = name === undefined ? undefined : headers[name];
  if (name === undefined || type === undefined || !type.includes('*')) return headers;
  const [kind = '*'] = type.split('/');
  const own = {
    text: 'text/plain',
    image: 'image/png',
    '*': typeof body === 'string' ? 'text/plain' : 'application/json',
  }[kind];
  return {
    ...headers,
    [name]:
      own ??
      (kind === 'application' && typeof body !== 'string' ? 'application/json' : 'application/octet-stream'),
  };
}
