import { pathValues } from '../coverage/sent.ts';
import type { HttpRequest } from '../http/request.ts';
import type { Json } from '../shared/json.ts';
import type { Credential, Operation, Parameter } from '../spec/operation.ts';
import type { Target } from '../target/target.ts';

/** The operation that a request is for: of those whose method and path fit, the one with the fewest parameters. */
export function operationOf(
  operations: readonly Operation[],
  { method, url }: HttpRequest,
): Operation | undefined {
  const { pathname } = new URL(url);
  const depth = pathname.split('/').length;
  return operations
    .filter((operation) => operation.method === method && operation.path.split('/').length <= depth)
    .filter((operation) => pathValues(operation, pathname) !== undefined)
    .sort((a, b) => b.path.length - a.path.length || holes(a) - holes(b))
    .sort((a, b) => holes(a) - holes(b))[0];
}

function holes({ path }: Operation): number {
  return path.split('{').length;
}

/** The body as JSON; undefined where it is none. */
export function bodyOf({ body }: HttpRequest): Json | undefined {
  try {
    return body === undefined ? undefined : (JSON.parse(body) as Json);
  } catch {
    return undefined;
  }
}

/** The same request with another JSON body. */
export function withBody(request: HttpRequest, body: Json): HttpRequest {
  return { ...request, body: JSON.stringify(body) };
}

/** The same request with one query parameter changed; undefined takes it away. */
export function withQuery(request: HttpRequest, name: string, value: string | undefined): HttpRequest {
  const url = new URL(request.url);
  url.searchParams.delete(name);
  if (value !== undefined) url.searchParams.append(name, value);
  return { ...request, url: url.toString() };
}

/** A query parameter's text. */
export function queryOf(request: HttpRequest, name: string): string | undefined {
  return new URL(request.url).searchParams.get(name) ?? undefined;
}

/** The text by which a request gives a parameter; undefined where it does not. */
export function textOf(operation: Operation, parameter: Parameter, request: HttpRequest): string | undefined {
  const { name } = parameter;
  if (parameter.in === 'query') return queryOf(request, name);
  if (parameter.in === 'path') return pathValues(operation, new URL(request.url).pathname)?.get(name);
  return parameter.in === 'header' ? headerOf(request, name) : undefined;
}

/** The base URL and path values put together: the URL of another operation for the same thing. */
export function urlFor(operation: Operation, base: string, values: ReadonlyMap<string, string>): string {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(values.get(name) ?? ''),
  );
  return `${base}${path}`;
}

/** What a request shows for a credential. */
export function credentialIn({ headers, url }: HttpRequest, credential: Credential): string | undefined {
  if (credential.in === 'query') return new URL(url).searchParams.get(credential.name) ?? undefined;
  if (credential.in === 'header') return headerOf({ headers }, credential.name);
  const pair = (headers.cookie ?? '').split('; ').find((one) => one.startsWith(`${credential.name}=`));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(credential.name.length + 1));
}

/** True where a request shows one of the operation's alternatives whole, as the administrator. */
export function isAdministrator(operation: Operation, target: Target, request: HttpRequest): boolean {
  const isOpen = operation.security.length === 0 || operation.security.some((set) => set.length === 0);
  return (
    isOpen ||
    operation.security.some((set) =>
      set.every(
        (credential) => credentialIn(request, credential) === target.show(credential, 'administrator'),
      ),
    )
  );
}

/** The request without any of the operation's credentials. */
export function withoutCredentials(operation: Operation, request: HttpRequest): HttpRequest {
  const all = operation.security.flat();
  const names = new Set(all.filter((one) => one.in === 'header').map(({ name }) => name.toLowerCase()));
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !names.has(name.toLowerCase()) && name !== 'cookie'),
  );
  return all
    .filter((one) => one.in === 'query')
    .reduce<HttpRequest>((plain, { name }) => withQuery(plain, name, undefined), { ...request, headers });
}

/** The request as the administrator would send it. */
export function withCredentials(operation: Operation, target: Target, request: HttpRequest): HttpRequest {
  const set = operation.security.find((one) => target.lacks('administrator', one) === undefined) ?? [];
  let result = withoutCredentials(operation, request);
  for (const credential of set) {
    const { name } = credential;
    const value = target.show(credential, 'administrator') ?? '';
    if (credential.in === 'query') result = withQuery(result, name, value);
    else if (credential.in === 'header') result = withHeader(result, name, value);
    else result = withHeader(result, 'cookie', `${name}=${encodeURIComponent(value)}`);
  }
  return result;
}

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

function headerOf({ headers }: Pick<HttpRequest, 'headers'>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
