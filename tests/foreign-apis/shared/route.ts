import type { Check } from './check.ts';
import type { HttpRequest, HttpResponse, Who } from './message.ts';
import type { QueryParameter } from './query.ts';
import type { Refusal } from './refusal.ts';

/** One operation of a server. */
export interface Route<S> {
  /** `METHOD /path/{parameter}` below the API's base path. */
  on: string;
  /** Asked without credentials. */
  open?: true;
  /** The roles that may; all without it. */
  roles?: string[];
  query?: Record<string, QueryParameter>;
  /** What the body has to be; a route without it reads none. */
  body?: Check;
  /** The media types that the body may have. */
  types?: string[];
  optional?: true;
  run(request: HttpRequest, state: S): HttpResponse;
}

/** A server as data: its operations, what it starts with, who it knows, and how it words an error. */
export interface Api<S> {
  base: string;
  routes: Route<S>[];
  start(): S;
  identify(request: HttpRequest, state: S): Who | undefined;
  /** The status of a request that breaks a constraint of its schema. */
  invalid: number;
  refuse(refusal: Refusal, request: HttpRequest): HttpResponse;
}

/** The path's parameters when the path fits the route's, undefined otherwise. */
export function matched(on: string, path: string): Record<string, string> | undefined {
  const wanted = (on.split(' ')[1] ?? '').split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, piece] of wanted.entries()) {
    const value = given[at] ?? '';
    if (piece.startsWith('{')) {
      if (value === '') return undefined;
      params[piece.slice(1, -1)] = decoded(value);
    } else if (piece !== value) return undefined;
  }
  return params;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
