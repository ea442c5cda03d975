import { fieldText, fieldValue, formText, isStructured, pathText, plainText, queryPairs } from './encode.ts';
import type {
  Caller,
  Credential,
  Example,
  HttpDraft,
  Json,
  Media,
  Mock,
  Operation,
  Parameter,
} from './types.ts';

/** The fields of "try it" as they are filled now. */
export interface Form {
  /** By `path.id`, `query.limit`; what is not there is left out. */
  readonly fields: Readonly<Record<string, string>>;
  /** Undefined sends no body. */
  readonly body: string | undefined;
  readonly mediaType: string | undefined;
  /** Which of the alternatives of credentials is shown. */
  readonly alternative: number;
  /** The answer that is asked for with `Prefer`; empty leaves it to the mock. */
  readonly prefer: string;
}

/** The name of a parameter's field. */
export function fieldName({ in: place, name }: Parameter): string {
  return `${place}.${name}`;
}

/** A form that keeps the contract: filled from the examples of a name where one is given, else from the first ones. */
export function filledForm(operation: Operation, example?: string): Form {
  const fields = operation.parameters.flatMap((parameter): [string, string][] => {
    const named = example === undefined ? undefined : exampleOf(parameter.examples, example);
    const value = named?.value ?? (parameter.required ? parameter.value : null);
    return value === null ? [] : [[fieldName(parameter), fieldText(value)]];
  });
  const media = usualMedia(operation);
  const chosen = example === undefined ? undefined : exampleOf(media?.examples ?? [], example);
  const filled = chosen ?? media?.examples[0];
  return {
    fields: Object.fromEntries(fields),
    body: media === undefined ? undefined : filled === undefined ? '' : bodyText(media.type, filled.value),
    mediaType: media?.type,
    alternative: 0,
    prefer: '',
  };
}

/** The names of the requests that an operation shows. */
export function requestNames(operation: Operation): string[] {
  const answers = new Set(
    operation.responses.flatMap(({ names, causes }) => [...names, ...causes.map(({ name }) => name)]),
  );
  const bodies = (usualMedia(operation)?.examples ?? []).map(({ name }) => name);
  const parameters = operation.parameters
    .flatMap(({ examples }) => examples.map(({ name }) => name))
    .filter((name) => answers.has(name));
  return [...new Set([...bodies, ...parameters])].filter((name) => name !== 'example');
}

/** The media type that a body is first shown in: JSON where there is one. */
export function usualMedia({ body }: Operation): Media | undefined {
  return body?.media.find(({ type }) => /[/+]json\b/.test(type)) ?? body?.media[0];
}

/** A value as the text of a body. */
export function bodyText(type: string, value: Json): string {
  if (/[/+]json\b|^\*\/\*/.test(type)) return JSON.stringify(value, undefined, 2);
  if (/x-www-form-urlencoded/i.test(type)) return formText(value);
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
}

/** The request that a form stands for. */
export function draftOf(mock: Mock, operation: Operation, form: Form, caller: Caller): HttpDraft {
  const given = givenParameters(operation, form);
  const of = (place: Parameter['in']) => given.filter(({ parameter }) => parameter.in === place);
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const found = of('path').find(({ parameter }) => parameter.name === name);
    return found === undefined ? '' : pathText(found.parameter, found.value);
  });
  const query = of('query').flatMap(({ parameter, value }) => queryPairs(parameter, value));
  const headers: Record<string, string> = {};
  const cookies: Record<string, string> = {};
  for (const { parameter, value } of of('header')) headers[parameter.name] = plainText(parameter, value);
  for (const { parameter, value } of of('cookie')) cookies[parameter.name] = plainText(parameter, value);
  for (const credential of shownCredentials(operation, form, caller)) {
    const value = credential.sent[caller.identity] ?? '';
    if (credential.in === 'header') headers[credential.name] = value;
    else if (credential.in === 'query') query.push([credential.name, value]);
    else cookies[credential.name] = value;
  }
  if (form.body !== undefined && form.mediaType !== undefined)
    headers['Content-Type'] = contentType(form.mediaType);
  if (caller.session !== '') headers['X-Mock-Session'] = caller.session;
  if (form.prefer !== '') headers.Prefer = form.prefer;
  const search = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  const url = `${mock.url}${path}${search === '' ? '' : `?${search}`}`;
  return { method: operation.method, url, headers, cookies, body: form.body };
}

/** The parameters that a form fills, each with its value. */
export function givenParameters(
  { parameters }: Operation,
  { fields }: Form,
): { readonly parameter: Parameter; readonly value: Json }[] {
  return parameters.flatMap((parameter) => {
    const text = fields[fieldName(parameter)];
    return text === undefined ? [] : [{ parameter, value: fieldValue(parameter, text) }];
  });
}

/** What a caller shows; nothing where nobody asks. */
export function shownCredentials(
  { security }: Operation,
  { alternative }: Pick<Form, 'alternative'>,
  { identity }: Caller,
): readonly Credential[] {
  return identity === 'nobody' ? [] : (security[alternative] ?? []);
}

/** A form filled from a request that was asked before. */
export function formOf(operation: Operation, { path, query, body }: RequestValues, prefer = ''): Form {
  const fields = operation.parameters.flatMap((parameter): [string, string][] => {
    const { name } = parameter;
    const value = parameter.in === 'path' ? path[name] : parameter.in === 'query' ? query[name] : undefined;
    if (value === undefined) return [];
    const isList = isStructured(parameter) && !/^\s*[[{]/.test(String(value));
    return [[fieldName(parameter), isList ? JSON.stringify([value].flat()) : String(value)]];
  });
  return { ...filledForm(operation), fields: Object.fromEntries(fields), body, prefer };
}

/** What a request held, as the mock read it. */
export interface RequestValues {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly body: string | undefined;
}

function exampleOf(examples: readonly Example[], name: string): Example | undefined {
  return examples.find((one) => one.name === name);
}

function contentType(type: string): string {
  return type === '*/*' ? 'application/json' : type;
}
