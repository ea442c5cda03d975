import type { Credential } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { wiresOf } from './wire-of.ts';

/** The source of a client factory: takes a base URL and credentials, sets what each security scheme asks for. */
export function clientSource(spec: Spec): string {
  const name = pascal(spec.api.name);
  const alternatives = distinct(spec.operations.flatMap((operation) => operation.security));
  const schemes = [
    ...new Map(alternatives.flat().map((credential) => [credential.scheme, credential])).values(),
  ];
  const wires = wiresOf(spec.operations);
  const isPlain = Object.keys(wires).length === 0;
  const made = isPlain ? 'client' : 'withWire(client, wires)';
  const imports = `import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { paths } from './types.js';
${isPlain ? '' : "import { type OperationWire, withWire } from './wire.js';\n"}`;
  const table = isPlain
    ? ''
    : `\n/** How operations travel that do not travel as plain JSON and plain parameters. */\nconst wires: Readonly<Record<string, OperationWire>> = ${JSON.stringify(wires, undefined, 2)};\n`;
  if (schemes.length === 0) return imports + table + openClient(spec.api.name, name, isPlain);
  const isOptional = alternatives.some((set) => set.length === 0);
  return `${imports}${table}
/** What a caller shows to say who they are. */
export type Credentials = ${credentialsType(alternatives)};

export interface Options extends Omit<ClientOptions, 'baseUrl' | 'credentials'> {
  /** Where the API is, without a trailing slash. */
  baseUrl: string;
  credentials${isOptional ? '?' : ''}: Credentials;
}

/** A typed client of ${spec.api.name}: \`client.GET(path, …)\` gives \`{ data, error, response }\`. */
export function create${name}Client({ baseUrl, credentials, ...options }: Options): Client<paths> {
  const client = createClient<paths>({ ...options, baseUrl });
  const given${isOptional ? ': Record<string, string | undefined> = credentials ?? {}' : ' = credentials as Record<string, string | undefined>'};
  client.use({
    onRequest({ request }) {
${schemes.map(setter).join('\n')}
      return ${schemes.some(({ in: place }) => place === 'query') ? 'withQuery(request, given)' : 'request'};
    },
  });
  return ${made};
}
${schemes.some(({ in: place }) => place === 'query') ? withQuery(schemes) : ''}`;
}

/** A client of an API that asks nobody who they are. */
function openClient(api: string, name: string, isPlain: boolean): string {
  return `
export interface Options extends ClientOptions {
  /** Where the API is, without a trailing slash. */
  baseUrl: string;
}

/** A typed client of ${api}: \`client.GET(path, …)\` gives \`{ data, error, response }\`. */
export function create${name}Client(options: Options): Client<paths> {
  return ${isPlain ? 'createClient<paths>(options)' : 'withWire(createClient<paths>(options), wires)'};
}
`;
}

function credentialsType(alternatives: readonly (readonly Credential[])[]): string {
  return alternatives
    .map((set) =>
      set.length === 0
        ? 'Record<string, never>'
        : `{ ${set.map(({ scheme }) => `${key(scheme)}: string`).join('; ')} }`,
    )
    .join(' | ');
}

function setter({ scheme, kind, in: place, name }: Credential): string {
  const value = `given[${JSON.stringify(scheme)}]`;
  const guard = `      if (${value} !== undefined)`;
  if (place === 'query') return `      // ${name} goes into the query`;
  if (place === 'cookie')
    return `${guard} request.headers.append('cookie', \`${name}=\${encodeURIComponent(${value})}\`);`;
  if (kind === 'bearer') return `${guard} request.headers.set('Authorization', \`Bearer \${${value}}\`);`;
  if (kind === 'basic') return `${guard} request.headers.set('Authorization', \`Basic \${btoa(${value})}\`);`;
  return `${guard} request.headers.set(${JSON.stringify(name)}, ${value});`;
}

function withQuery(schemes: readonly Credential[]): string {
  const lines = schemes
    .filter(({ in: place }) => place === 'query')
    .map(
      ({ scheme, name }) =>
        `  if (given[${JSON.stringify(scheme)}] !== undefined) url.searchParams.set(${JSON.stringify(name)}, given[${JSON.stringify(scheme)}] ?? '');`,
    );
  return `
function withQuery(request: Request, given: Record<string, string | undefined>): Request {
  const url = new URL(request.url);
${lines.join('\n')}
  return new Request(url, request);
}
`;
}

function distinct(alternatives: readonly (readonly Credential[])[]): (readonly Credential[])[] {
  const names = (set: readonly Credential[]) => set.map(({ scheme }) => scheme).join('+');
  return [...new Map(alternatives.map((set) => [names(set), set])).values()];
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** `rocketchat` is `Rocketchat`, `pet-store` is `PetStore`. */
export function pascal(name: string): string {
  return name.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, __, first: string) => first.toUpperCase());
}
