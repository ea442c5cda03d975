import type { Json, JsonObject } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';

/** One method and path of an Api, with its place in the spec. Everything a later step reads of a spec. */
export interface Operation {
  readonly api: string;
  /** The operationId, or `METHOD /path` where the spec gives none. */
  readonly id: string;
  readonly method: Method;
  /** The path template, `/v1/{id}`. */
  readonly path: string;
  readonly at: Pointer;
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly responses: readonly Response[];
  /** Alternatives, each a set of credentials that are needed together; an empty set needs none. */
  readonly security: readonly (readonly Credential[])[];
  readonly deprecated: boolean;
  /** Where this is a remote call seen as an operation on a resource: the call itself. */
  readonly call?: RemoteCall;
}

/** How a remote call is made that is seen as an operation on a resource. */
export interface RemoteCall {
  /** The operation as the document has it. */
  readonly operation: Operation;
  /** The field of its body or query that names the thing. */
  readonly key: string | undefined;
  /** The field of a success that holds the thing. */
  readonly inside: string | undefined;
}

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH' | 'TRACE';

/** A schema, and where it stands after `$ref`s were followed. */
export interface SchemaAt {
  readonly at: Pointer;
  readonly schema: JsonObject;
}

export interface NamedExample {
  readonly name: string;
  readonly at: Pointer;
  readonly value: Json;
  readonly elicit: Elicit | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly at: Pointer;
  readonly schema: SchemaAt | undefined;
  readonly explode: boolean;
  readonly style: string;
  /** True for a parameter that is described by `content` and travels as JSON text. */
  readonly json: boolean;
  readonly examples: readonly NamedExample[];
  readonly unpromised: readonly string[];
}

export interface Body {
  readonly required: boolean;
  readonly at: Pointer;
  readonly media: readonly Media[];
  readonly unpromised: readonly string[];
}

export interface Media {
  readonly type: string;
  readonly at: Pointer;
  readonly schema: SchemaAt | undefined;
  readonly examples: readonly NamedExample[];
  /** How fields of a form or multipart body travel, by name; only what the document says. */
  readonly encoding?: Readonly<Record<string, Encoding>>;
}

/** How one field of a form or multipart body travels. */
export interface Encoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
}

export interface Response {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly at: Pointer;
  readonly media: readonly Media[];
  readonly headers: readonly Header[];
  /** What the document says of it. */
  readonly description?: string;
  readonly elicit: Elicit | undefined;
}

export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly at: Pointer;
  readonly schema: SchemaAt | undefined;
  /** True for an object that travels as `a=1,b=2`. */
  readonly explode: boolean;
  /** True for a value that travels as JSON text. */
  readonly json: boolean;
}

/** What a caller shows to say who they are: one security scheme. */
export interface Credential {
  readonly scheme: string;
  readonly kind: 'apiKey' | 'bearer' | 'basic';
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
  /** The shape of a value, with `{identity}` in it; from `x-example`. */
  readonly shape: string | undefined;
}

/** How an answer is provoked: `x-elicit` of a response or of one of its named examples. */
export interface Elicit {
  readonly identity?: 'unprivileged' | 'administrator';
  readonly request?: string;
  readonly missing?: string;
  readonly credentials?: 'none' | 'wrong';
  readonly invalid?: 'body' | 'query' | 'header' | 'path';
  readonly never?: string;
}

/** The response object that covers a status: exact, then its class, then `default`. */
export function responseFor(operation: Operation, status: number): Response | undefined {
  const byKey = (key: string) =>
    operation.responses.find((response) => response.status.toUpperCase() === key);
  return byKey(String(status)) ?? byKey(`${Math.floor(status / 100)}XX`) ?? byKey('DEFAULT');
}

/** True when the method by itself promises to change nothing. */
export function isSafe(method: Method): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || method === 'TRACE';
}

/** The named examples of a response, over all its media types. */
export function examplesOf(response: Response): NamedExample[] {
  return response.media.flatMap((media) => media.examples);
}

/** The GET of an operation's path: what shows what it writes. */
export function readOf(operations: readonly Operation[], { path }: Operation): Operation | undefined {
  return operations.find((one) => one.method === 'GET' && one.path === path);
}
