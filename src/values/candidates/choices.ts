import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { isReference, type Site } from '../sites.ts';
import type { Made } from './candidate.ts';

export function members(site: Site, schema: JsonObject): Made[] {
  if (isReference(site)) return [];
  return (schema.enum as Json[]).map((value) => ({ label: `option ${JSON.stringify(value)}`, value }));
}

export function stranger(known: readonly Json[]): Json {
  const [first] = known.filter((value) => value !== null);
  if (typeof first === 'number') return Math.max(...known.filter((value) => typeof value === 'number')) + 1;
  if (typeof first === 'boolean') return !first;
  return 'no-such-option';
}

export function excluded(not: Json): Made[] {
  if (!isObject(not)) return [];
  const values = not.const !== undefined ? [not.const] : Array.isArray(not.enum) ? not.enum : [];
  return values.flatMap((value) => [
    { label: `the excluded ${JSON.stringify(value)}`, value },
    ...(typeof value === 'string'
      ? [{ label: `the allowed ${JSON.stringify(`${value}-2`)}`, value: `${value}-2` }]
      : []),
  ]);
}

/**
 * The first word of a closed list in capitals. Who reads options in any case keeps the contract all the same; who
 * answers with the word as it came, or breaks, does not.
 */
export function otherCase(known: readonly Json[]): Made[] {
  const words = known.filter((value) => typeof value === 'string').map((word) => word.toLowerCase());
  const [first] = known.filter((value) => typeof value === 'string' && /[a-z]/i.test(value)).map(String);
  // Names in capitals are often read in any case.
  if (first === undefined || first === first.toUpperCase()) return [];
  const other = first.toUpperCase();
  const isOneOfThem =
    known.includes(other) || words.filter((word) => word === other.toLowerCase()).length > 1;
  return isOneOfThem ? [] : [{ label: 'a member in another case', value: other, tolerable: true }];
}
