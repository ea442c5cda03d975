import type { LintRule } from '../rule.ts';
import { nodesOf } from '../walk.ts';

const longest = 160;

/** A source is a line that a reader can follow. */
export const sourceLine: LintRule = {
  id: 'source-line',
  meaning: `x-source is one line of at most ${longest} characters.`,
  check: ({ document }) =>
    nodesOf(document)
      .filter(({ node }) => node['x-source'] !== undefined && !isLine(node['x-source']))
      .map(({ at }) => ({
        at: `${at}/x-source`,
        message: `x-source has to be one line of 1 to ${longest} characters.`,
      })),
};

function isLine(value: unknown): boolean {
  return (
    typeof value === 'string' && /^\S.*$/.test(value) && !value.includes('\n') && value.length <= longest
  );
}
