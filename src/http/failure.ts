import { messageOf } from '../shared/input-error.ts';

/** The failure of a connection that the server closed while an answer was due. */
export const cutOff = 'the connection was cut before the answer was whole';
const unknownAuthority =
  'its certificate is signed by an authority that is not known here: name the PEM file of that authority in NODE_EXTRA_CA_CERTS';

const known: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host is not known',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the host',
  ECONNRESET: cutOff,
  EPIPE: cutOff,
  UND_ERR_SOCKET: cutOff,
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are longer than 16 KB',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the body is not as long as Content-Length says',
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownAuthority,
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS there: is the URL an http:// one?',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS there: is the URL an http:// one?',
};

/** Why no whole answer came, in one clause, for what sending threw after `timeout` milliseconds at most. */
export function explainFailure(thrown: unknown, timeout: number, usesProxy = false): string {
  const clause = clauseOf(thrown, timeout);
  // It may be the proxy that is meant: which one failed nobody says.
  const isUnreached = /listens|not known$|no way|no connection/.test(clause);
  return isUnreached && usesProxy
    ? `${clause} (a proxy is set: see HTTP_PROXY, HTTPS_PROXY and NO_PROXY)`
    : clause;
}

function clauseOf(thrown: unknown, timeout: number): string {
  const code = codeOf(thrown);
  const message = messageOf(thrown);
  const seconds = timeout / 1000;
  if (thrown instanceof Error && thrown.name === 'TimeoutError') return `no whole answer within ${seconds} s`;
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return `no connection within ${seconds} s`;
  if (code.startsWith('HPE_') || (thrown instanceof Error && thrown.name === 'HTTPParserError'))
    return `the answer is not HTTP (${/\((.*)\)$/.exec(message)?.[1] ?? message})`;
  const refused = /^Proxy [\w ]+ \((\d+)\)/.exec(message)?.[1];
  if (refused === '407') return proxyRefusal;
  if (refused !== undefined) return `the proxy answers ${refused} instead of connecting`;
  return known[code] ?? (code === 'UND_ERR_ABORTED' ? cutOff : message);
}

/** What a 407 means: it comes from the proxy and never from the target. */
const proxyRefusal =
  'the proxy asks who you are (407): write HTTPS_PROXY or HTTP_PROXY as http://user:password@host:port';

function codeOf(thrown: unknown): string {
  const { code, cause } = thrown as { code?: unknown; cause?: { code?: unknown } };
  // Several addresses were tried: they failed alike.
  const first = thrown instanceof AggregateError ? (thrown.errors[0] as { code?: unknown }) : undefined;
  return String(code ?? cause?.code ?? first?.code ?? '');
}
