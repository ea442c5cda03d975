import { isObject } from '../../shared/json.ts';
import { at } from '../../shared/pointer.ts';
import type { LintRule } from '../rule.ts';

/** Tags are how documents, clients and people group operations. */
export const operationTags: LintRule = {
  id: 'operation-tags',
  meaning: 'Every operation has a tag.',
  check: ({ document, operations }) =>
    operations
      .filter((operation) => {
        const node = at(document, operation.at);
        return !(isObject(node) && Array.isArray(node.tags) && node.tags.length > 0);
      })
      .map((operation) => ({ at: operation.at, message: `${operation.id} has no tag: add "tags".` })),
};
