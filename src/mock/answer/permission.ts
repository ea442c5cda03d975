import type { Json } from '../../shared/json.ts';
import { at } from '../../shared/pointer.ts';
import type { Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { once } from '../once.ts';

/** The documented refusal of one operation, which names what that one needs, with what this operation needs. */
export function withOwnPermission(
  spec: Spec,
  operation: Operation,
  body: Json | undefined,
): Json | undefined {
  const own = permissions(spec).get(operation);
  if (own === undefined || body === undefined) return body;
  const others = new Set(permissions(spec).values());
  return JSON.parse(
    // A word may begin with another one
    JSON.stringify(body).replace(/[\w:.-]*\w/g, (word) => (others.has(word) ? own : word)),
  ) as Json;
}

/** What a caller of each operation has to hold: `x-permission`. */
const permissions = once((spec: Spec): ReadonlyMap<Operation, string> => {
  const named = spec.operations.flatMap((operation): [Operation, string][] => {
    const node = at(spec.document, operation.at);
    const word = (node as { readonly 'x-permission'?: unknown } | undefined)?.['x-permission'];
    return typeof word === 'string' && /^[\w:.-]*\w$/.test(word) ? [[operation, word]] : [];
  });
  return new Map(named);
});
