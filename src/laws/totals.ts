import { Inconclusive, type Step, type World } from '../context/world.ts';
import { isObject, type Json } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { fieldsAt } from '../spec/remote/fields.ts';
import { schemaOf } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { wordsAt } from '../spec/words-at.ts';
import { lastPageBreach } from './last-page.ts';
import { type LawFinding, lawFinding } from './law.ts';
import { ask, fields, type Listing, sizeWithin } from './listing.ts';
import { walkPages } from './pages.ts';

const totals = /^(total|total_?(count|items|elements|results|records|size)|count_?total)$/i;

/** A page size that no server cuts without saying so. */
const modest = 20;

/** A total is the number of all items, whatever the page; what is shown is what is counted. */
export async function counts(
  spec: Spec,
  world: World,
  list: Operation,
  listing: Listing,
): Promise<LawFinding[]> {
  const { limit, offset } = listing;
  const [shown, first] = await ask(world, list);
  const total = totalIn(first);
  const count = isObject(first.json) ? numberNamed(Object.entries(first.json), /^count$/i) : undefined;
  if (total === undefined && count === undefined) throw new Inconclusive('the answer counts nothing');
  const wanted = sizeWithin(spec, limit ?? nowhere, Math.max(shown.length, total?.value ?? 0) + 5) ?? 0;
  const [items, step] =
    limit === undefined ? [shown, first] : await ask(world, list, [[limit.name, String(wanted)]]);
  const isWhole = await wasWhole(spec, world, list, listing, items, wanted);
  if (limit === undefined && offset !== undefined && total !== undefined && shown.length > 0) {
    const walk = await walkPages(spec, world, list, listing, shown.length);
    const last = walk.steps.at(-1);
    return !walk.ended || last === undefined || walk.items.length === total.value
      ? []
      : [lawFinding('law-total', list, `${total.name} is ${walk.items.length}`, `${total.value}`, last)];
  }
  const breaches: LawFinding[] = [
    ...headerBreach(list, first),
    ...(isWhole ? lastPageBreach(spec, list, step) : []),
  ];
  const now = totalIn(step);
  if (now !== undefined && (now.value < items.length || (isWhole && now.value !== items.length)))
    breaches.push(lawFinding('law-total', list, `${now.name} is ${items.length}`, `${now.value}`, step));
  const said = isObject(step.json) ? numberNamed(Object.entries(step.json), /^count$/i) : undefined;
  // On some servers the count is the page's, on others that of all.
  if (
    said !== undefined &&
    said.value !== items.length &&
    (isWhole || said.value < items.length || (now !== undefined && said.value !== now.value))
  )
    breaches.push(lawFinding('law-total', list, `${said.name} is ${items.length}`, `${said.value}`, step));
  if (limit === undefined || items.length < 2 || breaches.length > 0) return breaches;
  const size = sizeWithin(spec, limit, items.length > 2 ? items.length - 1 : 1) ?? 1;
  const [page, small] = await ask(world, list, [[limit.name, String(size)]]);
  const figures = [
    ...headerBreach(list, small),
    ...pagesBreach(list, small, size),
    ...(said === undefined ? [] : countBreach(spec, list, items.length, page, small)),
  ];
  if (figures.length > 0 || now === undefined) return figures;
  const again = totalIn(small);
  return again === undefined || again.value === now.value
    ? breaches
    : [
        lawFinding(
          'law-total',
          list,
          `${now.name} is ${now.value}, whatever the page`,
          `${again.value}`,
          small,
        ),
      ];
}

/** A header that counts agrees with the body that does. */
function headerBreach(list: Operation, step: Step): LawFinding[] {
  const header = step.exchange.response?.headers['x-total-count'];
  const total = numberNamed(fields(step.json), totals);
  if (header === undefined || total === undefined || header === String(total.value)) return [];
  return [lawFinding('law-total', list, `X-Total-Count is ${total.name}, ${total.value}`, header, step)];
}

/** The number of pages is that of full ones and one more for the rest. */
function pagesBreach(list: Operation, step: Step, size: number): LawFinding[] {
  const pages = numberNamed(fields(step.json), /^(total_?)?pages$|^(page_?count|total_?pages|num_?pages)$/i);
  const total = numberNamed(fields(step.json), totals);
  const limit = numberNamed(fields(step.json), /^(limit|per_?page|page_?size)$/i)?.value ?? size;
  if (pages === undefined || total === undefined || total.value === 0 || limit !== size) return [];
  const wanted = Math.ceil(total.value / size);
  return pages.value === wanted
    ? []
    : [
        lawFinding(
          'law-total',
          list,
          `${pages.name} is ${wanted} for ${total.value} items in pages of ${size}`,
          String(pages.value),
          step,
        ),
      ];
}

/** A count of which the document says that it is of all, on a page that is not. */
function countBreach(
  spec: Spec,
  list: Operation,
  all: number,
  page: readonly Json[],
  step: Step,
): LawFinding[] {
  const schema = list.responses.find(({ status }) => status.startsWith('2'))?.media[0]?.schema;
  const field = schema === undefined ? undefined : fieldsAt(spec.document, schema.at).get('count');
  const isOfAll = /\b(all|in all|altogether|total|match|whatever the page|on all pages)\b/i.test(
    `${String(field?.schema.description ?? '')} ${/`?count`?[^.;]*/i.exec(wordsAt(spec, list))?.[0] ?? ''}`,
  );
  const said = isObject(step.json) ? step.json.count : undefined;
  if (!isOfAll || page.length >= all || said !== page.length) return [];
  return [lawFinding('law-total', list, `count is ${all}, of all pages`, String(said), step)];
}

const nowhere = {
  name: '',
  in: 'query',
  required: false,
  at: '#',
  schema: undefined,
  style: 'form',
  explode: true,
  json: false,
  examples: [],
  unpromised: [],
} as const;

interface Said {
  readonly name: string;
  readonly value: number;
}

/** The number of all items that an answer states: in its body, else in `X-Total-Count`. */
export function totalIn({ json, exchange }: Step): Said | undefined {
  const header = exchange.response?.headers['x-total-count'] ?? exchange.response?.headers['x-total'];
  const said =
    header !== undefined && /^\d+$/.test(header)
      ? { name: 'X-Total-Count', value: Number(header) }
      : undefined;
  return numberNamed(fields(json), totals) ?? said;
}

function numberNamed(entries: readonly [string, Json][], names: RegExp): Said | undefined {
  const found = entries.find(([name, value]) => names.test(name) && typeof value === 'number');
  return found === undefined ? undefined : { name: found[0], value: Number(found[1]) };
}

/** True where these are certainly all items: a server may cut a page shorter than asked for. */
async function wasWhole(
  spec: Spec,
  world: World,
  list: Operation,
  listing: Listing,
  items: readonly Json[],
  wanted: number,
): Promise<boolean> {
  const { limit, offset, cursor } = listing;
  if (limit === undefined && offset === undefined && cursor === undefined)
    return !saysMore(world.steps.at(-1));
  if (limit !== undefined && items.length >= wanted) return false;
  if (limit !== undefined && wanted <= Number(schemaOf(spec, limit).maximum ?? modest)) return true;
  if (items.length === 0 || limit === undefined) return false;
  const walk = await walkPages(spec, world, list, listing, Math.max(1, items.length), 2);
  return walk.ended && walk.items.length === items.length;
}

/** A list without a word about pages may still be cut, where its answer says that there is more. */
export function saysMore(step: Step | undefined): boolean {
  if (step === undefined) return false;
  return (
    step.exchange.response?.headers.link !== undefined ||
    fields(step.json).some(
      ([name, value]) =>
        /next|has_?more|more/i.test(name) && value !== null && value !== false && value !== '',
    )
  );
}
