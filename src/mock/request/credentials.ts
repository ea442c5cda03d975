import type { Credential, Operation } from '../../spec/operation.ts';
import { credentialValue, type Shown } from '../../target/identity.ts';

/** Where a credential is shown: `X-Auth-Token`, or `key in the query`. */
export function credentialText({ in: place, name }: Credential): string {
  if (place === 'header') return name;
  return place === 'query' ? `${name} in the query` : `the cookie ${name}`;
}

/** What a request lacks of an operation's credentials: `X-User-Id and X-Auth-Token`; alternatives with `or`. */
export function lackingText({ security }: Operation, shown: Shown): string {
  const lacking = security.map((set) =>
    set.filter((credential) => (credentialValue(credential, shown) ?? '') === ''),
  );
  // Who shows half of an alternative means that one
  const begun = lacking.filter((rest, index) => rest.length < (security[index]?.length ?? 0));
  const meant = begun.length > 0 ? begun : lacking;
  return [...new Set(meant.map((set) => set.map(credentialText).join(' and ')))].join(' or ');
}
