import { join } from '../../shared/pointer.ts';
import type { LintRule } from '../rule.ts';
import { nodesOf } from '../walk.ts';

const known = [
  'x-added',
  'x-documented',
  'x-elicit',
  'x-example',
  'x-permission',
  'x-reference',
  'x-refusable',
  'x-source',
  'x-unpromised',
];

/** A misspelt word of ours would be ignored in silence. */
export const extensionKnown: LintRule = {
  id: 'extension-known',
  meaning: 'Every x- field is one that docs/specs.md explains.',
  check: ({ document }) =>
    nodesOf(document).flatMap(({ at, node }) =>
      Object.keys(node)
        .filter((key) => key.startsWith('x-') && !known.includes(key))
        .map((key) => ({
          at: join(at, key),
          message: `${key} is not known. There are: ${known.join(', ')}.`,
        })),
    ),
};
