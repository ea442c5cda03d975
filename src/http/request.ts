import type { Credential, Operation, Parameter } from '../spec/operation.ts';
import { cookiePairs, pathSegment, queryText } from '../wire/encode-parameter.ts';

/** Who asks. `nobody` shows no credentials, `invalid` shows refused ones. */
export type Identity = 'administrator' | 'unprivileged' | 'invalid' | 'nobody';

/** A request before a target gives it a base URL and secrets. */
export interface RequestDraft {
  readonly operation: Operation;
  readonly identity: Identity;
  /** Which of the operation's security alternatives is shown. */
  readonly alternative: readonly Credential[];
  /** Schemes of that alternative that are left out, and schemes that are shown wrong. */
  readonly omit: readonly string[];
  readonly wrong: readonly string[];
  /** Another method than the operation's, where that is the point. */
  readonly method?: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly body: DraftBody | undefined;
}

export interface DraftBody {
  /** Undefined sends no Content-Type. */
  readonly type: string | undefined;
  readonly text: string;
}

/** A request as it goes over the wire, but for what HTTP itself adds. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Gives the value of a credential as an identity shows it; undefined where it is not known. */
export type ShowCredential = (
  credential: Credential,
  identity: 'administrator' | 'unprivileged' | 'invalid',
) => string | undefined;

/** The draft as a request to `baseUrl`, with the credentials that `show` gives. */
export function toHttp(draft: RequestDraft, baseUrl: string, show: ShowCredential): HttpRequest {
  const headers: Record<string, string> = { accept: acceptOf(draft.operation), ...draft.headers };
  const query: [string, string][] = draft.query.map(([name, value]) => [name, value]);
  const cookies: Record<string, string> = { ...draft.cookies };
  for (const credential of shown(draft)) {
    const wrong = draft.identity === 'invalid' || draft.wrong.includes(credential.scheme);
    const value = show(credential, wrong ? 'invalid' : (draft.identity as 'administrator')) ?? '';
    if (credential.in === 'header') headers[credential.name] = value;
    else if (credential.in === 'query') query.push([credential.name, value]);
    else cookies[credential.name] = value;
  }
  if (draft.body?.type !== undefined) headers['content-type'] = draft.body.type;
  const pairs = Object.entries(cookies)
    .flatMap(([name, value]) => cookiePairs(parameterOf(draft, 'cookie', name), name, value))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  if (pairs.length > 0) headers.cookie = pairs.join('; ');
  return {
    method: draft.method ?? draft.operation.method,
    url: urlOf(draft, baseUrl, query),
    headers,
    body: draft.body?.text,
  };
}

function shown(draft: RequestDraft): Credential[] {
  if (draft.identity === 'nobody') return [];
  return draft.alternative.filter((credential) => !draft.omit.includes(credential.scheme));
}

function urlOf(draft: RequestDraft, baseUrl: string, query: readonly (readonly [string, string])[]): string {
  const path = draft.operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    pathSegment(parameterOf(draft, 'path', name), draft.path[name] ?? ''),
  );
  const search = query
    .map(
      ([name, value]) => `${encodeURIComponent(name)}=${queryText(parameterOf(draft, 'query', name), value)}`,
    )
    .join('&');
  return `${baseUrl.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

function parameterOf(
  { operation }: RequestDraft,
  place: Parameter['in'],
  name: string,
): Parameter | undefined {
  return operation.parameters.find((one) => one.in === place && one.name === name);
}

/** Every documented type, JSON first: of equals servers give the first, and JSON is what the most is checked of. */
function acceptOf(operation: Operation): string {
  const types = new Set(operation.responses.flatMap((response) => response.media.map((media) => media.type)));
  const isJson = (type: string) => /[/+]json\b/.test(type);
  const ordered = [...types].sort((a, b) => Number(isJson(b)) - Number(isJson(a)));
  return types.size === 0 ? '*/*' : ordered.join(', ');
}
