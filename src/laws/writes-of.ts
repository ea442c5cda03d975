import type { Operation } from '../spec/operation.ts';
import { type Resource, withoutSlash } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { childrenOf } from './family.ts';

/** The operations that change one thing of a resource: on its own path, and actions right below it. */
export function writesOf(spec: Spec, resource: Resource, all: readonly Resource[]): Operation[] {
  const own = withoutSlash(resource.path);
  const creates = new Set(childrenOf(resource, all).map(({ create }) => create));
  return spec.operations.filter((operation) => {
    if (!/^(PUT|PATCH|POST|DELETE)$/.test(operation.method) || creates.has(operation)) return false;
    return withoutSlash(operation.path) === own || isAction(resource, operation);
  });
}

/** True for a POST on a word below a thing, as `/orders/{id}/cancel`, that makes nothing with a place of its own, and no job. */
export function isAction({ path }: Resource, { method, path: at, responses }: Operation): boolean {
  const rest = withoutSlash(at).slice(withoutSlash(path).length);
  if (method !== 'POST' || !withoutSlash(at).startsWith(`${withoutSlash(path)}/`)) return false;
  return /^\/[^/{}]+$/.test(rest) && !responses.some(({ status }) => status === '201' || status === '202');
}
