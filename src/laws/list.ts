import { isObject, type Json, type JsonObject, sameJson } from '../json.ts';
import type { Operation, Parameter } from '../operation.ts';
import type { Spec } from '../spec.ts';
import { dropItem, type Fixture, makeItem } from './fixture.ts';
import type { Breach, Law } from './law.ts';
import { idIn, itemsIn, queryNamed, type Resource, schemaOf } from './resource.ts';
import { type Step, Untried, type World } from './world.ts';

const limits = /^(limit|per_?page|page_?size|size|max_?results|top)$/i;
const offsets = /^(offset|skip|start|from|page|page_?(number|no))$/i;
const totals = /^(total|total_?count|count_total|total_?items)$/i;
const sorts = /^(sort|sort_?by|order_?by)$/i;
const directions = /^(order|direction|sort_?(dir|direction|order)|dir)$/i;
const most = 60;

/** Paging, counts, filters and sorting of a list, as far as its parameters show that it has them. */
export function listLaws(spec: Spec, resource: Resource): Law[] {
  const { list } = resource;
  if (list === undefined) return [];
  const law = (
    name: string,
    title: string,
    attempt: (world: World, items: Json[]) => Promise<Breach[]>,
  ): Law => ({
    id: `${list.id}/law/${name}`,
    title,
    operation: list,
    writes: false,
    try: (world) => withItems(world, resource, list, (items) => attempt(world, items)),
  });
  const laws = [law('counts', 'totals count', (world) => counts(spec, world, list))];
  const limit = queryNamed(list, limits);
  const offset = queryNamed(list, offsets);
  if (limit !== undefined) {
    laws.push(
      law('pages', 'pages yield every item once, and end', (world, items) =>
        pages(world, resource, list, limit, offset, items),
      ),
    );
  }
  const sort = queryNamed(list, sorts);
  if (sort !== undefined)
    laws.push(law('sorts', 'sorting sorts', (world) => sorted(spec, world, list, sort)));
  for (const filter of filtersOf(list)) {
    laws.push(
      law(`filters ${filter.name}`, `the filter ${filter.name} yields only what it says`, (world, items) =>
        filtered(world, resource, list, filter, items),
      ),
    );
  }
  return laws;
}

function filtersOf(list: Operation): Parameter[] {
  const others = [limits, offsets, sorts, directions];
  return list.parameters.filter(
    ({ in: place, name }) => place === 'query' && !others.some((pattern) => pattern.test(name)),
  );
}

/** With at least three items in the list, where some can be made for it. */
async function withItems(
  world: World,
  resource: Resource,
  list: Operation,
  body: (items: Json[]) => Promise<Breach[]>,
): Promise<Breach[]> {
  const made: Fixture[] = [];
  try {
    let items = await all(world, list);
    const mayMake =
      world.suite.target.allowWrites && resource.create !== undefined && resource.remove !== undefined;
    for (let index = 0; mayMake && items.length + made.length < 3; index += 1) {
      made.push(await makeItem(world, resource, `item ${index}`));
    }
    if (made.length > 0) items = await all(world, list);
    if (items.length === 0) throw new Untried(`GET ${list.path} lists nothing`);
    return await steady(world, resource, list, items, body);
  } finally {
    for (const item of made) await dropItem(world, resource, item);
  }
}

/** Somebody else's change looks like a broken list: a breach counts only if the list stood still meanwhile. */
async function steady(
  world: World,
  resource: Resource,
  list: Operation,
  items: Json[],
  body: (items: Json[]) => Promise<Breach[]>,
): Promise<Breach[]> {
  const idsOf = (found: readonly Json[]) => found.map((item) => idIn(item, resource.key)).sort();
  let now = items;
  for (let round = 0; round < 4; round += 1) {
    const breaches = await body(now);
    if (breaches.length === 0) return [];
    const later = await all(world, list);
    if (sameJson(idsOf(later).map(String), idsOf(now).map(String))) return breaches;
    now = later;
  }
  throw new Untried('the list changes all the time');
}

async function all(world: World, list: Operation, query: [string, string][] = []): Promise<Json[]> {
  const step = await world.ask(list, { query });
  const items = itemsIn(step.json);
  if (!step.ok || items === undefined)
    throw new Untried(`GET ${list.path} answers ${step.status} without a list`);
  return items;
}

/** A total is not less than what is shown, and what is shown is what is counted. */
async function counts(spec: Spec, world: World, list: Operation): Promise<Breach[]> {
  const first = await world.ask(list);
  if (!isObject(first.json)) throw new Untried('the answer has no place for a count');
  const [total, count] = [fieldNamed(first.json, totals), fieldNamed(first.json, /^count$/i)];
  if (total === undefined && count === undefined) throw new Untried('the answer counts nothing');
  const limit = queryNamed(list, limits);
  const wanted = Math.min(
    Number(first.json[total ?? ''] ?? 0) + 5,
    Number(schemaOf(spec, limit).maximum ?? 1000),
  );
  const step = limit === undefined ? first : await world.ask(list, { query: [[limit.name, String(wanted)]] });
  const items = itemsIn(step.json) ?? [];
  const said = (name: string | undefined) =>
    name === undefined || !isObject(step.json) ? undefined : Number(step.json[name]);
  // Fewer than were asked for: that is all of them.
  const isWhole = limit === undefined || items.length < wanted;
  const all = said(total);
  const breaches: Breach[] = [];
  if (all !== undefined && (all < items.length || (isWhole && all !== items.length))) {
    breaches.push(breach('law-total', list, `${total} is ${items.length}`, `${all}`, step));
  }
  const shown = said(count);
  if (shown !== undefined && shown !== items.length && shown !== (all ?? shown)) {
    breaches.push(breach('law-total', list, `${count} is ${items.length}`, `${shown}`, step));
  }
  if (limit === undefined || total === undefined || items.length < 2) return breaches;
  return [...breaches, ...(await countsPaged(world, list, limit, total, items.length, isWhole))];
}

function fieldNamed(body: JsonObject, names: RegExp): string | undefined {
  return Object.keys(body).find((name) => names.test(name) && typeof body[name] === 'number');
}

/** A total counts all, not the page. */
async function countsPaged(
  world: World,
  list: Operation,
  limit: Parameter,
  name: string,
  length: number,
  isWhole: boolean,
): Promise<Breach[]> {
  const step = await world.ask(list, { query: [[limit.name, '1']] });
  const total = isObject(step.json) ? Number(step.json[name]) : Number.NaN;
  if (!step.ok || Number.isNaN(total)) return [];
  const isRight = isWhole ? total === length : total >= length;
  return isRight
    ? []
    : [
        breach(
          'law-total',
          list,
          `${name} counts all ${length} items, whatever the page`,
          String(total),
          step,
        ),
      ];
}

/** With one item a page, page numbers and record offsets are the same: each item comes once, then none. */
async function pages(
  world: World,
  resource: Resource,
  list: Operation,
  limit: Parameter,
  offset: Parameter | undefined,
  items: Json[],
): Promise<Breach[]> {
  const seen: string[] = [];
  if (offset === undefined) return limited(world, list, limit, items);
  const isPageNumber = /page/i.test(offset.name);
  for (let index = 0; index <= Math.min(items.length, most); index += 1) {
    const query: [string, string][] = [
      [limit.name, '1'],
      [offset.name, String(isPageNumber ? index + 1 : index)],
    ];
    const step = await world.ask(list, { query });
    const page = itemsIn(step.json);
    if (!step.ok || page === undefined)
      throw new Untried(`GET ${list.path} answers ${step.status} to a page`);
    if (page.length > 1)
      return [
        breach('law-paging', list, `at most 1 item with ${limit.name}=1`, `${page.length} items`, step),
      ];
    if (index === items.length && page.length > 0)
      return [breach('law-paging', list, `no item after the last of ${items.length}`, 'one more', step)];
    if (index < items.length && page.length === 0)
      return [breach('law-paging', list, `item ${index + 1} of ${items.length}`, 'an empty page', step)];
    const id = page[0] === undefined ? undefined : (idIn(page[0], resource.key) ?? JSON.stringify(page[0]));
    if (id !== undefined && seen.includes(id))
      return [breach('law-paging', list, 'each item once', `${id} again`, step)];
    if (id !== undefined) seen.push(id);
  }
  return limited(world, list, limit, items);
}

async function limited(world: World, list: Operation, limit: Parameter, items: Json[]): Promise<Breach[]> {
  const size = Math.max(1, items.length - 1);
  const step = await world.ask(list, { query: [[limit.name, String(size)]] });
  const page = itemsIn(step.json) ?? [];
  return step.ok && page.length > size
    ? [breach('law-paging', list, `at most ${size} items`, `${page.length} items`, step)]
    : [];
}

/** Every item that comes has the value; the item that the value was taken from comes too. */
async function filtered(
  world: World,
  resource: Resource,
  list: Operation,
  filter: Parameter,
  items: Json[],
): Promise<Breach[]> {
  const values = items
    .filter(isObject)
    .map((item) => item[filter.name])
    .filter((value) => typeof value === 'string' && value !== '');
  const value = values.at(-1);
  if (typeof value !== 'string') throw new Untried(`no item has a ${filter.name} to filter by`);
  const source = items.findLast((item) => isObject(item) && item[filter.name] === value);
  const step = await world.ask(list, { query: [[filter.name, value]] });
  const found = itemsIn(step.json);
  if (!step.ok || found === undefined)
    throw new Untried(`GET ${list.path} answers ${step.status} to ${filter.name}`);
  const strays = found.filter(
    (item) =>
      !String((item as JsonObject)[filter.name] ?? '')
        .toLowerCase()
        .includes(value.toLowerCase()),
  );
  if (strays[0] !== undefined)
    return [
      breach(
        'law-filter',
        list,
        `only items with ${filter.name} ${value}`,
        JSON.stringify(strays[0]).slice(0, 120),
        step,
      ),
    ];
  const id = idIn(source, resource.key);
  const isThere = found.some((item) => idIn(item, resource.key) === id);
  const nobody = await world.ask(list, { query: [[filter.name, `${value}-no-such`.slice(0, 60)]] });
  const strangers = nobody.ok ? (itemsIn(nobody.json) ?? []) : [];
  if (strangers.length > 0)
    return [
      breach(
        'law-filter',
        list,
        `nothing with ${filter.name} ${value}-no-such`,
        `${strangers.length} items`,
        nobody,
      ),
    ];
  return isThere
    ? []
    : [
        breach(
          'law-filter',
          list,
          `the item with ${filter.name} ${value}`,
          `${found.length} items without it`,
          step,
        ),
      ];
}

/** Each sortable field, both ways. */
async function sorted(spec: Spec, world: World, list: Operation, sort: Parameter): Promise<Breach[]> {
  const options = (schemaOf(spec, sort).enum as Json[] | undefined) ?? [];
  const direction = queryNamed(list, directions);
  const ways = ((schemaOf(spec, direction).enum as Json[] | undefined) ?? [undefined]).slice(0, 2);
  let tried = 0;
  for (const field of options.map(String)) {
    for (const way of ways) {
      const query: [string, string][] = [
        [sort.name, field],
        ...(direction === undefined || way === undefined
          ? []
          : [[direction.name, String(way)] as [string, string]]),
      ];
      const step = await world.ask(list, { query });
      const values = (itemsIn(step.json) ?? []).map((item) => (isObject(item) ? item[field] : undefined));
      if (
        !step.ok ||
        values.length < 2 ||
        values.some((value) => typeof value !== 'string' && typeof value !== 'number')
      )
        continue;
      tried += 1;
      const isUp = /^asc/i.test(String(way)) ? true : /^desc/i.test(String(way)) ? false : undefined;
      if (!inOrder(values as (string | number)[], isUp)) {
        return [
          breach(
            'law-sort',
            list,
            `sorted by ${field}${way === undefined ? '' : ` ${way}`}`,
            JSON.stringify(values).slice(0, 160),
            step,
          ),
        ];
      }
    }
  }
  if (tried === 0) throw new Untried('no list is long enough to be sorted');
  return [];
}

/** By code points or as people sort: servers do either. */
function inOrder(values: (string | number)[], isUp: boolean | undefined): boolean {
  const byCode = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  const byPeople = (a: string | number, b: string | number): number =>
    typeof a === 'number' ? byCode(a, b) : a.localeCompare(String(b));
  const holds = (compare: typeof byCode, sign: number) =>
    values.every((value, index) => index === 0 || sign * compare(values[index - 1] ?? value, value) <= 0);
  const signs = isUp === undefined ? [1, -1] : [isUp ? 1 : -1];
  return signs.some((sign) => holds(byCode, sign) || holds(byPeople, sign));
}

function breach(rule: Breach['rule'], list: Operation, expected: string, actual: string, step: Step): Breach {
  return { rule, at: list.at, expected, actual, step };
}
