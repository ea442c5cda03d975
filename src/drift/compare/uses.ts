import { isObject, type Json, type JsonObject, sameJson } from '../../shared/json.ts';
import { steps } from '../../shared/pointer.ts';
import type { Prepared } from './prepare.ts';
import { type Reach, type Use, walk } from './reach.ts';
import type { Change } from './redocly.ts';

/** The two documents that are compared, and who uses what in each. */
export interface Sides {
  readonly before: Prepared;
  readonly after: Prepared;
  readonly reach: { readonly before: Reach; readonly after: Reach };
}

/** The operations that the changed part belongs to, on either side. */
export function usesOf(change: Change, { before, after, reach }: Sides): readonly Use[] {
  const [area, path, method] = steps(change.path);
  if (area === 'paths' && path !== undefined && method === undefined)
    return ofPath(path, change, before.document);
  const old = reach.before(change.base?.pointer ?? walk(before.document, change.path).pointer);
  const now = reach.after(change.revision?.pointer ?? walk(after.document, change.path).pointer);
  if (old.length === 0 && now.length === 0 && area === 'components') {
    return [...bySecurity(before.document, change), ...bySecurity(after.document, change)];
  }
  const both = old.filter((one) => now.some((other) => sameJson(one, other)));
  return both.length > 0 ? both : [...old, ...now];
}

/** A whole path that came or went, or is called otherwise: its methods. */
function ofPath(path: string, { kind, property, base, revision }: Change, document: JsonObject): Use[] {
  if (kind === 'modified' && property !== 'key') return [];
  const paths = isObject(document.paths) ? document.paths : {};
  const name = kind === 'modified' ? String(base?.value) : path;
  const item = kind === 'modified' ? paths[name] : (kind === 'removed' ? base : revision)?.value;
  return Object.keys(isObject(item) ? item : {}).map((method) => ({
    operation: `${method.toUpperCase()} ${name}`,
    direction: 'none',
  }));
}

/** A security scheme that stayed and changed: the operations that take it. */
function bySecurity(document: JsonObject, change: Change): Use[] {
  const [, kind, name] = steps(change.path);
  if (kind !== 'securitySchemes' || name === undefined || change.kind !== 'modified') return [];
  const items = Object.entries(isObject(document.paths) ? document.paths : {});
  return items.flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {})
      .filter(([, operation]) => isObject(operation) && requires(operation.security, name))
      .map(([method]) => ({ operation: `${method.toUpperCase()} ${path}`, direction: 'none' as const })),
  );
}

function requires(security: Json | undefined, name: string): boolean {
  return Array.isArray(security) && security.some((one) => isObject(one) && Object.hasOwn(one, name));
}
