import type { Suite } from '../context/suite.ts';
import { type HttpResponse, mediaTypeOf } from '../http/exchange.ts';
import { isObject } from '../shared/json.ts';
import type { Spec } from '../spec/spec.ts';

/** The base URL below which the operation is routed: with the path of the spec's server, or without what is doubled. */
export async function betterBase(
  { spec, target }: Suite,
  unrouted: number,
  ask: (base: string) => Promise<HttpResponse | undefined>,
): Promise<string | undefined> {
  const { origin, pathname } = new URL(target.url);
  const base = pathname.replace(/\/+$/, '');
  const bases = [
    ...serverPaths(spec).map((own) => own + base),
    ...serverPaths(spec),
    ...shorter(base),
    '/api',
    '/api/v1',
  ];
  for (const candidate of new Set(bases)) {
    if (candidate === base) continue;
    const response = await ask(origin + candidate);
    if (response === undefined || response.status === unrouted || response.status >= 500) continue;
    if (!/html/i.test(mediaTypeOf(response) ?? '')) return origin + candidate;
  }
  return undefined;
}

/** The paths of the spec's servers that have one. */
function serverPaths({ document }: Spec): string[] {
  const servers = Array.isArray(document.servers) ? document.servers : [];
  return servers.filter(isObject).flatMap(({ url }) => {
    const text = String(url ?? '').replace(/\{[^}]*\}/g, 'x');
    const path = URL.canParse(text, 'http://host') ? new URL(text, 'http://host').pathname : '';
    const plain = path.replace(/\/+$/, '');
    return plain === '' ? [] : [plain];
  });
}

/** A base path without its last parts, the longest first. */
function shorter(base: string): string[] {
  const parts = base.split('/').filter((part) => part !== '');
  return parts
    .map((_, index) => parts.slice(0, parts.length - 1 - index))
    .map((rest) => (rest.length === 0 ? '' : `/${rest.join('/')}`));
}
