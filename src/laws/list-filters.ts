import type { Step } from '../context/world.ts';
import { isObject, type Json } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import type { Parameter } from '../spec/operation.ts';
import { idIn, itemsIn } from '../spec/resource.ts';
import { isValid } from '../values/absent.ts';
import type { Choice } from './choice.ts';
import { choosesFields, has, queryOf, valueIn } from './filtered.ts';
import { type LawFinding, lawFinding } from './law.ts';
import { type Side, sidesOf } from './list-sides.ts';
import { sizeWithin } from './listing.ts';
import { searchesOf } from './searches.ts';
import { totalIn } from './totals.ts';
import { itemsOf, pagesOf } from './walk-list.ts';
import type { Whole } from './whole.ts';

/** How many values of a filter, and how many pairs of filters, are tried. */
const values = 4;
const pairs = 6;

/** Each filter with several values, then two at once: exactly the items of the whole list that fit, on small pages too. */
export async function agreesWithFilters(whole: Whole): Promise<LawFinding[]> {
  const { spec, listing, items } = whole;
  const filters = listing.filters.filter((filter) => !choosesFields(spec, filter));
  const single = filters.map((filter) => [...choicesOf(whole, filter)].slice(0, values));
  const all: Choice = { name: 'no filter', query: [], owed: () => true, allowed: () => true };
  for (const choice of [all, ...single.flat()]) {
    const breaches = await leaves(whole, choice);
    if (breaches.length > 0) return breaches;
  }
  const both = single.flatMap((some, index) =>
    single.slice(index + 1).flatMap((others) => joined(some, others, items)),
  );
  for (const choice of both.slice(0, pairs)) {
    const breaches = await leaves(whole, choice);
    if (breaches.length > 0) return breaches;
  }
  return [];
}

function choicesOf({ spec, items }: Whole, filter: Parameter): Choice[] {
  const sides = sidesOf(spec, filter, items);
  if (sides !== undefined) return sides.map((side) => bounded(filter, side));
  const searched = searchesOf(spec, filter, items);
  if (searched !== undefined) return searched;
  const seen = items.flatMap((item) => valueIn(item, filter) ?? []).flat();
  const options = filter.schema?.schema.enum;
  const known = [...new Set([...seen, ...(Array.isArray(options) ? options : [])])].filter(
    (value) => typeof value !== 'object' && value !== '' && isValid(spec.schemas, filter, String(value)),
  );
  // Nothing shows what the filter is about
  if (seen.length === 0) return [];
  const rare = [...known].sort(
    (a, b) => Number(seen.filter((v) => v === a).length) - seen.filter((v) => v === b).length,
  );
  // One that is not the first of a list of words
  const behind = items.flatMap((item) => {
    const shown = valueIn(item, filter);
    return Array.isArray(shown) ? shown.slice(1) : [];
  });
  const chosen = [...new Set([...behind.slice(0, 1), ...rare])].slice(0, values);
  const isSure = Array.isArray(options) || typeof known[0] !== 'string';
  return chosen.map((value) => ({
    name: `${filter.name} ${String(value)}`,
    query: queryOf(filter, value),
    owed: (item) => exactly(valueIn(item, filter), value),
    allowed: (item) => {
      const shown = valueIn(item, filter);
      if (shown === undefined) return true;
      return isSure ? exactly(shown, value) : has(shown, value);
    },
  }));
}

function exactly(shown: Json | undefined, value: Json): boolean {
  return Array.isArray(shown) ? shown.includes(value) : shown === value;
}

function bounded(filter: Parameter, { text, owed, allowed }: Side): Choice {
  return { name: `${filter.name} ${text}`, query: [[filter.name, text]], owed, allowed };
}

/** Two choices at once: those first that tell most. */
function joined(some: readonly Choice[], others: readonly Choice[], items: readonly Json[]): Choice[] {
  const all = some.flatMap((one) =>
    others.map((other) => ({
      name: `${one.name} and ${other.name}`,
      query: [...one.query, ...other.query],
      owed: (item: Json) => one.owed(item) && other.owed(item),
      allowed: (item: Json) => one.allowed(item) && other.allowed(item),
      tells: telling(one, other, items),
    })),
  );
  return all.sort((a, b) => b.tells - a.tells).slice(0, 2);
}

/** How much two choices at once tell: whether the first is looked at, whether the second is, whether anything is left. */
function telling(one: Choice, other: Choice, items: readonly Json[]): number {
  const hasOnly = (some: Choice, without: Choice) =>
    items.some((item) => some.owed(item) && !without.allowed(item));
  const isLeft = items.some((item) => one.owed(item) && other.owed(item));
  return Number(hasOnly(one, other)) + Number(hasOnly(other, one)) + Number(isLeft);
}

async function leaves(
  { world, spec, list, key, listing, items }: Whole,
  choice: Choice,
): Promise<LawFinding[]> {
  const owed = items.filter(choice.owed);
  // The last page is not full: what it says of a next one can be told from what a full one says
  const half = owed.length % 2 === 0 && owed.length % 3 !== 0 ? 3 : 2;
  // Without a way to a next page a small one shows its first items alone
  const isPaged = listing.offset !== undefined || listing.cursor !== undefined;
  const small = listing.limit === undefined || !isPaged ? undefined : sizeWithin(spec, listing.limit, half);
  const size = small === undefined || owed.length > 8 * small ? undefined : small;
  const pages = await pagesOf(world, list, {
    query: choice.query,
    most: 8,
    ...(size === undefined ? {} : { size }),
  });
  const last = pages.at(-1);
  if (last === undefined) return [];
  const found = itemsOf(pages);
  const pageBreach = pagesBreach(pages, list, listing.limit?.name, size);
  if (pageBreach !== undefined && pages.length > 0) return [pageBreach];
  const stray = found.find((item) => !choice.allowed(item));
  if (stray !== undefined)
    return [
      lawFinding(
        'law-filter',
        list,
        `only items with ${choice.name}`,
        JSON.stringify(stray).slice(0, 120),
        last,
      ),
    ];
  const ids = found.map((item) => idIn(item, key));
  const lost = owed.find((item) => !ids.includes(idIn(item, key)));
  if (lost !== undefined && pages.length < 8)
    return [
      lawFinding(
        'law-filter',
        list,
        `${idIn(lost, key)}, which has ${choice.name}`,
        `${found.length} items without it`,
        last,
      ),
    ];
  const wanted = items.map((item) => idIn(item, key)).filter((id) => ids.includes(id));
  const isSame = wanted.length === ids.length && new Set(ids).size === ids.length;
  if (isSame && ids.every((id) => id !== undefined) && wanted.join() !== ids.join() && saysOrder(spec, list))
    return [
      lawFinding(
        'law-paging',
        list,
        `the order of the whole list: ${wanted.join(', ')}`,
        ids.join(', '),
        last,
      ),
    ];
  const total = pages.map(totalIn).find((one) => one !== undefined);
  if (total === undefined || pages.length >= 8 || total.value === found.length) return [];
  return [
    lawFinding(
      'law-total',
      list,
      `${total.name} is ${found.length} with ${choice.name}`,
      `${total.value}`,
      last,
    ),
  ];
}

/** True where the document speaks of an order. */
function saysOrder({ document }: Whole['spec'], { at: place, parameters }: Whole['list']): boolean {
  const node = at(document, place);
  const words = isObject(node) ? `${String(node.summary ?? '')} ${String(node.description ?? '')}` : '';
  return (
    /order|first|sorted|by the|by their/i.test(words) ||
    parameters.some(({ name }) => /sort|order/i.test(name))
  );
}

function pagesBreach(
  pages: readonly Step[],
  list: Whole['list'],
  limit: string | undefined,
  size: number | undefined,
): LawFinding | undefined {
  const counts = pages.map(({ json }) => itemsIn(json)?.length ?? 0);
  const long = counts.findIndex((count) => size !== undefined && count > size);
  const [last] = pages.slice(-1);
  if (last === undefined) return undefined;
  if (long !== -1)
    return lawFinding(
      'law-paging',
      list,
      `at most ${size} items with ${limit}=${size}`,
      `${counts[long]} items`,
      pages[long] ?? last,
    );
  if (counts.length > 2 && counts.slice(-2).every((count) => count === 0))
    return lawFinding('law-paging', list, 'pages that end', 'one empty page after the other', last);
  const [before, end] = counts.slice(-2);
  if (
    counts.length > 1 &&
    end === 0 &&
    before !== undefined &&
    size !== undefined &&
    before > 0 &&
    before < size
  )
    return lawFinding('law-paging', list, 'no next page after one that is not full', 'an empty page', last);
  return undefined;
}
