import { jsonMedia } from '../../spec/openapi/media.ts';
import type { LintRule } from '../rule.ts';

/** A request example is the shortest way to say how an operation is called. */
export const requestExample: LintRule = {
  id: 'request-example',
  meaning: 'Every operation with a body has a named request example.',
  check: ({ operations }) =>
    operations.flatMap(({ id, body }) => {
      const media = jsonMedia(body) ?? body?.media[0];
      if (media === undefined || media.examples.some(({ name }) => name !== 'example')) return [];
      return [{ at: media.at, message: `${id} has no named request example: add "examples".` }];
    }),
};
