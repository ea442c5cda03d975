import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** True for the question a browser asks before a cross-origin request. */
export function isPreflight(request: IncomingMessage): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.headers.origin !== undefined &&
    request.headers['access-control-request-method'] !== undefined
  );
}

/** Lets any origin in, credentials included; nothing for callers that are no browser. */
export function corsHeaders(headers: IncomingHttpHeaders): Record<string, string> | undefined {
  if (headers.origin === undefined) return undefined;
  const method = headers['access-control-request-method'];
  return {
    'access-control-allow-origin': headers.origin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
    ...(method === undefined
      ? {}
      : { 'access-control-allow-methods': method, 'access-control-max-age': '600' }),
    ...(headers['access-control-request-private-network'] === undefined
      ? {}
      : { 'access-control-allow-private-network': 'true' }),
    ...(headers['access-control-request-headers'] === undefined
      ? {}
      : { 'access-control-allow-headers': String(headers['access-control-request-headers']) }),
  };
}
