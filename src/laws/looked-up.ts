import type { MadeItem } from '../context/fixture.ts';
import type { Step, World } from '../context/world.ts';
import type { Operation } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import { createRouter } from '../spec/route.ts';

/** What was made, read again: where its path says, else where `Location` points. Undefined where nothing shows it. */
export async function lookedUp(
  world: World,
  { read }: Resource,
  { path, step }: MadeItem,
): Promise<Step | undefined> {
  if (read !== undefined) return world.ask(read, { path });
  const found = locationOf(world, step);
  return found === undefined ? undefined : world.ask(found.operation, { path: found.params });
}

/** The operation that `Location` names, where it is one of the document. Another host is not asked. */
export function locationOf(
  world: World,
  { exchange }: Step,
): { operation: Operation; params: Record<string, string> } | undefined {
  const location = exchange.response?.headers.location;
  const { url } = exchange.request;
  if (location === undefined || !URL.canParse(location, url)) return undefined;
  const place = new URL(location, url);
  if (place.origin !== new URL(url).origin) return undefined;
  const base = new URL(world.suite.target.url).pathname.replace(/\/+$/, '');
  // Without the base path it is another place, whatever the rest looks like
  if (base !== '' && !place.pathname.startsWith(`${base}/`)) return undefined;
  const route = createRouter(world.suite.spec.operations)('GET', place.pathname.slice(base.length));
  return route.found === 'operation' ? { operation: route.operation, params: route.params } : undefined;
}
