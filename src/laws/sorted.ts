import { instantOf } from '../context/compare.ts';
import { Inconclusive, type Step, type World } from '../context/world.ts';
import { isObject, type Json } from '../shared/json.ts';
import { join } from '../shared/pointer.ts';
import { plainName } from '../shared/spelling.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Operation } from '../spec/operation.ts';
import { itemsIn, schemaOf } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { sitesOf } from '../values/sites.ts';
import { type LawFinding, lawFinding } from './law.ts';
import type { Listing } from './listing.ts';

/** What an option of `sort` asks for: `-price`, `name:desc`, `created_at_asc`. */
interface Order {
  readonly option: string;
  readonly field: string;
  readonly isUp: boolean | undefined;
}

/** Each sortable field, both ways. */
export async function sorted(
  spec: Spec,
  world: World,
  list: Operation,
  { sort, direction }: Listing,
): Promise<LawFinding[]> {
  const given = sort === undefined ? {} : schemaOf(spec, sort);
  const values = Array.isArray(given.enum) ? given.enum : (sort?.examples ?? []).map(({ value }) => value);
  const options = values.filter((value) => typeof value === 'string');
  const orders = options.map((option) => orderOf(option, options));
  const ways = (schemaOf(spec, direction).enum as Json[] | undefined)?.slice(0, 2).map(String) ?? [undefined];
  let tried = 0;
  for (const order of orders) {
    for (const way of ways) {
      const query: [string, string][] = [[sort?.name ?? '', order.option]];
      if (direction !== undefined && way !== undefined) query.push([direction.name, way]);
      const step = await world.ask(list, { query });
      const column = columnOf(itemsIn(step.json), order.field);
      if (!step.ok || column.length < 2) continue;
      tried += 1;
      const isUp = way === undefined ? order.isUp : isUpward(way);
      if (!inOrder(column, isUp, ranksOf(spec, list, step, order.field)))
        return [
          lawFinding(
            'law-sort',
            list,
            `sorted by ${order.option}${way === undefined ? '' : ` ${way}`}`,
            JSON.stringify(column).slice(0, 160),
            step,
          ),
        ];
    }
  }
  if (tried === 0) throw new Inconclusive('no list is long enough to be sorted');
  return [];
}

/** `-` and `+` in front, or a word behind. Beside `-name` the bare `name` is upward; alone it may be either. */
function orderOf(option: string, all: readonly string[]): Order {
  const signed = /^([-+])(.+)$/.exec(option);
  if (signed !== null) return { option, field: signed[2] ?? '', isUp: signed[1] === '+' };
  const worded = /^(.+?)(?:[:., ]|_)(asc|desc)(?:ending)?$/i.exec(option);
  if (worded !== null) return { option, field: worded[1] ?? '', isUp: /^asc/i.test(worded[2] ?? '') };
  return { option, field: option, isUp: all.includes(`-${option}`) ? true : undefined };
}

function isUpward(way: string): boolean | undefined {
  if (/^(asc|1$|up)/i.test(way)) return true;
  return /^(desc|-1$|down)/i.test(way) ? false : undefined;
}

/** The field of every item, by its name whatever its spelling; empty where an item lacks it. */
function columnOf(items: readonly Json[] | undefined, field: string): (string | number)[] {
  const column = (items ?? []).map((item) => {
    if (!isObject(item)) return undefined;
    const name = Object.keys(item).find((key) => plainName(key) === plainName(field));
    return name === undefined ? undefined : item[name];
  });
  // Where what has no value goes, first or last, nobody says.
  const there = column.filter((value) => value !== undefined && value !== null);
  const isPlain = there.every((value) => typeof value === 'string' || typeof value === 'number');
  return isPlain ? (there as (string | number)[]) : [];
}

/** The options of a field in the order of its schema: `low` comes before `high` on many servers. */
function ranksOf(spec: Spec, list: Operation, step: Step, field: string): readonly Json[] {
  const media = list.responses.find(({ status }) => status.startsWith('2'))?.media[0]?.schema;
  if (media === undefined || step.json === undefined) return [];
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
  const site = sitesOf(reader, media.at, step.json).find(({ name }) => name === field);
  const options = site?.schemas.map(
    ({ schema, at }) => schema.enum ?? followRef(spec.document, join(at))[0].enum,
  );
  const found = options?.find((one) => Array.isArray(one));
  return Array.isArray(found) ? found : [];
}

/** By code points, as people sort, as numbers in texts, as instants, or by rank: servers do either. */
export function inOrder(
  values: readonly (string | number)[],
  isUp: boolean | undefined,
  ranks: readonly Json[] = [],
): boolean {
  type Compare = (a: string | number, b: string | number) => number;
  const byCode: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const asText =
    (compare: (a: string, b: string) => number): Compare =>
    (a, b) =>
      typeof a === 'number' || typeof b === 'number' ? byCode(a, b) : compare(a, b);
  const byTime = asText((a, b) => instantOf(a) - instantOf(b));
  const compares: Compare[] = [
    byCode,
    asText((a, b) => a.localeCompare(b)),
    ...(values.every((value) => /^\d+(\.\d+)*$/.test(String(value)))
      ? [asText((a, b) => a.localeCompare(b, 'en', { numeric: true }))]
      : []),
    asText((a, b) => byCode(a.toLowerCase(), b.toLowerCase())),
    ...(values.every((value) => typeof value === 'string' && !Number.isNaN(instantOf(value)))
      ? [byTime]
      : []),
  ];
  const holds = (compare: Compare, sign: number) =>
    values.every((value, index) => index === 0 || sign * compare(values[index - 1] ?? value, value) <= 0);
  const signs = isUp === undefined ? [1, -1] : [isUp ? 1 : -1];
  // The rank of an option may go either way: the most urgent first.
  const isRanked = ranks.length > 0 && values.every((value) => ranks.includes(value));
  const byRank: Compare = (a, b) => ranks.indexOf(a) - ranks.indexOf(b);
  return (
    signs.some((sign) => compares.some((compare) => holds(compare, sign))) ||
    (isRanked && [1, -1].some((sign) => holds(byRank, sign)))
  );
}
