import type { Json } from '../shared/json.ts';
import type { HttpRequest } from './request.ts';

/** The request that was sent and the response that came back, or why none came. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse | undefined;
  /** One clause, where no whole response came: `no answer within 10 s`. */
  readonly failure: string | undefined;
  readonly milliseconds: number;
  /** How many 429s were waited out before; undefined: none. */
  readonly limited?: number;
  /** True where the request was not sent at all: the budget is used up. */
  readonly unsent?: true;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The media type without parameters, in lower case; undefined without a Content-Type. */
export function mediaTypeOf(response: HttpResponse): string | undefined {
  return response.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
}

/** True for `application/json` and its `+json` kin. */
export function isJsonType(type: string | undefined): boolean {
  return type !== undefined && /[/+]json$/.test(type.split(';')[0]?.trim().toLowerCase() ?? '');
}

/** The body as JSON; undefined where it is none. */
export function jsonOf(response: HttpResponse): Json | undefined {
  try {
    return JSON.parse(response.body.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}
