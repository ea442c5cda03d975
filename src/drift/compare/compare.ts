import { type Json, type JsonObject, sameJson } from '../../shared/json.ts';
import { at, join, type Pointer, steps } from '../../shared/pointer.ts';
import type { Level } from '../finding.ts';
import { align } from './align.ts';
import { classify } from './classify.ts';
import { describe } from './describe.ts';
import { onlyDiffering } from './differing.ts';
import { identify } from './identity.ts';
import { alignPairs } from './pairs.ts';
import { originOf, type Prepared, prepare } from './prepare.ts';
import { reachOf, walk } from './reach.ts';
import { type Change, redoclyDiff } from './redocly.ts';
import { type Sides, usesOf } from './uses.ts';

/** One difference between two documents, with its place in each. */
export interface SpecDifference {
  readonly change: string;
  readonly level: Level;
  readonly reason: string;
  readonly kind: Change['kind'];
  /** True when the revision says nothing where the base said something. */
  readonly silent: boolean;
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
export async function compare(base: JsonObject, revision: JsonObject): Promise<SpecDifference[]> {
  const before = prepare(base);
  const raw = prepare(revision);
  const after = { ...raw, document: align(before.document, raw.document) };
  alignPairs(before.document, after.document);
  const sides: Sides = {
    before,
    after,
    reach: { before: reachOf(before.document), after: reachOf(after.document) },
  };
  if (sameJson(before.document, after.document)) return [];
  const changes = await redoclyDiff(...onlyDiffering(before.document, after.document));
  return unique(changes.flatMap((change) => differences(change, sides)));
}

function differences(change: Change, sides: Sides): SpecDifference[] {
  const { before, after } = sides;
  if (isUnused(change)) return [];
  const uses = usesOf(change, sides);
  const operations = [...new Set(uses.map((use) => use.operation))].sort();
  const area = areaOf(change.path);
  if (operations.length === 0 && area !== 'servers') return [];
  const site = { directions: new Set(uses.map((use) => use.direction)), status: statusOf(change.path) };
  const places = {
    base: placeIn(sides.before, change, 'base'),
    revision: placeIn(sides.after, change, 'revision'),
  };
  return classify(change, site).map((verdict, index) => {
    const said = describe(
      change,
      change.verdicts[index]?.message,
      (change.kind === 'removed' ? before : after).document,
    );
    return {
      ...verdict,
      ...places,
      ...said,
      kind: change.kind,
      silent: change.revision?.value === undefined,
      area,
      operations,
      identity: [...identify(change, before, after), said.expected, said.actual],
    };
  });
}

/**
 * A component is compared where operations use it; what it is called, and whether it is there unused, is nothing.
 * Of a security scheme the requirements tell what is sent; what stays to be told is how credentials are obtained.
 */
function isUnused({ path, kind, property, typeName, verdicts }: Change): boolean {
  const [root, group] = steps(path);
  if (typeName === 'SecurityRequirement') return kind === 'modified' && verdicts.length === 0;
  if (root !== 'components') return false;
  return (
    group !== 'securitySchemes' ||
    kind !== 'modified' ||
    !(property === 'openIdConnectUrl' || path.includes('/flows/'))
  );
}

function areaOf(way: Pointer): Area {
  const [root, , , part] = steps(way);
  if (root === 'servers') return 'servers';
  if (root === 'components') return 'security';
  if (part === 'parameters' || part === 'responses' || part === 'security' || part === 'servers') return part;
  return part === 'requestBody' ? 'body' : 'operation';
}

function statusOf(way: Pointer): string | undefined {
  const [, , , part, status] = steps(way);
  return part === 'responses' ? status : undefined;
}

/** The changed place in the original: the item that one side lacks, where a list changed; else the nearest that is there. */
function placeIn(side: Prepared, change: Change, name: 'base' | 'revision'): Pointer {
  const known = change[name]?.pointer;
  if (known === undefined) return originOf(side, walk(side.document, change.path).pointer);
  const here = originOf(side, known);
  const other = name === 'base' ? change.revision?.value : change.base?.value;
  const list = at(side.original, here);
  if (!Array.isArray(list) || !Array.isArray(other)) return here;
  const index = list.findIndex((item) => !other.some((one) => sameJson(one, item)));
  return index < 0 ? here : join(here, index);
}

/** A part that several operations share is compared once for each way it is written: one difference, all operations. */
function unique(found: readonly SpecDifference[]): SpecDifference[] {
  const known = new Map<string, SpecDifference>();
  for (const one of found) {
    const key = JSON.stringify([one.change, one.base, one.revision, one.expected, one.actual]);
    const same = known.get(key);
    const operations = [...new Set([...(same?.operations ?? []), ...one.operations])].sort();
    known.set(key, { ...one, operations });
  }
  return [...known.values()];
}
