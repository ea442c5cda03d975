import { missingFrom } from '../context/compare.ts';
import { isObject, type Json } from '../shared/json.ts';
import { product } from '../shared/package-root.ts';
import { itemsIn } from '../spec/resource.ts';

/** The name that a body gives a thing, or under which a list shows it. */
export function nameIn(value: Json | undefined): string | undefined {
  if (!isObject(value)) return undefined;
  const own = [value.name, value.title].find((one) => typeof one === 'string');
  if (typeof own === 'string') return own;
  return isObject(value.metadata) && typeof value.metadata.name === 'string'
    ? value.metadata.name
    : undefined;
}

/** True for a thing whose name begins as the names that the run gives. */
export function isSigned(item: Json | undefined): boolean {
  return nameIn(item)?.startsWith(`${product.name}-`) === true;
}

/** True for a name that ends as the suite ends names that it makes up. */
export function isTagged(name: string): boolean {
  return /-[0-9a-z]{5,6}$/.test(name);
}

/** False for a page of a longer list: it counts more than it shows, or says where the rest is. */
export function isWhole(answer: Json | undefined): boolean {
  const { length } = itemsIn(answer) ?? [];
  if (!isObject(answer)) return true;
  return Object.entries(answer).every(([name, value]) =>
    typeof value === 'number'
      ? value <= length
      : !(/next|cursor|continue|marker/i.test(name) && typeof value === 'string' && value !== ''),
  );
}

/** True for an item that shows what was sent, as far as it has fields of those names: at least one. */
export function showsSent(item: Json, sent: Json | undefined): boolean {
  if (!isObject(item) || !isObject(sent)) return false;
  const shared = Object.entries(sent).filter(([name]) => name in item);
  return shared.length > 0 && shared.every(([name, value]) => missingFrom(item[name], value).length === 0);
}
