import type { Json, JsonObject } from '../../src/shared/json.ts';

/** A request to the mock, and what comes. */
export interface Ask {
  /** `GET /path?query`. */
  readonly call: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly status: number;
  readonly type?: RegExp;
  readonly shows?: RegExp;
}

/** Something of OpenAPI, and what each part of the project makes of it. */
export interface Feature {
  readonly group: string;
  readonly name: string;
  /** One path with one operation, `POST /it` unless it says otherwise. */
  readonly document: JsonObject;
  /** What the mock answers. */
  readonly mock?: readonly Ask[];
  /** A part of the URL, the headers or the body of the suite's plain request, once written down. */
  readonly suite?: RegExp;
  /** Answers that are right, and answers that are wrong. */
  readonly judge?: {
    readonly right: readonly Json[];
    readonly wrong: readonly Json[];
    readonly type?: string;
  };
  /** What the client is given, and what it then sends. */
  readonly client?: { readonly call: JsonObject; readonly sends: RegExp };
  /** Another document in its place, and how callers feel that. */
  readonly drift?: { readonly to: JsonObject; readonly levels: readonly string[] };
}

const ok: JsonObject = { 200: { description: 'ok' }, 400: { description: 'bad' } };

/** A document whose only operation takes these parameters. */
export function taking(parameter: JsonObject, path = '/it'): JsonObject {
  return { paths: { [path]: { get: { operationId: 'it', parameters: [parameter], responses: ok } } } };
}

/** A document whose only operation takes this body. */
export function sending(
  type: string,
  schema: Json,
  encoding: JsonObject = {},
  schemas: JsonObject = {},
): JsonObject {
  const media = { schema, ...(Object.keys(encoding).length === 0 ? {} : { encoding }) };
  const requestBody = { required: true, content: { [type]: media } };
  return {
    paths: { '/it': { post: { operationId: 'it', requestBody, responses: ok } } },
    components: { schemas },
  };
}

/** A document whose only operation answers so. */
export function answering(
  content: JsonObject,
  schemas: JsonObject = {},
  headers: JsonObject = {},
): JsonObject {
  const responses = { 200: { description: 'ok', headers, content }, 400: { description: 'bad' } };
  return { paths: { '/it': { get: { operationId: 'it', responses } } }, components: { schemas } };
}
