import { isObject, type Json } from '../shared/json.ts';

const masked = '***';
const secret =
  /(^|[-_.])(authorization|cookie|token|secret|password|passwd|pass|credential|session|sid|signature|jwt|bearer|otp|passcode|passphrase|private[-_]?key|apikey|api[-_]?key|access[-_]?key|auth|user[-_]?id)([-_.]|$)|token$|secret$|password$|apikey$/i;

/** True for the name of a header, parameter or field whose value nobody else should see. */
export function isSecret(name: string): boolean {
  return secret.test(name.replace(/(?<=[a-z])(?=[A-Z])/g, '-'));
}

/** Headers with the secret ones masked. */
export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isSecret(name) ? masked : maskAddress(value)]),
  );
}

/** `Location`, `Referer` and the like repeat addresses. */
function maskAddress(value: string): string {
  return /^https?:\/\/\S+$/.test(value) && URL.canParse(value) ? maskUrl(value) : value;
}

/** An address with credentials and secret parameters masked. */
export function maskUrl(text: string): string {
  const url = new URL(text);
  if (url.password !== '') url.password = masked;
  for (const name of [...url.searchParams.keys()]) if (isSecret(name)) url.searchParams.set(name, masked);
  return url.href;
}

/** A body with secret fields masked; of what is neither JSON nor a form, nothing is kept. */
export function maskBody(body: Buffer, type: string | undefined): string {
  if (body.length === 0) return '';
  if (/[/+]json/.test(type ?? '')) return maskJson(body.toString('utf8'));
  if (/x-www-form-urlencoded/.test(type ?? '')) {
    const form = new URLSearchParams(body.toString('utf8'));
    for (const name of [...form.keys()]) if (isSecret(name)) form.set(name, masked);
    return form.toString();
  }
  return '';
}

function maskJson(text: string): string {
  try {
    return JSON.stringify(hide(JSON.parse(text) as Json));
  } catch {
    return '';
  }
}

function hide(value: Json): Json {
  if (Array.isArray(value)) return value.map(hide);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, isSecret(name) ? masked : hide(child)]),
  );
}
