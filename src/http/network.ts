import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { EnvHttpProxyAgent } from 'undici';
import type { Env } from '../shared/env.ts';
import { InputError } from '../shared/input-error.ts';

/** How hosts are reached: through which proxies, and which authorities are trusted besides Node's own. */
export interface Network {
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string;
  readonly authorities: string | undefined;
}

/** No proxy and no authority of one's own, whatever the environment says: for mocks. */
export const direct: Network = {
  httpProxy: undefined,
  httpsProxy: undefined,
  noProxy: '*',
  authorities: undefined,
};

/** This machine is asked directly, as curl's and Go's users expect. */
const loopback = 'localhost,127.0.0.1,[::1]';

/**
 * The network as HTTP_PROXY, HTTPS_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS describe it, in small letters too, and from
 * `.env` as well, which Node itself does not read. An InputError for a proxy that is no URL, and for certificates that
 * cannot be read.
 */
export function networkOf(env: Env): Network {
  const httpProxy = proxyOf(env, 'HTTP_PROXY');
  const given = env.no_proxy ?? env.NO_PROXY;
  return {
    httpProxy,
    httpsProxy: proxyOf(env, 'HTTPS_PROXY'),
    noProxy: given?.trim() === '*' ? '*' : [given, loopback].filter(Boolean).join(','),
    authorities: authoritiesIn(env.NODE_EXTRA_CA_CERTS),
  };
}

/** Passwords of proxies: nobody may print them. */
export function proxySecrets(env: Env): string[] {
  return ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'].flatMap((name) => {
    const text = env[name];
    const url = text === undefined ? undefined : withScheme(text);
    return url !== undefined && URL.canParse(url) ? [decodeURIComponent(new URL(url).password)] : [];
  });
}

/** What sends requests over this network, over kept-alive connections. */
export function dispatcherOf(network: Network, timeout: number): EnvHttpProxyAgent {
  const ca = network.authorities === undefined ? {} : { ca: [...rootCertificates, network.authorities] };
  return new EnvHttpProxyAgent({
    // Never undefined, which would have undici look into the environment of the process.
    httpProxy: network.httpProxy ?? '',
    httpsProxy: network.httpsProxy ?? '',
    noProxy: network.noProxy,
    // As curl does: many proxies let nobody tunnel to port 80.
    proxyTunnel: false,
    keepAliveTimeout: 4_000,
    connectTimeout: timeout,
    connect: { ...ca, timeout },
    requestTls: ca,
    proxyTls: ca,
  });
}

function proxyOf(env: Env, name: string): string | undefined {
  const text = env[name.toLowerCase()] ?? env[name];
  if (text === undefined) return undefined;
  const url = withScheme(text);
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new InputError(`${name} is no URL of a proxy. Write one as in http://proxy.example.com:3128.`);
}

function withScheme(text: string): string {
  return text.includes('://') ? text : `http://${text}`;
}

function authoritiesIn(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new InputError(`NODE_EXTRA_CA_CERTS names ${file}, which cannot be read.`);
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new InputError(`NODE_EXTRA_CA_CERTS names ${file}, which holds no certificate in PEM.`);
}
