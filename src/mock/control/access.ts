import type { IncomingHttpHeaders } from 'node:http';

/** Who asks to steer a mock, as the connection and the headers tell it. */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  /** The address of the other end, and of ours. */
  readonly remote: string | undefined;
  readonly local: string | undefined;
}

/**
 * Why a caller may not steer the mock; undefined where it may. Any page that a developer visits can send requests to
 * this machine, so a browser's request has to come from the mock's own pages or from a page of this machine, under a
 * name of this machine: another name that points here is how DNS rebinding gets in. `allowed` holds further origins
 * (`http://mocks:4010`), or `*`.
 */
export function accessRefusal(caller: Caller, allowed: readonly string[]): string | undefined {
  if (allowed.includes('*')) return undefined;
  const { headers, remote, local } = caller;
  const host = hostOf(headers.host);
  const isAllowedHost = allowed.some((origin) => hostOf(withoutScheme(origin)) === host);
  if (host !== undefined && !isOwnName(host, local) && !isAllowedHost)
    return refusal('the host', headers.host);
  if (!isLoopback(remote) && !isAllowedHost) return refusal('a caller from', remote);
  const { origin } = headers;
  if (origin !== undefined)
    return isTrusted(origin, headers.host, allowed) ? undefined : refusal('pages of', origin);
  const site = headers['sec-fetch-site'];
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
  return isForeign
    ? 'Another site may not steer this mock. Allow its origin with --allow-origin.'
    : undefined;
}

function refusal(what: string, name: string | undefined): string {
  return `${what} ${JSON.stringify(name ?? '')} may not steer this mock: allow it with --allow-origin`;
}

function isTrusted(origin: string, host: string | undefined, allowed: readonly string[]): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host || isLoopbackName(url.hostname) || allowed.includes(origin);
}

/** A name that cannot be made to point here by somebody else: a loopback name, or the very address that was called. */
function isOwnName(host: string, local: string | undefined): boolean {
  return isLoopbackName(host) || host === plainAddress(local);
}

function isLoopbackName(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(host);
}

function isLoopback(address: string | undefined): boolean {
  const plain = plainAddress(address);
  return plain === undefined || plain === '[::1]' || /^127\./.test(plain);
}

/** `::ffff:10.0.0.1` as 10.0.0.1, an IPv6 address in brackets as URLs have it. */
function plainAddress(address: string | undefined): string | undefined {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '');
  return plain?.includes(':') ? `[${plain}]` : plain;
}

function hostOf(authority: string | undefined): string | undefined {
  return authority === undefined || !URL.canParse(`http://${authority}`)
    ? authority
    : new URL(`http://${authority}`).hostname;
}

function withoutScheme(origin: string): string {
  return origin.replace(/^[a-z]+:\/\//i, '');
}
