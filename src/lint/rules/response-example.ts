import type { LintRule } from '../rule.ts';

/** Mocks answer with examples, and people read them first. */
export const responseExample: LintRule = {
  id: 'response-example',
  meaning: 'Every documented answer with a body has a named example.',
  check: ({ operations }) =>
    operations.flatMap((operation) =>
      operation.responses.flatMap((response) =>
        response.media
          .filter(({ examples }) => !examples.some(({ name }) => name !== 'example'))
          .map(({ at, type }) => ({
            at,
            message: `${operation.id} ${response.status} has no named example for ${type}: add "examples".`,
          })),
      ),
    ),
};
