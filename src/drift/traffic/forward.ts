import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** The same request to the server behind: headers in their order and case, only `Host` names that server. */
export function forward(target: URL, { method, url, rawHeaders }: IncomingMessage): ClientRequest {
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = rawHeaders.map((text, index) =>
    index % 2 === 1 && /^host$/i.test(rawHeaders[index - 1] ?? '') ? target.host : text,
  );
  const path = target.pathname.replace(/\/$/, '') + (url ?? '/');
  return send({
    host: target.hostname,
    port: target.port,
    method,
    path,
    headers: headers as never,
    setHost: false,
  });
}
