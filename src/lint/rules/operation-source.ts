import { isObject } from '../../shared/json.ts';
import { at } from '../../shared/pointer.ts';
import type { LintRule } from '../rule.ts';

/** An operation is either what the contract's document describes, or added knowledge with a source. */
export const operationSource: LintRule = {
  id: 'operation-source',
  meaning: 'Every operation carries x-documented (its page is the contract) or x-source, and not both.',
  check: ({ document, operations }) =>
    operations.flatMap((operation) => {
      const node = at(document, operation.at);
      if (!isObject(node)) return [];
      const isDocumented = isObject(node['x-documented']);
      const hasSource = node['x-source'] !== undefined;
      if (isDocumented !== hasSource) return [];
      const what = isDocumented
        ? 'has both x-documented and x-source: keep one.'
        : 'has neither x-documented (what its page says) nor x-source: add one.';
      return [{ at: operation.at, message: `${operation.id} ${what}` }];
    }),
};
