import { InputError } from '../shared/input-error.ts';
import { isObject, type Json } from '../shared/json.ts';
import type { Spec } from '../spec/spec.ts';

/**
 * Refuses a target that bears the host name of the vendor's own service, as the spec's `servers` name it,
 * unless it was allowed by name: an InputError that says how.
 */
export function requireAllowedHost(spec: Spec, url: string, allowed: readonly string[]): void {
  const { hostname } = new URL(url);
  if (allowed.includes(hostname)) return;
  if (!vendorHosts(spec).some((host) => isHost(hostname, host))) return;
  throw new InputError(
    `${hostname} looks like the vendor's production service. If you mean it, add --allow-host ${hostname}.`,
  );
}

/**
 * Refuses to throw away what looks like a vendor's production service, allowed by name or not: an InputError that says
 * what may be done there.
 */
export function requireDisposableHost(spec: Spec, url: string): void {
  const { hostname } = new URL(url);
  if (!vendorHosts(spec).some((host) => isHost(hostname, host))) return;
  throw new InputError(
    `${hostname} looks like the vendor's production service, which nobody throws away. Use --allow-writes there.`,
  );
}

/** The hosts of a spec's servers, each variable with every value that it names. */
function vendorHosts(spec: Spec): string[] {
  const servers = Array.isArray(spec.document.servers) ? spec.document.servers : [];
  return servers.filter(isObject).flatMap((server) => {
    const variables = isObject(server.variables) ? Object.entries(server.variables) : [];
    const urls = variables.reduce<string[]>(
      (list, [name, variable]) =>
        list.flatMap((url) => valuesOf(variable).map((value) => url.replaceAll(`{${name}}`, value))),
      [String(server.url ?? '')],
    );
    return urls.flatMap((url) => (URL.canParse(url) ? [new URL(url).hostname] : []));
  });
}

function valuesOf(variable: Json): string[] {
  if (!isObject(variable)) return [];
  const listed = Array.isArray(variable.enum) ? variable.enum.map(String) : [];
  return [...new Set([...listed, ...(typeof variable.default === 'string' ? [variable.default] : [])])];
}

/** The host itself or one below it; names that documents use as stand-ins are nobody's. */
function isHost(actual: string, vendor: string): boolean {
  if (/(^|\.)(example|test|invalid|localhost)(\.|$)|^\d+\.\d+|^$/.test(vendor)) return false;
  return actual === vendor || actual.endsWith(`.${vendor}`);
}
