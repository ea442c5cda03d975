import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** The same request to the server behind: headers in their order and case, only `Host` names that server. */
export function forward(target: URL, { method, url, rawHeaders }: IncomingMessage): ClientRequest {
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = rawHeaders.map((text, index) =>
    index % 2 === 1 && /^host$/i.test(rawHeaders[index - 1] ?? '') ? target.host : text,
  );
  return send({
    host: target.hostname.replace(/^\[|\]$/g, ''),
    port: target.port,
    method,
    path: method === 'OPTIONS' && url === '*' ? '*' : targetPath(target, url),
    headers: headers as never,
    setHost: false,
  });
}

/** The path and query on the server behind: of `GET http://host/path`, as proxies are asked, only `/path`. */
export function targetPath(target: URL, url = '/'): string {
  const base = target.pathname.replace(/\/$/, '');
  if (url.startsWith('/')) return base + url;
  const absolute = URL.canParse(url) ? new URL(url) : undefined;
  return base + (absolute === undefined ? '/' : absolute.pathname + absolute.search);
}
