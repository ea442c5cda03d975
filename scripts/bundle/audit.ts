/** What `npm audit --json` says of one package. */
interface Vulnerability {
  readonly severity: string;
  readonly range: string;
  readonly via: readonly (string | { readonly title?: string; readonly url?: string })[];
}

/** Names of the packages that the first part of a file of licences lists. */
export function bundledNames(licences: string): Set<string> {
  const rows = licences.matchAll(/^((?:@[^@/\s]+\/)?[^@\s]+)@\S+: \S/gm);
  return new Set([...rows].map(([, name = '']) => name));
}

/** What is known and serious of packages that are bundled, a line each: npm counts them among what only we need. */
export function seriousOf(report: string, bundled: ReadonlySet<string>): string[] {
  const { vulnerabilities, error } = JSON.parse(report) as {
    vulnerabilities?: Record<string, Vulnerability>;
    error?: unknown;
  };
  if (vulnerabilities === undefined) throw new Error(`npm audit could not run: ${JSON.stringify(error)}`);
  return Object.entries(vulnerabilities)
    .filter(([name, { severity }]) => bundled.has(name) && ['high', 'critical'].includes(severity))
    .map(([name, { severity, range, via }]) => `${name} ${range}: ${severity}, ${reasons(via)}`);
}

function reasons(via: Vulnerability['via']): string {
  return via.map((one) => (typeof one === 'string' ? `by ${one}` : `${one.title} ${one.url}`)).join('; ');
}
