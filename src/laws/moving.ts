import { canonical, isObject, type Json } from '../shared/json.ts';

/** A value with its lists in one order: a list without a promised order is a set. */
export function inOrder(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item) => inOrder(item) as Json);
    return items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inOrder(inner) as Json]));
}

/** What an item is told by, however else it changes. */
function keyOf(item: Json): string {
  if (!isObject(item)) return canonical(item);
  const name = ['_id', 'id', 'uid', 'uuid', 'key', 'name'].find((one) => item[one] !== undefined);
  return name === undefined ? canonical(item) : canonical(item[name]);
}

/**
 * True for a value that moves by itself, as its values in three reads show, the third one after other requests and a
 * moment: the reading alone would change it by the same step each time, or once and never again.
 */
export function isMoving(
  first: Json | undefined,
  second: Json | undefined,
  third: Json | undefined,
): boolean {
  if (canonical(second) === canonical(third)) return false;
  const [a, b, c] = [numbersIn(first), numbersIn(second), numbersIn(third)];
  // No number tells a step: a list that grows, a state that goes on
  if (a.length === 0 || a.length !== b.length || b.length !== c.length) return isScalar(second);
  return a.some((number, index) => (b[index] ?? 0) - number !== (c[index] ?? 0) - (b[index] ?? 0));
}

/** True for a number, or a text of one, that another read shows greater. */
export function isCounting(first: Json | undefined, second: Json | undefined): boolean {
  const [a, b] = [numbersIn(first), numbersIn(second)];
  return a.length > 0 && a.length === b.length && a.every((number, index) => number <= (b[index] ?? 0));
}

function isScalar(value: Json | undefined): boolean {
  return typeof value !== 'object';
}

function numbersIn(value: Json | undefined): number[] {
  if (typeof value !== 'number' && typeof value !== 'string') return [];
  return [...String(value).matchAll(/\d+(\.\d+)?/g)].map(([text]) => Number(text));
}
