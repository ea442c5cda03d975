import { isObject, type Json, sameJson } from '../shared/json.ts';
import { escapeStep, type Pointer } from '../shared/pointer.ts';

/** One place in which two values differ. */
export interface FieldDifference {
  readonly path: Pointer;
  readonly wanted: Json | undefined;
  readonly found: Json | undefined;
}

/**
 * Where `found` does not show what was written. `found` may show more: fields and items that the server adds.
 * The order of a list does not count, nor the case of an option (`PRIVATE` read back as `private`).
 */
export function missingFrom(found: Json | undefined, written: Json, path: Pointer = '#'): FieldDifference[] {
  if (isObject(written)) {
    if (!isObject(found)) return [{ path, wanted: written, found }];
    return Object.entries(written).flatMap(([name, value]) => {
      const here = `${path}/${escapeStep(name)}`;
      // Nothing and an empty value are two ways to say the same.
      if (found[name] === undefined)
        return isNothing(value) ? [] : [{ path: here, wanted: value, found: undefined }];
      return missingFrom(found[name], value, here);
    });
  }
  if (Array.isArray(written)) return missingItems(found, written, path);
  return sameScalar(found, written) ? [] : [{ path, wanted: written, found }];
}

function missingItems(found: Json | undefined, written: readonly Json[], path: Pointer): FieldDifference[] {
  if (found === null && written.length === 0) return [];
  if (!Array.isArray(found)) return [{ path, wanted: [...written], found }];
  const rest = [...found];
  for (const [index, item] of written.entries()) {
    const match = rest.findIndex((candidate) => missingFrom(candidate, item).length === 0);
    if (match === -1) {
      const here = `${path}/${index}`;
      const same = rest.find((candidate) => isSame(candidate, item));
      return same === undefined
        ? [{ path: here, wanted: item, found: [...found] }]
        : missingFrom(same, item, here);
    }
    rest.splice(match, 1);
  }
  // A list of names is shown whole; a list of things may hold others that were not written.
  const isNames = written.every((item) => typeof item !== 'object');
  return isNames && rest.length > 0 ? [{ path, wanted: [...written], found: [...found] }] : [];
}

/** True for two things of one id. */
function isSame(one: Json, other: Json): boolean {
  if (!isObject(one) || !isObject(other)) return false;
  const key = ['_id', 'id', 'uid', 'uuid', 'key', 'name'].find((name) => other[name] !== undefined);
  return key !== undefined && one[key] === other[key];
}

function sameScalar(found: Json | undefined, written: Json): boolean {
  if (found === written) return true;
  if (typeof found !== 'string' || typeof written !== 'string') return false;
  if (/^[A-Z][A-Z_]+$/.test(written)) return found.toUpperCase() === written;
  // A decimal that travels as text may be shown with as many places as its column has
  if (isDecimal(found) && isDecimal(written)) return Number(found) === Number(written);
  const [one, other] = [instantOf(found), instantOf(written)];
  // The same instant, to the second, may be written in several ways; a card number may be shown as `****1234`.
  const isMask = /^[*\u2022xX]{3,}[ -]?\w{0,4}$/;
  return Math.floor(one / 1000) === Math.floor(other / 1000) || (isMask.test(found) && !isMask.test(written));
}

const isDecimal = (text: string) => /^-?\d{0,15}\.\d{1,15}$/.test(text);

/** True for one option in capitals and small: some servers write it so in one answer, and so in another. */
export function isSameOption(one: Json | undefined, other: Json | undefined): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  return (
    [one, other].some((text) => /^[A-Z][A-Z_]+$/.test(text)) && one.toUpperCase() === other.toUpperCase()
  );
}

/** The milliseconds of an RFC 3339 date and time; NaN for any other text. */
export function instantOf(text: string): number {
  return /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
}

/** Things of a list that an earlier write put there, and that the last one did not list. */
export function lingering(
  found: Json | undefined,
  written: Json,
  earlier: Json,
  path: Pointer = '#',
): FieldDifference[] {
  if (isObject(found) && isObject(written) && isObject(earlier)) {
    return Object.keys(written).flatMap((name) =>
      lingering(found[name], written[name] ?? null, earlier[name] ?? null, `${path}/${escapeStep(name)}`),
    );
  }
  if (!Array.isArray(found) || !Array.isArray(written) || !Array.isArray(earlier)) return [];
  const shows = (item: Json, list: readonly Json[]) =>
    list.some((known) => isObject(known) && missingFrom(item, known).length === 0);
  return found
    .filter((item) => shows(item, earlier) && !shows(item, written))
    .map((item) => ({ path, wanted: written, found: item }));
}

function isNothing(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Where two readings of the same thing differ, but for clocks: fields that say when. */
export function differences(
  before: Json | undefined,
  after: Json | undefined,
  path: Pointer = '#',
): FieldDifference[] {
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
      (name) => !isClock(name) && !(isMeter(name) && typeof after[name] === 'number'),
    );
    return names.flatMap((name) => differences(before[name], after[name], `${path}/${escapeStep(name)}`));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => differences(item, after[index], `${path}/${index}`));
  }
  return sameJson(before ?? null, after ?? null) ? [] : [{ path, wanted: before, found: after }];
}

/** True for a number that counts how often something was asked for, or how far it has come: reading may move it. */
export function isMeter(name: string): boolean {
  return /(view|hit|visit|read|access|request|download|play|impression)(e?s|ed)?_?(counts?|counter|total)?$|^(up_?time|elapsed|remaining|ttl|expires_?in|progress|percent(age)?|age|load)$/i.test(
    name,
  );
}

/** True for a field that tells when something happened: it may differ between two readings. */
export function isClock(name: string): boolean {
  const last = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(-2);
  const isWord = clockWords.test(last.at(-1) ?? '') || last.join('') === 'requestid';
  // Written in one: `createtime`, `lastmodified`, `resourceversion`.
  return (
    isWord ||
    /(creat|updat|modif|expir|start|end|last|resource)\w*(time|date|at|modified|version)$/i.test(name)
  );
}

const clockWords =
  /^(\w*time|\w*stamp|date|at|modified|updated|changed|etag|version|revision|nonce|requestid)$/;
