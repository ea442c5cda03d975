import type { Identity } from '../http/request.ts';
import type { Credential, Operation } from '../spec/operation.ts';

/** Where a mock finds what a caller shows. */
export interface Shown {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
}

/**
 * Who asks, by the value of the credentials: `unprivileged` and `invalid` name themselves, any other value is an
 * administrator. `nobody` where no security alternative is shown whole.
 */
export function identityOf(operation: Operation, shown: Shown): Identity {
  if (operation.security.length === 0 || operation.security.some((set) => set.length === 0))
    return 'administrator';
  const whole = operation.security.find((set) =>
    set.every((credential) => (credentialValue(credential, shown) ?? '') !== ''),
  );
  if (whole === undefined) return 'nobody';
  const names = whole.map((credential) => nameIn(credential, credentialValue(credential, shown) ?? ''));
  if (names.includes('invalid')) return 'invalid';
  return names.includes('unprivileged') ? 'unprivileged' : 'administrator';
}

/** The value by which a mock knows an identity: the inverse of `identify`. */
export function valueFor(credential: Credential, identity: string): string {
  if (credential.shape !== undefined) return credential.shape.replaceAll('{identity}', identity);
  if (credential.kind === 'bearer') return `Bearer ${identity}`;
  if (credential.kind === 'basic') return `Basic ${btoa(`${identity}:${identity}`)}`;
  return identity;
}

/** The value of a credential that a request shows. */
export function credentialValue(credential: Credential, shown: Shown): string | undefined {
  if (credential.in === 'header') return shown.headers[credential.name.toLowerCase()];
  if (credential.in === 'query') return [shown.query[credential.name]].flat()[0];
  const cookies = (shown.headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('='));
  return cookies.find(([name]) => name === credential.name)?.[1];
}

function nameIn(credential: Credential, value: string): string {
  // A credential whose shape names nobody, such as a date, says nothing of who asks.
  if (credential.shape !== undefined && !credential.shape.includes('{identity}')) return 'administrator';
  for (const identity of ['invalid', 'unprivileged']) {
    if (value === identity || value === valueFor(credential, identity)) return identity;
    if (credential.shape?.includes('{identity}') && value.includes(`=${identity},`)) return identity;
  }
  if (credential.kind === 'bearer' && !/^bearer /i.test(value)) return 'invalid';
  if (credential.kind === 'basic' && !/^basic /i.test(value)) return 'invalid';
  return 'administrator';
}
