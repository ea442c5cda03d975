import { decoded } from '../shared/decoded.ts';

/** The cookies of a request, by name; one that stands there several times as a list. */
export function cookiesOf(header: string | undefined): Record<string, string | string[]> {
  const cookies = Object.create(null) as Record<string, string | string[]>;
  for (const pair of (header ?? '').split(/;\s*/)) {
    const cut = pair.indexOf('=');
    if (cut < 1) continue;
    const name = pair.slice(0, cut).trim();
    const value = decoded(
      pair
        .slice(cut + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    );
    cookies[name] = cookies[name] === undefined ? value : [cookies[name], value].flat();
  }
  return cookies;
}
