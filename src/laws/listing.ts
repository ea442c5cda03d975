import { Inconclusive, type Step, type World } from '../context/world.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import type { Operation, Parameter } from '../spec/operation.ts';
import { idIn, itemsIn, queryNamed, schemaOf } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { isToken } from '../values/token.ts';
import { spread } from './spread.ts';

const limits = /^(limit|per_?page|page_?size|size|max(_?results|_?items)?|top|take|\$top|page\[size\])$/i;
const offsets = /^(offset|skip|start|start_?index|from|page|page_?(number|no|index)|\$skip|page\[number\])$/i;
const cursors =
  /^(cursor|(starting_?)?after|page_?token|continuation_?token|next(_?(token|cursor))?|marker|page\[(cursor|after)\])$/i;
const sorts = /^(sort|sort_?by|order_?by|ordering|\$orderby)$/i;
const directions = /^(order|direction|sort_?(dir|direction|order)|order_?dir(ection)?|dir)$/i;

/** What chooses how items are shown, not which. */
const shapes = /^(expand|include|embed|fields?|select|populate|prefer|format|locale|lang(uage)?)(\[\w*\])?$/i;

/** What the parameters of a list say about its pages and its order. */
export interface Listing {
  readonly limit: Parameter | undefined;
  readonly offset: Parameter | undefined;
  readonly cursor: Parameter | undefined;
  readonly sort: Parameter | undefined;
  readonly direction: Parameter | undefined;
  /** All others of the query. */
  readonly filters: readonly Parameter[];
}

/** Reads a list's parameters: a `from` that is a date is no offset, an `order` beside `sort` is its direction. */
export function listingOf(spec: Spec, list: Operation): Listing {
  const isNumber = (parameter: Parameter | undefined) =>
    parameter !== undefined && /^(integer|number|undefined)$/.test(String(schemaOf(spec, parameter).type));
  const numeric = (names: RegExp) =>
    list.parameters.find((one) => one.in === 'query' && names.test(one.name) && isNumber(one));
  const isTime = (parameter: Parameter) => /^date/.test(String(schemaOf(spec, parameter).format));
  const found = queryNamed(list, cursors);
  const sort = queryNamed(list, sorts) ?? queryNamed(list, /^order$/i);
  const direction = list.parameters.find(
    (one) => one.in === 'query' && directions.test(one.name) && one !== sort,
  );
  const known = {
    limit: numeric(limits),
    offset: numeric(offsets),
    cursor: found === undefined || isTime(found) ? undefined : found,
    sort,
    direction,
  };
  const taken = new Set<Parameter | undefined>(Object.values(known));
  return {
    ...known,
    filters: list.parameters
      .filter((one) => one.in === 'query' && !taken.has(one) && !isToken(one) && !shapes.test(one.name))
      .flatMap(spread),
  };
}

/** The items that a list gives to a query. Throws `Untried` where it gives none. */
export async function ask(
  world: World,
  list: Operation,
  query: [string, string][] = [],
): Promise<[Json[], Step]> {
  const step = await world.ask(list, { query });
  return [itemsOfPage(list, step), step];
}

/** The items in an answer of a list. Throws `Untried` where it has none. */
export function itemsOfPage(list: Operation, { json, ok, status }: Step): Json[] {
  const items = itemsIn(json);
  if (!ok || items === undefined) throw new Inconclusive(`GET ${list.path} answers ${status} without a list`);
  return items;
}

/** A page size within the bounds of `limit`; undefined where its options leave no choice. */
export function sizeWithin(spec: Spec, limit: Parameter, wanted: number): number | undefined {
  const { minimum, maximum, enum: options, multipleOf } = schemaOf(spec, limit);
  if (Array.isArray(options)) {
    const sizes = options.filter((option) => typeof option === 'number').sort((a, b) => a - b);
    return sizes.find((size) => size >= wanted) ?? sizes.at(-1);
  }
  const size = Math.min(Math.max(wanted, Number(minimum ?? 1)), Number(maximum ?? Number.MAX_SAFE_INTEGER));
  return multipleOf === undefined ? size : Math.ceil(size / Number(multipleOf)) * Number(multipleOf);
}

/** True for a parameter that counts pages and not items. */
export function isPageNumber({ name }: Parameter): boolean {
  return /page/i.test(name);
}

/** The query of the page after this answer, as the answer itself says: `Link`, a URL, or a token in the body. */
export function nextOf({ exchange, json }: Step, cursor: Parameter): string | undefined {
  const link = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(exchange.response?.headers.link ?? '')?.[1];
  const said = link ?? fields(json).find(([name, value]) => isNext(name, value))?.[1];
  if (typeof said !== 'string' || said === '') return afterLast(json, cursor);
  if (!/[/?]/.test(said) || !URL.canParse(said, exchange.request.url)) return said;
  return new URL(said, exchange.request.url).searchParams.get(cursor.name) ?? undefined;
}

/** Where a page goes on behind an item of the page before, that is the last one. */
function afterLast(json: Json | undefined, { name }: Parameter): string | undefined {
  const isBehind = /^(starting_?after|after(_?id)?|last_?id|marker)$/i.test(name);
  return isBehind && hasMore(json) === true ? idIn(itemsIn(json)?.at(-1), name) : undefined;
}

/** What an answer says about more items behind its own; undefined where it says nothing. */
export function hasMore(json: Json | undefined): boolean | undefined {
  const said = fields(json).find(
    ([name, value]) =>
      /^(has_?more|has_?next(_?page)?|more|is_?truncated)$/i.test(name) && typeof value === 'boolean',
  );
  return said?.[1] as boolean | undefined;
}

function isNext(name: string, value: Json): boolean {
  return (
    typeof value === 'string' &&
    /^(next|.*next_?(cursor|token|page|page_?token|url|link)|(end_?)?cursor)$/i.test(name)
  );
}

/** The fields of an answer and of the objects that speak about its pages. */
export function fields(json: Json | undefined): [string, Json][] {
  if (!isObject(json)) return [];
  const inner = Object.entries(json).filter(([name]) =>
    /^(_?meta|_?links|page|paging|pagination|page_?info|data)$/i.test(name),
  );
  return [
    ...Object.entries(json),
    ...inner.flatMap(([, value]) => (isObject(value) ? Object.entries(value as JsonObject) : [])),
  ];
}
