import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import type { Operation } from '../../spec/operation.ts';
import { methods } from '../compare/prepare.ts';
import { shapeOf } from '../compare/template.ts';

/** An operation of the published document. */
export interface PublishedSpec {
  readonly method: string;
  /** The path as the document writes it. */
  readonly path: string;
  /** The path as ours would write it: with or without the base path that only one side spells out. */
  readonly as: string;
}

/** Who is who between our operations and theirs. */
export interface Matching {
  readonly pairs: readonly { readonly ours: Operation; readonly theirs: PublishedSpec }[];
  /** Ours that the document lacks. */
  readonly gone: readonly Operation[];
  /** Theirs beside ours: in the family of one of our paths, and not ours. */
  readonly fresh: readonly PublishedSpec[];
}

/** Matches by method and path template, whatever the parameters are called. */
export function match(ours: readonly Operation[], document: JsonObject, ourBase: string): Matching {
  const bases = { ours: ourBase, theirs: basePathOf(document) };
  const wanted = new Map(ours.map((operation) => [keyOf(operation.method, operation.path), operation]));
  const families = new Set(ours.map(({ path }) => familyOf(path)));
  const taken = new Map<Operation, PublishedSpec>();
  const fresh: PublishedSpec[] = [];
  for (const { method, path } of operationsIn(document)) {
    const names = namesFor(path, bases);
    const as = names.find((name) => wanted.has(keyOf(method, name)));
    const operation = as === undefined ? undefined : wanted.get(keyOf(method, as));
    if (operation !== undefined && as !== undefined)
      taken.set(operation, { method, path, as: withEndOf(operation.path, as) });
    else if (names.some((name) => families.has(familyOf(name))))
      fresh.push({ method, path, as: names[0] ?? path });
  }
  return {
    pairs: [...taken].map(([operation, theirs]) => ({ ours: operation, theirs })),
    gone: ours.filter((operation) => !taken.has(operation)),
    fresh,
  };
}

/**
 * The resource a path is about: `/v1/{}/workspaces` of `/v1/{project}/workspaces/{id}/quotas`,
 * `/api/v1/permissions` of `/api/v1/permissions.update`.
 */
export function familyOf(path: string): string {
  const segments = shapeOf(path).split('/').slice(1);
  const index = segments.findIndex(
    (segment) => !/^(\{\}|api|rest|v\d+([.-]\w+)?|\d+(\.\d+)*)$/i.test(segment),
  );
  if (index < 0) return shapeOf(path);
  const resource = segments[index]?.split(/[.:]/)[0] ?? '';
  return `/${[...segments.slice(0, index), resource].join('/')}`;
}

/** The path that stands before every path of a document: of `basePath`, or of the first server's address. */
export function basePathOf(document: JsonObject): string {
  if (typeof document.basePath === 'string') return trim(document.basePath);
  const [server] = Array.isArray(document.servers) ? document.servers : [];
  const url = isObject(server) && typeof server.url === 'string' ? server.url : '';
  return trim(url.replace(/^[a-z]+:\/\/[^/]*/i, ''));
}

// --- internal ---

function namesFor(path: string, bases: { ours: string; theirs: string }): string[] {
  const whole = bases.theirs + path;
  const isWithin = bases.ours !== '' && shapeOf(whole).startsWith(`${shapeOf(bases.ours)}/`);
  const cut = isWithin ? [`/${whole.split('/').slice(bases.ours.split('/').length).join('/')}`] : [];
  return [...new Set([path, whole, ...cut])];
}

function* operationsIn(document: JsonObject): Generator<{ method: string; path: string }> {
  for (const [path, item] of Object.entries(isObject(document.paths) ? document.paths : {})) {
    const known = resolve(document, item);
    for (const method of methods) if (isObject(known[method])) yield { method: method.toUpperCase(), path };
  }
}

function resolve(document: JsonObject, item: Json): JsonObject {
  if (!isObject(item)) return {};
  const name = typeof item.$ref === 'string' ? item.$ref.split('/').at(-1) : undefined;
  const components = isObject(document.components) ? document.components.pathItems : undefined;
  const found = name !== undefined && isObject(components) ? components[name] : item;
  return isObject(found) ? found : {};
}

/** A slash at the end is ours to write: vendors' documents are careless about it. */
function withEndOf(ours: string, theirs: string): string {
  return trim(theirs) + (ours.endsWith('/') ? '/' : '');
}

function keyOf(method: string, path: string): string {
  return `${method} ${shapeOf(path)}`;
}

function trim(path: string): string {
  return path.replace(/\/+$/, '');
}
