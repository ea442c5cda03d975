import { at, join } from '../../shared/pointer.ts';
import type { LintRule } from '../rule.ts';

/** A hand-written spec is a claim: the reader needs the page it was read from. */
export const operationDocs: LintRule = {
  id: 'operation-docs',
  meaning: 'Every operation names the page that documents it.',
  check: ({ document, operations }) =>
    operations
      .filter((operation) => {
        const url = at(document, join(operation.at, 'externalDocs', 'url'));
        return !(typeof url === 'string' && /^https?:\/\/[^/]+\//.test(url));
      })
      .map((operation) => ({
        at: operation.at,
        message: `${operation.id} has no externalDocs.url: add the address of the page that documents it.`,
      })),
};
