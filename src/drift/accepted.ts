import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../shared/input-error.ts';
import { isObject, type JsonObject } from '../shared/json.ts';
import { type Place, type Places, parseYaml, showPlace } from '../spec/yaml-source.ts';
import { type AcceptedFinding, type DriftFinding, drift } from './finding.ts';

/** One difference that somebody answers for. */
export interface Acceptance {
  readonly fingerprint: string;
  readonly reason: string;
  readonly owner: string | undefined;
  /** The last day, `2026-12-31`. */
  readonly expires: string | undefined;
  /** The published document it is about, by file name; undefined for any. */
  readonly document: string | undefined;
  readonly place: string;
}

/** What a file of accepted differences has to say in each entry besides fingerprint and reason. */
export type RequiredNotes = readonly ('owner' | 'expires')[];

/** The entries of a file of accepted differences; none where there is no file. An InputError for a wrong entry. */
export function readAcceptances(file: string, demands: RequiredNotes): Acceptance[] {
  if (!existsSync(file)) return [];
  const places: Places = new WeakMap();
  const parsed = parseYaml(readFileSync(file, 'utf8'), file, places);
  const list = isObject(parsed) && 'accepted' in parsed ? parsed.accepted : parsed;
  const shown = path.relative(process.cwd(), file) || file;
  if (list === null || (isObject(list) && 'documents' in list)) return [];
  if (!Array.isArray(list))
    throw new InputError(`${shown}:1 has to be a list of entries with "fingerprint" and "reason".`);
  const lines = places.get(list)?.children;
  return list.map((entry, index) =>
    readEntry(entry, lines?.get(String(index)) ?? { file: shown, line: 1 }, demands),
  );
}

function readEntry(entry: unknown, place: Place, demands: RequiredNotes): Acceptance {
  const where = showPlace(place);
  if (!isObject(entry)) throw new InputError(`${where} has to be an entry with "fingerprint" and "reason".`);
  const known = ['fingerprint', 'reason', 'owner', 'expires', 'document'];
  const unknown = Object.keys(entry).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw new InputError(`${where} has an unknown field "${unknown}". There are: ${known.join(', ')}.`);
  for (const field of ['fingerprint', 'reason', ...demands]) require(entry, field, where);
  const expires = textOf(entry, 'expires');
  if (expires !== undefined && !isDay(expires)) {
    throw new InputError(`${where} says expires: ${expires}. Write a day, as in 2026-12-31.`);
  }
  return {
    fingerprint: textOf(entry, 'fingerprint') ?? '',
    reason: textOf(entry, 'reason') ?? '',
    owner: textOf(entry, 'owner'),
    expires,
    document: textOf(entry, 'document'),
    place: where,
  };
}

function require(entry: JsonObject, field: string, where: string): void {
  if (textOf(entry, field) === undefined) throw new InputError(`${where} lacks "${field}". Add it.`);
}

function textOf(entry: JsonObject, field: string): string | undefined {
  const value = entry[field];
  return value === undefined || value === null || String(value).trim() === '' ? undefined : String(value);
}

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

/** Findings after the accepted ones were taken out, and what is wrong with the acceptances themselves. */
export interface AcceptedResult {
  readonly findings: DriftFinding[];
  readonly accepted: AcceptedFinding[];
}

/**
 * Takes the accepted findings out. An entry that has expired accepts nothing and is a finding itself; so is one that
 * matches nothing, only a warning where `isMerged` says that it has done its work.
 */
export function applyAccepted(
  api: string,
  found: readonly DriftFinding[],
  entries: readonly Acceptance[],
  options: { today: string; isMerged?: (entry: Acceptance) => boolean },
): AcceptedResult {
  const valid = entries.filter(({ expires }) => expires === undefined || expires >= options.today);
  const entryOf = (finding: DriftFinding) =>
    valid.find(({ fingerprint }) => fingerprint === finding.fingerprint);
  const accepted = found.flatMap((finding) => {
    const entry = entryOf(finding);
    return entry === undefined ? [] : [{ finding, reason: entry.reason, owner: entry.owner }];
  });
  const complaints = entries.flatMap((entry) => {
    if (!valid.includes(entry)) return [expired(api, entry)];
    if (found.some(({ fingerprint }) => fingerprint === entry.fingerprint)) return [];
    return [options.isMerged?.(entry) === true ? merged(api, entry) : unmatched(api, entry)];
  });
  return {
    findings: [...found.filter((finding) => entryOf(finding) === undefined), ...complaints],
    accepted,
  };
}

function expired(api: string, entry: Acceptance): DriftFinding {
  return complain(
    'drift-accepted-expired',
    api,
    entry,
    `accepted until ${entry.expires ?? ''}`,
    'Decide anew, or change it back.',
  );
}

function unmatched(api: string, entry: Acceptance): DriftFinding {
  return complain('drift-accepted-unmatched', api, entry, 'no such difference', 'Delete the entry.');
}

function merged(api: string, entry: Acceptance): DriftFinding {
  return complain('drift-accepted-merged', api, entry, 'no such difference any more', 'Delete the entry.');
}

function complain(
  rule: 'drift-accepted-expired' | 'drift-accepted-unmatched' | 'drift-accepted-merged',
  api: string,
  entry: Acceptance,
  actual: string,
  reason: string,
): DriftFinding {
  const parts = {
    level: 'risky',
    change: rule.replace('drift-', ''),
    api,
    variant: undefined,
    operations: [],
    other: undefined,
  } as const;
  return drift(
    rule,
    { ...parts, spec: entry.place, expected: `difference ${entry.fingerprint}`, actual, reason },
    [entry.fingerprint],
  );
}
