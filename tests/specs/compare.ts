import { readFileSync } from 'node:fs';
import path from 'node:path';
import { canonical, isObject, type Json, sameJson } from '../../src/shared/json.ts';
import { parseYaml } from '../../src/spec/yaml-source.ts';

/** One statement a row: `UpdateWorkspace/body/name/maxLength` is 64. */
export type Facts = Map<string, Json>;

/** A statement that documents and spec make differently; undefined where one of them makes none. */
export interface Difference {
  readonly at: string;
  readonly published: Json | undefined;
  readonly ours: Json | undefined;
}

/** A difference that is meant: the statements it is about, both values, and why. */
export interface Deliberate {
  readonly at: readonly string[];
  /** The field of each of them. */
  readonly field?: string;
  readonly published?: Json;
  readonly ours?: Json;
  readonly because: string;
  /** The variants in which the difference does not exist. */
  readonly notAs?: readonly string[];
  /** The variants in which alone it exists. */
  readonly as?: readonly string[];
}

/** Reads a data file beside the tests. */
export function readFacts<T>(file: string): T {
  const place = path.join(import.meta.dirname, 'facts', file);
  return parseYaml(readFileSync(place, 'utf8'), place) as T;
}

/** Every leaf of nested statements, by its path; lists count as leaves. */
export function flatten(value: Json, prefix = ''): Facts {
  if (!isObject(value)) return new Map([[prefix, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, child]) => [
      ...flatten(child, prefix === '' ? key : `${prefix}/${key}`),
    ]),
  );
}

/** Statement by statement, both ways. */
export function compare(published: Facts, ours: Facts): Difference[] {
  return [...new Set([...published.keys(), ...ours.keys()])]
    .map((at) => ({ at, published: published.get(at), ours: ours.get(at) }))
    .filter((row) => !sameJson(row.published, row.ours));
}

/** What differs and is not listed, and what is listed and does not differ (any more). */
export function review(differences: readonly Difference[], rows: readonly Deliberate[], variant?: string) {
  const listed = rows
    .filter(({ notAs }) => variant === undefined || notAs?.includes(variant) !== true)
    .filter(({ as }) => as === undefined || as.includes(variant ?? ''))
    .flatMap(({ at, field, published, ours }) =>
      at.map((one) => ({ at: field === undefined ? one : `${one}/${field}`, published, ours })),
    );
  const key = (row: Difference) => canonical([row.at, row.published ?? null, row.ours ?? null]);
  const found = new Set(differences.map(key));
  const known = new Set(listed.map(key));
  return {
    unlisted: differences.filter((row) => !known.has(key(row))),
    gone: listed.filter((row) => !found.has(key(row))),
  };
}
