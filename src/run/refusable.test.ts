import { describe, expect, test } from 'vitest';
import { specOf } from '../../tests/spec-of.ts';
import type { Probe } from '../probes/probe.ts';
import type { JsonObject } from '../shared/json.ts';
import type { Response } from '../spec/operation.ts';
import { refusableReason } from './refusable.ts';

const rule = 'from may not be after to';

/** Whether a POST of `{ "from": 3 }` may be refused with 422, where a rule stands at these places. */
function reasonWith({ operation = {}, response = {}, property = {} }: Record<string, JsonObject>) {
  const schema = {
    type: 'object',
    properties: { from: { type: 'integer', ...property }, to: { type: 'integer' } },
  };
  const spec = specOf({
    paths: {
      '/spans': {
        post: {
          ...operation,
          requestBody: { content: { 'application/json': { schema } } },
          responses: { 201: { description: 'made' }, 422: { description: 'refused', ...response } },
        },
      },
    },
  });
  const [post] = spec.operations;
  const draft = { path: {}, headers: {}, query: [], body: { type: 'application/json', text: '{"from":3}' } };
  const refused = post?.responses.find(({ status }) => status === '422') as Response;
  return refusableReason(spec, { operation: post, draft } as unknown as Probe, refused);
}

describe(refusableReason, () => {
  test.each<[string, Record<string, JsonObject>, string | undefined]>([
    ['of the operation', { operation: { 'x-refusable': rule } }, `the document says x-refusable: ${rule}`],
    ['of the answer', { response: { 'x-refusable': true } }, 'the document says x-refusable'],
    [
      'of a field that is sent',
      { property: { 'x-refusable': rule } },
      `the document says x-refusable: ${rule}`,
    ],
    ['nowhere', {}, undefined],
    ['with false', { operation: { 'x-refusable': false } }, undefined],
  ])('a word %s', (_where, places, reason) => expect(reasonWith(places)).toBe(reason));
});
