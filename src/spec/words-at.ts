import { isObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import type { Operation } from './operation.ts';
import type { Spec } from './spec.ts';

/** The summary and the description of an operation. */
export function wordsAt({ document }: Pick<Spec, 'document'>, { at: place }: Operation): string {
  const node = at(document, place);
  const { summary = '', description = '' } = isObject(node) ? node : {};
  return `${summary} ${description}`;
}
