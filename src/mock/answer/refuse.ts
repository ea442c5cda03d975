import type { Operation } from '../../spec/operation.ts';
import { nearestTo } from '../request/near.ts';
import type { World } from '../world.ts';
import { fallbackFor } from './fallback.ts';
import type { MockResponse } from './mock-response.ts';

interface More {
  /** What stands in the log and in `X-Mock-Why` alone. */
  readonly notes?: readonly string[];
  /** In how many seconds the caller may try again. */
  readonly wait?: number;
}

/** An answer in the API's own error shape. */
export function refuse(
  world: World,
  status: number,
  why: string,
  { notes = [], wait }: More = {},
): MockResponse {
  const fallback = fallbackFor(world.spec, world.behaviour, status, why, wait);
  const headers = { 'content-type': contentType(world, fallback.type) };
  return {
    status: fallback.status,
    headers,
    body: fallback.body,
    why: [why, ...notes],
    operation: undefined,
  };
}

/** The answer to a path that nothing fits; the note names those that are like it. */
export function refuseNothing(world: World, path: string): MockResponse {
  const near = nearestTo(path, world.spec.operations);
  const notes = near.length === 0 ? [] : [`near: ${near.join(', ')}`];
  return refuse(world, 404, `nothing is documented at ${path}`, { notes });
}

/** The answer to a method that the path does not document: what there is instead. */
export function refuseMethod(world: World, method: string, operations: readonly Operation[]): MockResponse {
  const methods = new Set(operations.map((operation) => operation.method as string));
  if (methods.has('GET')) methods.add('HEAD');
  const allow = [...methods, 'OPTIONS'].sort().join(', ');
  if (method === 'OPTIONS')
    return { status: 204, headers: { allow }, body: undefined, why: [], operation: undefined };
  const refused = refuse(world, 405, `${method} is not documented here; there is ${allow}`);
  return { ...refused, headers: { ...refused.headers, allow } };
}

/** The exact Content-Type that the vendor sends for a documented media type. */
export function contentType({ behaviour }: World, type: string): string {
  return behaviour.contentTypes?.[type] ?? type;
}
