import { isObject, type Json } from '../shared/json.ts';
import { join, type Pointer } from '../shared/pointer.ts';
import type { Violation } from '../spec/schemas.ts';
import type { SchemaReader } from './applicable.ts';
import type { Candidate } from './candidates/candidate.ts';
import { candidatesFor, placeName } from './candidates/candidates.ts';
import { isReference, type Site, sitesOf, withPart } from './sites.ts';

/** A whole value that differs from a good one in one place. */
export interface Variation {
  /** Names the place and the difference, unique within one schema: `name/maxLength/length 65`. */
  readonly id: string;
  readonly label: string;
  /** The place that differs. */
  readonly path: Pointer;
  /** The keyword under test, in the spec. */
  readonly constraint: Pointer;
  readonly value: Json;
  /** The exact JSON text where `value` cannot say it. */
  readonly text: string | undefined;
  /** What the schema says of it. `unknown`: only unpromised constraints are broken, or nobody says. */
  readonly verdict: 'valid' | 'invalid' | 'unknown';
  /** True for an invalid value that a server may take all the same. */
  readonly tolerable: boolean;
}

/**
 * All variations of `base`, a value that keeps the schema at `pointer`: each keyword, both sides, each value once.
 * Whether a variation is valid is not assumed but asked of the schema.
 */
export function variationsOf(reader: SchemaReader, pointer: Pointer, base: Json): Variation[] {
  const found = sitesOf(reader, pointer, base).flatMap((site) =>
    candidatesFor(reader, site).flatMap((candidate) => vary(reader, pointer, base, site, candidate)),
  );
  return [
    ...new Map(
      found.map((variation) => [variation.text ?? JSON.stringify(variation.value), variation]),
    ).values(),
  ];
}

function vary(
  reader: SchemaReader,
  pointer: Pointer,
  base: Json,
  site: Site,
  candidate: Candidate,
): Variation[] {
  const path = candidate.field === undefined ? site.path : join(site.path, candidate.field);
  const value = withPart(base, path, candidate.value);
  const unchanged = candidate.text === undefined && JSON.stringify(value) === JSON.stringify(base);
  if (unchanged) return [];
  const verdict = judge(reader, pointer, value, site, candidate);
  const place = placeName(site, candidate);
  return [
    {
      id: `${place}/${candidate.keyword}/${candidate.label}`,
      label: candidate.field === undefined ? `${place}: ${candidate.label}` : `${candidate.label} (${place})`,
      path: site.path,
      constraint: join(candidate.at.at, candidate.keyword),
      value,
      text: candidate.text === undefined ? undefined : rawText(base, path, candidate.text),
      verdict,
      tolerable: candidate.tolerable ?? false,
    },
  ];
}

function judge(
  reader: SchemaReader,
  pointer: Pointer,
  value: Json,
  site: Site,
  candidate: Candidate,
): Variation['verdict'] {
  const verdict = verdictOn(reader.schemas.check(pointer, value, reader.direction));
  if (verdict !== 'valid') return verdict;
  const { schemas } = site;
  const nullWord = schemas.some(({ schema }) => words(schema['x-unpromised']).includes('type:null'));
  if (candidate.value === null && nullWord) return 'unknown';
  if (Array.isArray(candidate.value) && holdsReference(reader, pointer, value, site)) return 'unknown';
  // A made-up name of something is well-formed, but need not exist: nobody promises what happens.
  if (candidate.value !== undefined && candidate.field === undefined && isReference(site)) return 'unknown';
  return 'valid';
}

/** True where the items of the list at a site name things that must exist: made-up ones do not. */
function holdsReference(reader: SchemaReader, pointer: Pointer, value: Json, site: Site): boolean {
  return sitesOf(reader, pointer, value).some(
    (other) =>
      other.path.startsWith(`${site.path}/`) && typeof other.value === 'string' && isReference(other),
  );
}

/** Broken promises make a value invalid; broken wishes (`x-unpromised`) leave it open. */
export function verdictOn(violations: readonly Violation[]): Variation['verdict'] {
  if (violations.length === 0) return 'valid';
  const waived = violations.filter((violation) => violation.unpromised);
  // A value of a waived type breaks more than `type` there; a waived `anyOf` repeats itself in its branches.
  const isWaived = ({ at, path }: Violation) =>
    waived.some(
      (other) =>
        at === other.at || at.startsWith(`${other.at}/`) || (other.keyword === 'type' && path === other.path),
    );
  return violations.every(isWaived) ? 'unknown' : 'invalid';
}

function words(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

const mark = '\u0000raw\u0000';

/** The JSON text of `base` with `text` put at `path` as it is. */
function rawText(base: Json, path: Pointer, text: string): string {
  const marked = withPart(base, path, mark);
  return JSON.stringify(marked).replace(JSON.stringify(mark), text);
}

/** True where a value holds no object or array: what a parameter can carry. */
export function isScalar(value: Json): boolean {
  return !isObject(value) && !Array.isArray(value);
}
