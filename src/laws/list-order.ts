import { instantOf } from '../context/compare.ts';
import type { Step } from '../context/world.ts';
import { isObject, type Json } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import { plainName } from '../shared/spelling.ts';
import { idIn, schemaOf } from '../spec/resource.ts';
import { type LawFinding, lawFinding } from './law.ts';
import { sizeWithin } from './listing.ts';
import { inOrder } from './sorted.ts';
import { itemsOf, pagesOf } from './walk-list.ts';
import type { Whole } from './whole.ts';

/** Where a list is not in the order that its document says it has by itself. */
export function orderBreach(
  { spec, list, key, items }: Whole,
  made: readonly string[],
  step: Step,
): LawFinding[] {
  const node = at(spec.document, list.at);
  const words = isObject(node) ? `${String(node.summary ?? '')}. ${String(node.description ?? '')}` : '';
  const byAge = ageOrder(words);
  const shown = items.map((item) => idIn(item, key) ?? '').filter((id) => made.includes(id));
  if (byAge !== undefined && shown.length === made.length) {
    const wanted = byAge === 'oldest' ? [...made] : [...made].reverse();
    if (wanted.join() !== shown.join())
      return [lawFinding('law-sort', list, `${byAge} first: ${wanted.join(', ')}`, shown.join(', '), step)];
  }
  const field = fieldOf(words, items);
  const plain = field === undefined ? [] : columnOf(items, field);
  if (field === undefined || plain.length < 2 || plain.length < items.length) return [];
  const isUp = !/latest first|descending|highest first|newest first/i.test(words);
  return inOrder(plain, isUp)
    ? []
    : [lawFinding('law-sort', list, `ordered by ${field}`, JSON.stringify(plain).slice(0, 160), step)];
}

/** The values of a field, where all have one; instants as what they are, whatever their offset. */
function columnOf(items: readonly Json[], field: string): (string | number)[] {
  const column = items.map((item) => (isObject(item) ? item[field] : undefined));
  const plain = column.filter((value) => typeof value === 'string' || typeof value === 'number');
  const instants = plain.map((value) => instantOf(String(value)));
  return instants.some(Number.isNaN) ? plain : instants;
}

/** A list that is only told `asc` or `desc` goes the one way and the other. */
export async function turnedBreach({ world, spec, list, key, listing, items }: Whole): Promise<LawFinding[]> {
  const way = listing.sort ?? listing.direction;
  const options = way === undefined ? undefined : schemaOf(spec, way).enum;
  if (way === undefined || !Array.isArray(options) || options.length !== 2) return [];
  if (!options.every((option) => /^(asc|desc)(ending)?$/i.test(String(option)))) return [];
  const node = at(spec.document, list.at);
  const field = fieldOf(
    isObject(node) ? `${String(node.summary ?? '')}. ${String(node.description ?? '')}` : '',
    items,
  );
  const shown: string[][] = [];
  for (const option of [...options].sort()) {
    const pages = await pagesOf(world, list, { query: [[way.name, String(option)]] });
    const found = itemsOf(pages);
    const last = pages.at(-1);
    if (last === undefined || found.length < 3) return [];
    shown.push(found.map((item) => idIn(item, key) ?? ''));
    const column = field === undefined ? [] : columnOf(found, field);
    const isUp = /^asc/i.test(String(option));
    if (column.length === found.length && !inOrder(column, isUp))
      return [
        lawFinding(
          'law-sort',
          list,
          `ordered by ${field} with ${way.name}=${option}`,
          column.join(', ').slice(0, 160),
          last,
        ),
      ];
    if (shown.length === 2 && shown[0]?.join() === shown[1]?.join() && new Set(column).size !== 1)
      return [lawFinding('law-sort', list, `another order with ${way.name}=${option}`, 'the same', last)];
  }
  return [];
}

/** What the words of a list say of its order in time. */
export function ageOrder(words: string): 'oldest' | 'newest' | undefined {
  const plain = words.replace(/unless[^.]*/i, '');
  if (
    /oldest first|in (the )?order (of|in which they were) (their )?(creation|made|created|posted)|by (the order of )?their creation/i.test(
      plain,
    )
  )
    return 'oldest';
  return /(newest|latest|most recent) first/i.test(plain) ? 'newest' : undefined;
}

/** The field that the words of a list name as what it is ordered by: "ordered by serial", "by their start". */
export function fieldOf(words: string, items: readonly Json[]): string | undefined {
  const said = /(?:ordered|sorted)? ?by (?:their |the )?`?([a-z_]+)`?/i.exec(words)?.[1];
  if (said === undefined || /^(creation|order|default|id)$/i.test(said)) return undefined;
  const names = [...new Set(items.flatMap((item) => (isObject(item) ? Object.keys(item) : [])))];
  const plain = plainName(said);
  const alike = /^alphabet$/i.test(said) ? 'name' : plain;
  return (
    names.find((name) => plainName(name) === alike) ?? names.find((name) => plainName(name).startsWith(alike))
  );
}

/** Sorted pages put together are the sorted list: each option that sorts, on small pages. */
export async function pagedOrderBreach({ world, spec, list, key, listing }: Whole): Promise<LawFinding[]> {
  const way = listing.sort ?? listing.direction;
  const options = way === undefined ? undefined : schemaOf(spec, way).enum;
  const small = listing.limit === undefined ? undefined : sizeWithin(spec, listing.limit, 2);
  if (way === undefined || !Array.isArray(options) || small === undefined) return [];
  for (const option of options.slice(0, 4)) {
    const query: [string, string][] = [[way.name, String(option)]];
    const whole = itemsOf(await pagesOf(world, list, { query }));
    const pages = await pagesOf(world, list, { query, size: small, most: 6 });
    const last = pages.at(-1);
    const ids = itemsOf(pages).map((item) => idIn(item, key));
    const wanted = whole.map((item) => idIn(item, key)).slice(0, ids.length);
    if (last !== undefined && ids.every((id) => id !== undefined) && wanted.join() !== ids.join())
      return [
        lawFinding(
          'law-paging',
          list,
          `the order of ${way.name}=${String(option)} on small pages: ${wanted.join(', ')}`,
          ids.join(', '),
          last,
        ),
      ];
  }
  return [];
}
