import { isObject, type Json } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import { plainName } from '../shared/spelling.ts';
import type { Parameter } from '../spec/operation.ts';
import { schemaOf } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { isValid } from '../values/absent.ts';
import { rangeOf } from './ranged.ts';

/** A bound, and on which side of it an item has to be. */
export interface Side {
  readonly text: string;
  readonly owed: (item: Json) => boolean;
  readonly allowed: (item: Json) => boolean;
}

/**
 * Bounds at values that the items have, where the parameter is a bound and the field that it is about is certain: the one
 * of its name, or the one that its description speaks of ("events that start at this moment or later"). Undefined for
 * any other parameter.
 */
export function sidesOf(spec: Spec, filter: Parameter, items: readonly Json[]): Side[] | undefined {
  const range = rangeOf(spec, filter);
  if (range === undefined) return undefined;
  const node = at(spec.document, filter.at);
  const words = isObject(node) ? String(node.description ?? '') : '';
  const field = fieldFor(range.field, words, items, range.isTime);
  if (field === undefined) return [];
  const boundOf = (item: Json) => numberOf(isObject(item) ? item[field] : undefined, range.isTime);
  const isDay = schemaOf(spec, filter).format === 'date';
  const known = items.flatMap((item) =>
    Number.isNaN(boundOf(item)) ? [] : [[boundOf(item), textIn(item, field)] as const],
  );
  const sorted = [...new Map(known).entries()].sort(([a], [b]) => a - b);
  const inclusive = inclusiveBy(words, range.isLower) ?? (range.isInclusive ? true : undefined);
  const chosen = [sorted[Math.floor(sorted.length / 2)], sorted[1], sorted.at(-1)].filter(
    (one) => one !== undefined,
  );
  return [...new Map(chosen).entries()].flatMap(([bound, text]): Side[] => {
    if (!isValid(spec.schemas, filter, text)) return [];
    const beyond = (value: number) => (range.isLower ? value > bound : value < bound);
    // Where only a day is named, which of its instants count is not said
    const isNear = (value: number) =>
      isDay && !/^\d{4}-\d\d-\d\d$/.test(text) ? Math.abs(value - bound) < 2 * day : value === bound;
    return [
      {
        text,
        owed: (item) => (isNear(boundOf(item)) ? inclusive === true : beyond(boundOf(item))),
        allowed: (item) =>
          Number.isNaN(boundOf(item)) ||
          (isNear(boundOf(item)) ? inclusive !== false : beyond(boundOf(item))),
      },
    ];
  });
}

const day = 86_400_000;

/** What the words say of the bound itself; undefined where they say nothing. */
export function inclusiveBy(words: string, isLower: boolean): boolean | undefined {
  if (
    /at least|at most|or later|or after|or earlier|or before|or more|or less|on or|inclusive|from this|since this/i.test(
      words,
    )
  )
    return true;
  if (
    /exclusive|(?<!or )\b(strictly|before this|after this|less than|more than|greater than|earlier than|later than)\b/i.test(
      words,
    )
  )
    return false;
  return isLower ? undefined : undefined;
}

function fieldFor(named: string, words: string, items: readonly Json[], isTime: boolean): string | undefined {
  const names = [...new Set(items.flatMap((item) => (isObject(item) ? Object.keys(item) : [])))].filter(
    (name) => items.some((item) => isObject(item) && !Number.isNaN(numberOf(item[name], isTime))),
  );
  const bare = (name: string) => plainName(name).replace(/s?(on|at|date|time)$/, '');
  const own = names.filter(
    (name) => named !== '' && (plainName(name) === named || bare(name) === bare(named)),
  );
  if (own.length === 1) return own[0];
  const spoken = names.filter((name) => {
    const stem = bare(name).slice(0, 12);
    return (
      stem.length > 2 &&
      new RegExp(`\\b${stem.replace(/[^a-z]/g, '')}`, 'i').test(words.replace(/[_\s]/g, isTime ? ' ' : ' '))
    );
  });
  const plain = names.filter((name) => new RegExp(`\\b${name.replace(/_/g, '[ _]')}\\b`, 'i').test(words));
  if (plain.length === 1) return plain[0];
  return spoken.length === 1 ? spoken[0] : undefined;
}

function numberOf(value: Json | undefined, isTime: boolean): number {
  if (!isTime) return typeof value === 'number' ? value : Number.NaN;
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
}

function textIn(item: Json, field: string): string {
  return String(isObject(item) ? item[field] : '');
}
