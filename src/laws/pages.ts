import { Inconclusive, type Step, type World } from '../context/world.ts';
import type { Json } from '../shared/json.ts';
import { type Operation, type Parameter, responseFor } from '../spec/operation.ts';
import { asDocumented } from '../spec/remote/views.ts';
import { idIn, type Resource, schemaOf } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { type LawFinding, lawFinding } from './law.ts';
import { ask, hasMore, isPageNumber, itemsOfPage, type Listing, nextOf, sizeWithin } from './listing.ts';

/** How many pages are read at most: a long list is not read to its end. */
const most = 8;

/** One page after the other, and how it went. */
interface Walk {
  readonly items: readonly Json[];
  readonly steps: readonly Step[];
  /** True where the last page was reached. */
  readonly ended: boolean;
  readonly breaches: readonly LawFinding[];
}

/** Pages are as long as asked for, show each item once and none too few, and end. */
export async function pages(
  spec: Spec,
  world: World,
  resource: Resource,
  list: Operation,
  listing: Listing,
  items: readonly Json[],
): Promise<LawFinding[]> {
  const { limit, offset, cursor } = listing;
  if (limit === undefined) throw new Inconclusive('nothing says how long a page is');
  const size = sizeWithin(spec, limit, Math.max(1, Math.ceil(items.length / 4))) ?? 1;
  if (offset === undefined && cursor === undefined) return limited(spec, world, list, limit, items);
  const walk = await walkPages(spec, world, list, listing, size);
  if (walk.breaches.length > 0) return [...walk.breaches];
  const last = walk.steps.at(-1);
  const nameOf = (item: Json) => idIn(item, resource.key) ?? JSON.stringify(item);
  const names = walk.items.map(nameOf);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (last === undefined) return [];
  if (twice !== undefined) return [lawFinding('law-paging', list, 'each item once', `${twice} again`, last)];
  // The first page of the default size holds what the first small pages hold.
  const expected = items.map(nameOf).slice(0, walk.ended ? undefined : walk.items.length);
  const lost = expected.find((name) => !names.includes(name));
  return lost === undefined
    ? []
    : [
        lawFinding(
          'law-paging',
          list,
          `pages of ${size} show ${lost}`,
          `${names.length} items without it`,
          last,
        ),
      ];
}

/** Reads pages of one size until they end or `most` are read. */
export async function walkPages(
  spec: Spec,
  world: World,
  list: Operation,
  listing: Listing,
  size: number,
  count = most,
): Promise<Walk> {
  const { limit, offset, cursor } = listing;
  const walk = { items: [] as Json[], steps: [] as Step[], ended: false, breaches: [] as LawFinding[] };
  const start = offset === undefined ? 0 : await firstOf(spec, world, list, listing, size);
  let token: string | undefined;
  let empty = 0;
  for (let index = 0; index < count && !walk.ended; index += 1) {
    const place = offset === undefined ? token : String(start + index * (isPageNumber(offset) ? 1 : size));
    const name = offset?.name ?? cursor?.name ?? '';
    const query: [string, string][] = [
      ...(limit === undefined ? [] : [[limit.name, String(size)] as [string, string]]),
      ...(place === undefined ? [] : [[name, place] as [string, string]]),
    ];
    const step = await world.ask(list, { query });
    if (!step.ok && offset !== undefined && index > 0) walk.breaches.push(...refusedPage(list, step));
    if (walk.breaches.length > 0) break;
    const page = itemsOfPage(list, step);
    walk.steps.push(step);
    if (limit !== undefined) walk.breaches.push(...tooLong(list, limit, size, page, step));
    const previous = walk.items.length;
    walk.items.push(...page);
    // After a page that is not full comes an empty one.
    const wasLast = offset !== undefined && index > 0 && previous < index * size;
    if (wasLast && page.length > 0)
      walk.breaches.push(
        lawFinding('law-paging', list, `no item after the last of ${previous}`, 'one more', step),
      );
    token = cursor === undefined ? undefined : nextOf(step, cursor);
    const more = hasMore(step.json);
    if (more === true && page.length === 0)
      walk.breaches.push(lawFinding('law-paging', list, 'more items, as the answer says', 'none', step));
    empty = page.length === 0 && token !== undefined ? empty + 1 : 0;
    if (empty > 1)
      walk.breaches.push(
        lawFinding('law-paging', list, 'pages that end', 'one empty page after the other', step),
      );
    const isShort = token === undefined && (more === undefined ? page.length < size : !more);
    walk.ended = offset === undefined ? isShort : page.length === 0;
    // A full page that does not say where it goes on may be the last or not.
    if (walk.breaches.length > 0 || (offset === undefined && token === undefined)) break;
  }
  return walk;
}

/** The breach where a page behind the first is refused with a status that nobody documents: the last is followed by an empty one. */
function refusedPage(list: Operation, step: Step): LawFinding[] {
  const { status } = step;
  const isKnown = responseFor(asDocumented(list), status) !== undefined;
  return isKnown || status < 400 || status >= 500
    ? []
    : [lawFinding('law-paging', list, 'an empty page behind the last one', `status ${status}`, step)];
}

/** Where the first page is: as the schema says; a page number that says nothing is tried. */
async function firstOf(
  spec: Spec,
  world: World,
  list: Operation,
  { limit, offset }: Listing,
  size: number,
): Promise<number> {
  const { minimum, default: preset } = schemaOf(spec, offset);
  if (typeof minimum === 'number') return minimum;
  if (typeof preset === 'number' && preset <= 1) return preset;
  if (offset === undefined || !isPageNumber(offset)) return 0;
  const sized: [string, string][] = limit === undefined ? [] : [[limit.name, String(size)]];
  const [plain] = await ask(world, list, sized);
  const [first] = await ask(world, list, [...sized, [offset.name, '1']]);
  return JSON.stringify(plain[0]) === JSON.stringify(first[0]) ? 1 : 0;
}

async function limited(
  spec: Spec,
  world: World,
  list: Operation,
  limit: Parameter,
  items: readonly Json[],
): Promise<LawFinding[]> {
  const size = sizeWithin(spec, limit, Math.max(1, items.length - 1)) ?? 1;
  const [page, step] = await ask(world, list, [[limit.name, String(size)]]);
  return tooLong(list, limit, size, page, step);
}

/** A page of more items than were asked for. */
function tooLong(
  list: Operation,
  limit: Parameter,
  size: number,
  page: readonly Json[],
  step: Step,
): LawFinding[] {
  const expected = `at most ${size} items with ${limit.name}=${size}`;
  return page.length > size ? [lawFinding('law-paging', list, expected, `${page.length} items`, step)] : [];
}
