import { isObject, type Json, type JsonObject } from '../../json.ts';
import { type Pointer, parent, steps } from '../../pointer.ts';
import type { Level } from '../finding.ts';
import { align } from './align.ts';
import { classify } from './classify.ts';
import { describe } from './describe.ts';
import { identify } from './identity.ts';
import { type Prepared, prepare } from './prepare.ts';
import { type Reach, reachOf, type Use, walk } from './reach.ts';
import { type Change, redoclyDiff } from './redocly.ts';
import { shapeOf } from './template.ts';

/** One difference between two documents, with its place in each. */
export interface Difference {
  readonly change: string;
  readonly level: Level;
  readonly reason: string;
  readonly kind: Change['kind'];
  readonly area: Area;
  /** `METHOD /path`, as the base calls it. */
  readonly operations: readonly string[];
  /** Pointers into the two documents as they were given; the nearest enclosing one on a side that lacks it. */
  readonly base: Pointer;
  readonly revision: Pointer;
  readonly expected: string;
  readonly actual: string;
  /** What the difference is, without line or index. */
  readonly identity: readonly Json[];
}

export type Area = 'operation' | 'parameters' | 'body' | 'responses' | 'security' | 'servers';

/** Everything in which `revision` is another contract than `base`, in a stable order. Both bundled OpenAPI 3.1. */
export async function compare(base: JsonObject, revision: JsonObject): Promise<Difference[]> {
  const before = prepare(base);
  const raw = prepare(revision);
  const after = { ...raw, document: align(before.document, raw.document) };
  const sides: Sides = {
    before,
    after,
    reach: { before: reachOf(before.document), after: reachOf(after.document) },
  };
  const changes = await redoclyDiff(before.document, after.document);
  return unique(changes.flatMap((change) => differences(change, sides)));
}

interface Sides {
  readonly before: Prepared;
  readonly after: Prepared;
  readonly reach: { readonly before: Reach; readonly after: Reach };
}

function differences(change: Change, sides: Sides): Difference[] {
  const uses = usesOf(change, sides);
  const operations = [...new Set(uses.map((use) => use.operation))].sort();
  const area = areaOf(change.path);
  if (operations.length === 0 && area !== 'servers') return [];
  const site = { directions: new Set(uses.map((use) => use.direction)), status: statusOf(change.path) };
  const places = { base: placeIn(sides.before, change, 'base'), revision: placeIn(sides.after, change, 'revision') };
  return classify(change, site).map((verdict, index) => {
    const said = describe(change, change.verdicts[index]?.message);
    return {
      ...verdict,
      ...places,
      ...said,
      kind: change.kind,
      area,
      operations,
      identity: [...identify(change, sides.before.document, sides.after.document), said.expected, said.actual],
    };
  });
}

/** The operations that the changed part belongs to, on either side. */
function usesOf(change: Change, { before, after, reach }: Sides): readonly Use[] {
  const [area, path, method] = steps(change.path);
  if (area === 'paths' && path !== undefined && method === undefined) return ofPath(path, change);
  const uses = [
    ...(change.base === undefined ? [] : reach.before(change.base.pointer)),
    ...(change.revision === undefined ? [] : reach.after(change.revision.pointer)),
  ];
  if (uses.length > 0 || area !== 'components') return uses;
  return [...bySecurity(before.document, change), ...bySecurity(after.document, change)];
}

/** A whole path that came or went: its methods. */
function ofPath(path: string, change: Change): Use[] {
  if (change.kind === 'modified') return [];
  const item = (change.kind === 'removed' ? change.base : change.revision)?.value;
  return Object.keys(isObject(item) ? item : {}).map((method) => ({
    operation: `${method.toUpperCase()} ${path}`,
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

function areaOf(way: Pointer): Area {
  const [root, , , part] = steps(way);
  if (root === 'servers') return 'servers';
  if (root === 'components') return 'security';
  if (part === 'parameters' || part === 'responses' || part === 'security') return part;
  return part === 'requestBody' ? 'body' : 'operation';
}

function statusOf(way: Pointer): string | undefined {
  const [, , , part, status] = steps(way);
  return part === 'responses' ? status : undefined;
}

function placeIn(side: Prepared, change: Change, name: 'base' | 'revision'): Pointer {
  const known = change[name]?.pointer;
  if (known !== undefined) return side.origin(known);
  const { pointer, left } = walk(side.document, change.path);
  const isWithin = change.kind === 'modified' && left.length === 0 ? pointer : undefined;
  return side.origin(isWithin ?? pointer ?? parent(pointer));
}

/** A part that several operations share is compared once for each way it is written: one difference, all operations. */
function unique(found: readonly Difference[]): Difference[] {
  const known = new Map<string, Difference>();
  for (const one of found) {
    const key = JSON.stringify([one.change, one.base, one.revision, one.expected, one.actual]);
    const same = known.get(key);
    const operations = [...new Set([...(same?.operations ?? []), ...one.operations])].sort();
    known.set(key, { ...one, operations });
  }
  return [...known.values()];
}

/** The same operation under another name of its path parameters is the same. */
export function sameOperation(a: string, b: string): boolean {
  return shapeOf(a) === shapeOf(b);
}
