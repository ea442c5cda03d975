import { isObject, type Json } from '../shared/json.ts';
import { at, join } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';

/** What the page of a documented operation says: `x-documented`. Fields are paths, `grants/*` + `/user_id`. */
export interface Documented {
  readonly credentials: readonly string[];
  readonly parameters: readonly string[];
  readonly body: readonly string[];
  /** The fields (and headers) of each status. */
  readonly responses: ReadonlyMap<string, readonly string[]>;
}

/** What an operation's page is said to document; undefined where the operation is no documented one. */
export function documentedOf({ document }: Spec, operation: Operation): Documented | undefined {
  const node = at(document, join(operation.at, 'x-documented'));
  if (!isObject(node)) return undefined;
  const responses = isObject(node.responses) ? Object.entries(node.responses) : [];
  return {
    credentials: words(node.credentials),
    parameters: words(node.parameters),
    body: words(node.body),
    responses: new Map(responses.map(([status, fields]) => [status, words(fields)])),
  };
}

/** Where an operation says what its page documents. */
export function documentedAt(operation: Operation): string {
  return join(operation.at, 'x-documented');
}

function words(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
