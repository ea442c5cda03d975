import { proxySecrets } from '../http/network.ts';
import type { ShowCredential } from '../http/request.ts';
import type { Env } from '../shared/env.ts';
import { InputError } from '../shared/input-error.ts';
import type { Credential, Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import type { Care } from './care.ts';
import { valueFor } from './identity.ts';
import type { Known } from './known.ts';
import { loginSecrets, loginVariables } from './login.ts';
import type { TargetConfig } from './target-config.ts';

/** What answers at a URL: a real server, a mock of ours, or a stock `prism mock`. */
export type TargetKind = 'server' | 'our mock' | 'stock Prism';

/** Where requests go, who may ask there, and what is known to be there. */
export interface Target {
  /** `mock`, or the URL without secrets in it: what reports show. */
  readonly name: string;
  readonly url: string;
  /** How much may be done to it. */
  readonly care: Care;
  readonly known: Known;
  readonly show: ShowCredential;
  /** True where wrong credentials and other identities are told apart, as every server but a stock mock does. */
  readonly knowsIdentities: boolean;
  /** True where what is written can be read again. */
  readonly remembers: boolean;
  /** Why the target cannot be asked as an identity; undefined where it can. */
  lacks(identity: 'administrator' | 'unprivileged', alternative: readonly Credential[]): string | undefined;
  /** How a report writes a credential: the environment variable on a real target, the value on a mock. */
  display(credential: Credential, identity: 'administrator' | 'unprivileged' | 'invalid'): string;
  /** Names of headers and fields, and JSON pointers, whose values are hidden in reports besides credentials. */
  readonly redact?: readonly string[];
  /** Values that may never be printed. */
  readonly secrets: readonly string[];
}

/** A mock that we started: it knows every identity by name, and the spec's examples exist there. */
export function mockTarget(url: string): Target {
  const show: ShowCredential = (credential, identity) => valueFor(credential, identity);
  return {
    name: 'mock',
    url,
    care: 'disposable',
    known: { value: () => undefined, bodyPlaces: [], examplesExist: true },
    show,
    knowsIdentities: true,
    remembers: true,
    lacks: () => undefined,
    display: (credential, identity) => valueFor(credential, identity),
    secrets: [],
  };
}

/** A real target: credentials and values come from the environment, by the names in `target.yaml`. */
export function urlTarget(
  url: string,
  config: TargetConfig,
  env: Env,
  options: { care: Care; nature: TargetKind },
): Target {
  const secretOf = (credential: Credential, identity: 'administrator' | 'unprivileged') =>
    env[config.credentials.get(credential.scheme)?.[identity] ?? ''];
  const isMock = options.nature !== 'server';
  const secretOr = (credential: Credential, identity: 'administrator' | 'unprivileged') =>
    secretOf(credential, identity) ?? (isMock ? valueFor(credential, identity) : undefined);
  const names = [...config.credentials.values()].flatMap((entry) => [
    entry.administrator,
    entry.unprivileged,
  ]);
  return {
    name: withoutSecrets(url),
    url,
    care: options.care,
    known: {
      value: (place) => env[config.values.get(place) ?? ''],
      bodyPlaces: [...config.values.keys()].filter((place) => place.startsWith('body.')),
      examplesExist: options.nature === 'our mock',
    },
    show: (credential, identity) =>
      identity === 'invalid'
        ? wrongValue(credential, secretOf(credential, 'administrator'))
        : withScheme(credential, secretOr(credential, identity)),
    knowsIdentities: options.nature !== 'stock Prism',
    remembers: options.nature !== 'stock Prism',
    lacks: (identity, alternative) => (isMock ? undefined : lacks(identity, alternative, config, env)),
    display: (credential, identity) =>
      identity === 'invalid'
        ? wrongValue(credential, '')
        : displayed(
            credential,
            config.credentials.get(credential.scheme)?.[identity] ?? '',
            secretOf(credential, identity),
          ),
    secrets: secretsOf(names, config, env),
  };
}

/** Credentials, with and without their scheme, what a login takes, and the passwords of proxies. */
function secretsOf(names: readonly string[], config: TargetConfig, env: Env): string[] {
  const credentials = names.map((name) => env[name] ?? '');
  const bare = credentials.map((value) => value.replace(/^(bearer|basic) +/i, ''));
  const passwords = bare.map((value) => value.replace(/^[^:]*:?/, ''));
  const all = [...credentials, ...bare, ...passwords, ...loginSecrets(config, env), ...proxySecrets(env)];
  return [...new Set(all)].filter((value) => value.length > 3);
}

/** The base URL as given on the command line or in the environment. An InputError for what is none. */
export function parseBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new InputError(
      `"${withoutSecrets(text)}" is no base URL. Write one as in https://chat.example.com.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new InputError(
      `The base URL ${withoutSecrets(text)} may not hold a user or a password: credentials stand in the environment.`,
    );
  }
  if (url.search !== '' || url.hash !== '')
    throw new InputError(`The base URL ${withoutSecrets(text)} may not have a query or fragment.`);
  return text.replace(/\/+$/, '');
}

/** Of these alternatives the first whose credentials the target knows; the first of all where it knows none. */
export function usableAlternative(
  target: Target,
  alternatives: readonly (readonly Credential[])[],
): readonly Credential[] {
  return (
    alternatives.find((alternative) => target.lacks('administrator', alternative) === undefined) ??
    alternatives[0] ??
    []
  );
}

/**
 * Refuses to start without credentials: an InputError that names the variables to set,
 * when no operation of the spec can be asked as the administrator.
 */
export function requireCredentials(spec: Spec, target: Target, config: TargetConfig): void {
  const needing = spec.operations.filter(
    (operation) => operation.security.every((set) => set.length > 0) && operation.security.length > 0,
  );
  const missing = needing.map((operation) =>
    target.lacks('administrator', usableAlternative(target, operation.security)),
  );
  const [reason] = missing.filter((text) => text !== undefined);
  if (reason === undefined) return;
  const login = loginVariables(config);
  const instead = login.length === 0 ? '' : `, or ${login.join(' and ')}`;
  throw new InputError(`Credentials for ${spec.api.name} are missing: ${reason}${instead}.`);
}

function lacks(
  identity: 'administrator' | 'unprivileged',
  alternative: readonly Credential[],
  config: TargetConfig,
  env: Env,
): string | undefined {
  const unset = alternative
    .map(({ scheme }) => config.credentials.get(scheme)?.[identity] ?? '')
    .filter((name) => env[name] === undefined);
  return unset.length === 0 ? undefined : `set ${unset.join(' and ')}`;
}

/** `Bearer ` in front of a bare token; basic credentials may be given as `user:password`. */
function withScheme(credential: Credential, secret: string | undefined): string | undefined {
  if (secret === undefined || credential.kind === 'apiKey') return secret;
  const scheme = credential.kind === 'bearer' ? 'Bearer' : 'Basic';
  if (secret.startsWith(`${scheme} `)) return secret;
  return credential.kind === 'basic' && secret.includes(':')
    ? `Basic ${Buffer.from(secret).toString('base64')}`
    : `${scheme} ${secret}`;
}

/** The environment variable as a header wants it: the value may lack its scheme. */
function displayed(credential: Credential, name: string, secret: string | undefined): string {
  const sent = withScheme(credential, secret);
  if (sent === undefined || sent === secret) return `$${name}`;
  if (credential.kind === 'bearer') return `Bearer $${name}`;
  return secret?.includes(':') ? `Basic $(printf %s "$${name}" | base64)` : `Basic $${name}`;
}

/** A wrong value in the shape of a right one, and never a right one. */
function wrongValue(credential: Credential, secret: string | undefined): string {
  // Who asks is right, what proves it is wrong: a server may look at one of them only.
  // Where there is no password, the user is the secret.
  if (credential.kind === 'basic' && secret?.endsWith(':') === true)
    return `Basic ${Buffer.from('no-such-user:').toString('base64')}`;
  if (credential.kind === 'basic' && secret?.includes(':') === true)
    return `Basic ${Buffer.from(`${secret.split(':')[0]}:no-such-password`).toString('base64')}`;
  const value = valueFor(credential, 'invalid');
  return value === secret ? `${value}-too` : value;
}

function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  if (parsed.username === '' && parsed.password === '') return url;
  parsed.username = '';
  parsed.password = '';
  return parsed.toString().replace(/\/+$/, '');
}

/** True for what hangs on a thing that was made for the run: it goes away with that. */
export function goesWithAnother({ known }: Target, { parameters, path }: Operation): boolean {
  return parameters.some((one) => one.in === 'path' && known.isNew?.(`path.${one.name}`, path) === true);
}
