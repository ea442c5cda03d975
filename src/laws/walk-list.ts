import { NoResponse, type Step, type World } from '../context/world.ts';
import type { Json } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { itemsIn, schemaOf } from '../spec/resource.ts';
import { isPageNumber, listingOf, nextOf } from './listing.ts';

/** How a list is asked for: below which things, which of it, and how much at once. */
export interface Wanted {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: readonly (readonly [string, string])[];
  /** Items of a page; as many as may be without it. */
  readonly size?: number;
  /** Pages at most. */
  readonly most?: number;
}

/** The pages of a list, until they end or there are too many of them; those before the first refusal. */
export async function pagesOf(world: World, list: Operation, wanted: Wanted = {}): Promise<Step[]> {
  const { path = {}, query = [], most = 5 } = wanted;
  const { spec } = world.suite;
  const { limit, cursor, offset } = listingOf(spec, list);
  const largest = Math.min(100, Number(schemaOf(spec, limit).maximum ?? 50));
  const size = limit === undefined ? undefined : (wanted.size ?? largest);
  const sized: [string, string][] =
    limit === undefined || size === undefined ? [] : [[limit.name, String(size)]];
  const steps: Step[] = [];
  let more: [string, string][] = [];
  try {
    while (steps.length < most) {
      const step = await world.ask(list, { path, query: [...query, ...sized, ...more] });
      if (!step.ok) return steps;
      steps.push(step);
      const count = itemsIn(step.json)?.length ?? 0;
      const token = cursor === undefined ? undefined : nextOf(step, cursor);
      if (cursor !== undefined && token !== undefined && token !== '') more = [[cursor.name, token]];
      else if (offset === undefined || size === undefined || count < size) return steps;
      else if (isPageNumber(offset)) more = [[offset.name, String(steps.length + 1)]];
      else more = [[offset.name, String(steps.length * size)]];
    }
  } catch (thrown) {
    if (!(thrown instanceof NoResponse)) throw thrown;
  }
  return steps;
}

/** The items of some pages, in their order. */
export function itemsOf(pages: readonly Step[]): Json[] {
  return pages.flatMap(({ json }) => itemsIn(json) ?? []);
}
