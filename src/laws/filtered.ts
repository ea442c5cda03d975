import { Inconclusive, type World } from '../context/world.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { plainName } from '../shared/spelling.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Operation, Parameter } from '../spec/operation.ts';
import { idIn, itemsIn, type Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { queryPairs } from '../wire/encode-parameter.ts';
import { type LawFinding, lawFinding } from './law.ts';
import { ask } from './listing.ts';

/** Every item that comes has the value; the item that the value was taken from comes too. */
export async function filtered(
  world: World,
  resource: Resource,
  list: Operation,
  filter: Parameter,
  items: readonly Json[],
): Promise<LawFinding[]> {
  if (choosesFields(world.suite.spec, filter))
    throw new Inconclusive(`${filter.name} says what the items show, not which`);
  const source = items.findLast((item) => isTelling(valueIn(item, filter)));
  const [value] = [valueIn(source, filter)].flat();
  if (value === undefined) throw new Inconclusive(`no item has a ${filter.name} to filter by`);
  const [found, step] = await ask(world, list, queryOf(filter, value));
  // What does not show the field says nothing of it
  const stray = found.find((item) => {
    const shown = valueIn(item, filter);
    return shown !== undefined && !has(shown, value);
  });
  if (stray !== undefined) {
    const what = `only items with ${filter.name} ${String(value)}`;
    return [lawFinding('law-filter', list, what, JSON.stringify(stray).slice(0, 120), step)];
  }
  const id = idIn(source, resource.key);
  if (!found.some((item) => idIn(item, resource.key) === id))
    return [
      lawFinding(
        'law-filter',
        list,
        `the item with ${filter.name} ${String(value)}`,
        `${found.length} items without it`,
        step,
      ),
    ];
  const [other] = optionsBeside(filter, value);
  if (other !== undefined) return onlyOf(world, list, filter, other);
  return typeof value === 'string' ? noneOf(world, list, filter, value) : [];
}

/** A switch that the document calls one of the answer's fields, such as "whether to include the dnssec field". */
export function choosesFields({ document }: Spec, { at: pointer, schema }: Parameter): boolean {
  if (schema?.schema.type !== 'boolean') return false;
  const [parameter] = followRef(document, pointer);
  const text = `${isObject(parameter) ? parameter.description : ''} ${schema.schema.description ?? ''}`;
  return /\b(include|embed|expand|show|return|add)s?\b[^.]*\b(fields?|propert(y|ies)|details?|info(rmation)?)\b/i.test(
    text,
  );
}

/** The other values of a closed list: who looks away shows the same items for them. */
function optionsBeside({ schema }: Parameter, value: Json): Json[] {
  const { enum: own, items } = schema?.schema ?? {};
  const options = own ?? (isObject(items) ? items.enum : undefined);
  return Array.isArray(options) ? options.filter((option) => option !== null && option !== value) : [];
}

async function onlyOf(world: World, list: Operation, filter: Parameter, value: Json): Promise<LawFinding[]> {
  const step = await world.ask(list, { query: queryOf(filter, value) });
  const items = step.ok ? (itemsIn(step.json) ?? []) : [];
  const stray = items.find((item) => isTelling(valueIn(item, filter)) && !has(valueIn(item, filter), value));
  if (stray === undefined) return [];
  const what = `only items with ${filter.name} ${String(value)}`;
  return [lawFinding('law-filter', list, what, JSON.stringify(stray).slice(0, 120), step)];
}

/** A value that nothing has lets nothing through. */
async function noneOf(
  world: World,
  list: Operation,
  filter: Parameter,
  value: string,
): Promise<LawFinding[]> {
  const other = `${value}-no-such`.slice(0, 60);
  const step = await world.ask(list, { query: queryOf(filter, other) });
  const strangers = step.ok ? (itemsIn(step.json) ?? []) : [];
  return strangers.length === 0
    ? []
    : [
        lawFinding(
          'law-filter',
          list,
          `nothing with ${filter.name} ${other}`,
          `${strangers.length} items`,
          step,
        ),
      ];
}

export function queryOf(filter: Parameter, value: Json): [string, string][] {
  return queryPairs(filter, filter.schema?.schema.type === 'array' ? [value] : value);
}

/** The field of an item that a filter is called after, whatever the spelling. */
export function valueIn(item: Json | undefined, { name }: Parameter): Json | undefined {
  if (!isObject(item)) return undefined;
  if (Object.hasOwn(item, name)) return item[name];
  const wanted = plainName(name);
  const field =
    Object.keys(item).find((key) => plainName(key) === wanted) ??
    Object.keys(item).find((key) => plainName(key) === `${wanted}s` && Array.isArray(item[key]));
  return field === undefined ? undefined : (item as JsonObject)[field];
}

export function isTelling(value: Json | undefined): boolean {
  if (Array.isArray(value)) return typeof value[0] === 'string' && value[0] !== '';
  if (typeof value === 'boolean') return true;
  return (typeof value === 'string' || Number.isInteger(value)) && value !== '';
}

/** A filter by a text may ask for a part of it, in any case. */
export function has(found: Json | undefined, wanted: Json): boolean {
  if (Array.isArray(found)) return found.includes(wanted);
  if (typeof wanted !== 'string') return found === wanted;
  return String(found ?? '')
    .toLowerCase()
    .includes(wanted.toLowerCase());
}
