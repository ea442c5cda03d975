import type { Json } from '../../shared/json.ts';
import type { Site } from '../../values/sites.ts';

/** Values that a place may well not admit, each with what is wrong; made without the suite's own generators. */
export function hostileValues({ value, schemas }: Site): [string, Json][] {
  const limit = (keyword: string) =>
    schemas.map(({ schema }) => schema[keyword]).find((bound) => typeof bound === 'number');
  const has = (...keywords: string[]) =>
    schemas.some(({ schema }) => keywords.some((keyword) => schema[keyword] !== undefined));
  const list: [string, Json][] = [
    ['another type', otherType(value)],
    ['null', null],
  ];
  if (has('const', 'enum')) list.push(['another fixed value', otherValue(value)]);
  if (has('pattern', 'format') && typeof value === 'string') list.push(['a misshapen value', '\t?! \u4e2d']);
  if (typeof value === 'string') list.push(...lengths(limit('minLength'), limit('maxLength')));
  if (typeof value === 'number') {
    list.push(...beyond(limit('minimum') ?? limit('exclusiveMinimum'), -1, 'a value too small'));
    list.push(...beyond(limit('maximum') ?? limit('exclusiveMaximum'), 1, 'a value too great'));
    if (Number.isInteger(value)) list.push(['a fraction', value + 0.5]);
  }
  if (Array.isArray(value)) list.push(...counts(value, limit('minItems'), limit('maxItems')));
  return list.filter(([, other]) => JSON.stringify(other) !== JSON.stringify(value));
}

function otherType(value: Json): Json {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value === '' || Number.isNaN(Number(value)) ? 7 : Number(value);
  if (Array.isArray(value)) return Object.fromEntries(value.map((item, index) => [String(index), item]));
  return value === null ? 'null' : [value];
}

function otherValue(value: Json): Json {
  if (typeof value === 'string') return `${value}-other`;
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1000 : value;
}

function lengths(least: number | undefined, longest: number | undefined): [string, Json][] {
  return [
    ...(least === undefined || least < 1
      ? []
      : [['a text too short', 'a'.repeat(least - 1)] as [string, Json]]),
    ...(longest === undefined ? [] : [['a text too long', 'a'.repeat(longest + 1)] as [string, Json]]),
  ];
}

function beyond(bound: number | undefined, by: number, label: string): [string, Json][] {
  return bound === undefined ? [] : [[label, bound + by]];
}

function counts(items: Json[], least: number | undefined, most: number | undefined): [string, Json][] {
  const [first] = items;
  return [
    ...(least === undefined || least < 1
      ? []
      : [['too few items', items.slice(0, least - 1)] as [string, Json]]),
    ...(most === undefined || first === undefined
      ? []
      : [['too many items', Array.from({ length: most + 1 }, () => first)] as [string, Json]]),
  ];
}
