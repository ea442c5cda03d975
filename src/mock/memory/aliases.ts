import type { Operation } from '../../spec/operation.ts';
import type { MatchedRequest } from '../behaviour/behaviour.ts';
import type { Alias, Aliases, StoredCollection } from './stored-collection.ts';

/** A path template whatever its parameters are called, and whether or not a slash ends it. */
export function plainPath(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}').replace(/(?<=.)\/$/, '');
}

/** True for a path that leads on from a thing that `item` names. */
export function isBelow(path: string, item: string): boolean {
  return plainPath(path).startsWith(`${plainPath(item)}/`);
}

/** What the operations at and below a collection call the parameters of its paths; only where it is something else. */
export function aliasesOf(operations: readonly Operation[], path: string, item: string): Aliases {
  const at = operations.filter((one) => `${plainPath(one.path)}/`.startsWith(`${plainPath(path)}/`));
  const named = at.map((one) => [one, differing(item.split('/'), one.path.split('/'))] as const);
  return new Map(named.filter(([, aliases]) => aliases.length > 0));
}

function differing(own: readonly string[], other: readonly string[]): Alias[] {
  return own.flatMap((step, index): Alias[] => {
    const there = other[index] ?? '';
    return step === there || !/^\{.+\}$/.test(there) ? [] : [[step.slice(1, -1), there.slice(1, -1)]];
  });
}

/** The values in a request's path, by the names that the collection has for them. */
export function paramsFor(
  { aliases }: StoredCollection,
  { operation, params }: Pick<MatchedRequest, 'operation' | 'params'>,
): MatchedRequest['params'] {
  const renamed = aliases.get(operation);
  if (renamed === undefined) return params;
  return { ...params, ...Object.fromEntries(renamed.map(([own, other]) => [own, params[other] ?? ''])) };
}

/** What the request's path calls the parameter that names a thing of the collection. */
export function parameterIn({ aliases, parameter }: StoredCollection, operation: Operation): string {
  return aliases.get(operation)?.find(([own]) => own === parameter)?.[1] ?? parameter;
}
