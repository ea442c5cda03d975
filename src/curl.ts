import type { Credential } from './operation.ts';
import { type Draft, toHttp } from './request.ts';
import type { Target } from './target.ts';

/** The curl command that repeats a request. Credentials stand as environment variables, never as values. */
export function curlOf(draft: Draft, target: Target): string {
  const display = (credential: Credential, identity: 'administrator' | 'unprivileged' | 'invalid') =>
    target.display(credential, identity);
  const request = toHttp(draft, target.name === 'mock' ? target.url : target.name, display);
  const parts = ['curl -i'];
  if (request.method !== 'GET') parts.push(`-X ${request.method}`);
  parts.push(quote(request.url));
  for (const [name, value] of Object.entries(request.headers)) {
    if (name === 'accept') continue;
    parts.push(value.startsWith('$') ? `-H "${name}: ${value}"` : `-H ${quote(`${name}: ${value}`)}`);
  }
  if (request.body !== undefined) parts.push(`--data-raw ${quote(request.body)}`);
  return parts.join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A text with every secret in it replaced. */
export function mask(text: string, secrets: readonly string[]): string {
  return secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}
